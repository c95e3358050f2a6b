package survey

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tippani/model/source"
)

// queue writes n records, by what write makes of their numbers, and opens them.
func queue(t testing.TB, n int, write func(i int) string) source.Queue {
	t.Helper()
	path := filepath.Join(t.TempDir(), "q.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	for i := range n {
		fmt.Fprintln(w, write(i))
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	q, err := source.Open([]string{path}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	return q
}

// all takes news until the work is done.
func all(h *Heads) (read []Progress, matches []Match, c Count) {
	for running := true; running; {
		h.Wait()
		running = h.Running()
		var n News
		n, c = h.Take()
		read, matches = append(read, n.Read...), append(matches, n.Matches...)
	}
	return read, matches, c
}

func titled(i int) string {
	return fmt.Sprintf(`{"id":"n-%d","text":"📰 %s","meta":{"title":"শিরোনাম %d","source":"dir/%d.txt"},"spans":[{}]}`, i, "কথা", i*7, i)
}

func numbers(matches []Match, full bool) string {
	var all []string
	for _, m := range matches {
		if m.Full == full {
			all = append(all, fmt.Sprint(m.Article+1))
		}
	}
	return strings.Join(all, " ")
}

func TestHeadsAreReadAndFiltered(t *testing.T) {
	h := New(queue(t, 500, func(i int) string {
		switch i {
		case 41:
			return `{"id":"x","text":"রাশি\u09af\u09bcা"}`
		case 42:
			return `not JSON`
		case 43:
			return `{"id":"y","text":"Dhaka Mail"}`
		}
		return titled(i)
	}))
	h.Start()
	read, _, c := all(h)
	if c != (Count{500, 500, 500, true}) || len(read) != 500 || read[7] != (Progress{Article: 7, ID: "n-7", Spans: 1}) || read[42] != (Progress{Article: 42}) {
		t.Errorf("%+v, %d read, %+v %+v", c, len(read), read[7], read[42])
	}
	state := func(w string) bool { return w == "বাকি" }
	for _, c := range []struct{ typed, full, other string }{
		{"318", "318", ""},
		{"৩১৮", "318", ""},
		{"রাশিয়া", "42", ""},
		{"dhaka MAIL", "44", ""},
		{"মেলে_না", "", ""},
		{"dir/17.txt", "18", ""},
		{"n-499", "500", ""},
		{"not json", "43", ""},
		{"dhaka বাকি", "", "44"},
		{"শিরোনাম 3493", "500", ""},
	} {
		f := NewFilter(c.typed, state)
		h.Filter(f)
		h.Start()
		_, matches, count := all(h)
		if numbers(matches, true) != c.full && c.typed != "318" && c.typed != "৩১৮" || numbers(matches, false) != c.other ||
			count.Filtered != 500 {
			t.Errorf("%q matches %q and perhaps %q, want %q and %q; %+v", c.typed, numbers(matches, true), numbers(matches, false), c.full,
				c.other, count)
		}
		if c.typed == "318" && f.Number() != 318 {
			t.Errorf("318 is the number %d", f.Number())
		}
	}
	if h.Filter(NewFilter("31", nil)); NewFilter(" ", nil) != nil {
		t.Error("blanks are a filter")
	}
	h.Start()
	if _, matches, _ := all(h); !strings.HasPrefix(numbers(matches, true), "31 ") ||
		!strings.Contains(numbers(matches, true), " 310 311 312 ") {
		t.Errorf("31 matches %s", numbers(matches, true))
	}
	if r := h.Row(42); r.Fault.None() || r.Title != "" || !r.Known {
		t.Errorf("the faulty row is %+v", r)
	}
}

func TestWhatIsInSightIsReadFirst(t *testing.T) {
	const n = 30_000
	h := New(queue(t, n, titled))
	if h.See([]int{n - 1, n - 2}) {
		t.Error("rows are known before anything is read")
	}
	h.Start()
	h.Wait()
	news, _ := h.Take()
	h.Stop()
	if len(news.Read) == 0 || news.Read[0].Article != n-1 {
		t.Errorf("read first: %+v", news.Read[:1])
	}
	if r := h.Row(n - 1); r.Title != fmt.Sprintf("শিরোনাম %d", 7*(n-1)) || r.Name != fmt.Sprintf("dir/%d.txt", n-1) ||
		r.ID != fmt.Sprintf("n-%d", n-1) {
		t.Errorf("the row is %+v", r)
	}
	h.From(n - 5)
	h.Start()
	read, _, c := all(h)
	if c.Read != n || len(read)+len(news.Read) < n-mostNews {
		t.Errorf("after going on: %+v", c)
	}
}

func TestWorkThatIsStoppedStaysSoAndGoesOnWhereItWas(t *testing.T) {
	h := New(queue(t, 60_000, titled))
	h.Start()
	h.Wait()
	h.Stop()
	if h.Running() {
		t.Error("it runs after Stop")
	}
	h.Take()
	if _, _, c := all(h); c.Read == 60_000 {
		t.Error("it went on after Stop")
	}
	h.Start()
	if _, _, c := all(h); c.Read != 60_000 {
		t.Errorf("after a new start %+v", c)
	}
}

// TestALongQueueTakesLittleMemory reads and filters 200,000 articles of which nobody takes more than a screenful.
func TestALongQueueTakesLittleMemory(t *testing.T) {
	const n = 200_000
	text := strings.Repeat("শব্দ ", 100)
	q := queue(t, n, func(i int) string { return fmt.Sprintf(`{"id":"article-%d","text":"%d %s"}`, i, i, text) })
	before := heap()
	h := New(q)
	h.Filter(NewFilter("199999", nil))
	h.Start()
	_, matches, c := all(h)
	if c.Read != n || numbers(matches, true) != "199999 200000" {
		t.Fatalf("%+v, matches %s", c, numbers(matches, true))
	}
	if got := int64(heap() - before); got > 120<<20 {
		t.Errorf("%d MiB for %d articles", got>>20, n)
	} else {
		t.Logf("%d MiB for %d articles", got>>20, n)
	}
	runtime.KeepAlive(h)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestRowsThatAreNotKeptAreReadAgain(t *testing.T) {
	h := New(queue(t, 300, titled))
	h.kept = mostKept
	h.Start()
	all(h)
	h.Filter(NewFilter("dir/17.txt", nil))
	h.Start()
	if _, matches, _ := all(h); numbers(matches, true) != "18" {
		t.Errorf("matches %s", numbers(matches, true))
	}
	h.See([]int{17})
	h.Start()
	all(h)
	if r := h.Row(17); r.Title != "শিরোনাম 119" {
		t.Errorf("the row in sight is %+v", r)
	}
}

// found takes hits until the search is over.
func found(s *Search) (hits []Hit, c Searched) {
	for running := true; running; {
		s.Wait()
		running = s.Running()
		var more []Hit
		more, c = s.Take()
		hits = append(hits, more...)
	}
	return hits, c
}

func TestSearchFindsInAllArticles(t *testing.T) {
	q := queue(t, 300, func(i int) string {
		switch i {
		case 17:
			return `{"text":"📰 প্রথম লাইন\nউত্তর কোরি\u09af\u09bcা ও কোরিয়া\nশেষ","meta":{"title":"সতেরো"}}`
		case 18:
			return `faulty`
		}
		return titled(i)
	})
	s := NewSearch(q, "কোরিয়া")
	s.Start()
	hits, c := found(s)
	if c != (Searched{Articles: 300, Total: 300, Hits: 2, In: 1, Failed: 1, Ended: true}) || len(hits) != 2 {
		t.Fatalf("%+v, %d hits", c, len(hits))
	}
	h := hits[0]
	if h.Article != 17 || h.Before != "উত্তর " || h.Text != "কোরি\u09af\u09bcা" || h.After != " ও কোরিয়া" || h.Title != "সতেরো" ||
		h.Name != "q.jsonl:18" {
		t.Errorf("the first is %+v", h)
	}
	item, err := q.At(17)
	if err != nil || item.Article.Slice(h.Range) != h.Text || hits[1].Range.Start <= h.Range.Start {
		t.Errorf("it stands at %v", h.Range)
	}
}

func TestSearchEndsWhenThereIsTooMuch(t *testing.T) {
	s := NewSearch(queue(t, 500, func(i int) string { return `{"text":"` + strings.Repeat("ক ", 200) + `"}` }), "ক")
	s.Start()
	hits, c := found(s)
	if len(hits) != MostHits || !c.Full || !c.Ended || c.Articles != MostHits/MostPerArticle {
		t.Errorf("%d hits, %+v", len(hits), c)
	}
	nothing := NewSearch(queue(t, 3, titled), "")
	nothing.Start()
	if hits, c := found(nothing); len(hits) != 0 || !c.Ended {
		t.Errorf("nothing is found %d times, %+v", len(hits), c)
	}
}

func TestExcerptsAreCutBetweenClusters(t *testing.T) {
	long := strings.Repeat("ক্ষি", 300)
	q := queue(t, 1, func(int) string { return `{"text":"` + long + `শেষ` + long + `"}` })
	s := NewSearch(q, "শেষ")
	s.Start()
	hits, _ := found(s)
	if len(hits) != 1 || !strings.HasPrefix(hits[0].Before, "…ক্ষি") || !strings.HasSuffix(hits[0].After, "ক্ষি…") ||
		len(hits[0].Before) > around+3 {
		t.Errorf("%+v", hits)
	}
}

func TestWhatWasFoundLastIsNotForgotten(t *testing.T) {
	h := New(queue(t, 100, titled))
	s := NewSearch(h.queue, "কথা")
	h.Start()
	s.Start()
	for h.Running() || s.Running() {
		runtime.Gosched()
	}
	if !h.Busy() || !s.Busy() {
		t.Error("nobody is told that there is something to take")
	}
	if news, _ := h.Take(); len(news.Read) != 100 || h.Busy() {
		t.Errorf("%d heads, busy %v", len(news.Read), h.Busy())
	}
	if hits, _ := s.Take(); len(hits) != 100 || s.Busy() {
		t.Errorf("%d hits, busy %v", len(hits), s.Busy())
	}
}
