package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"tippani/tui/lang"
	"tippani/tui/queue"
)

// many writes a queue of n articles; every 50th has a title of its own.
func many(t testing.TB, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		title := fmt.Sprintf("সংবাদ 📰 %d", 7*i)
		if i%50 == 49 {
			title = fmt.Sprintf("রাশি\u09af\u09bcার খবর %d", i)
		}
		fmt.Fprintf(&b, `{"id":"n-%d","text":"%s\nকথা কোরিয়া কথা","meta":{"title":"%s","source":"dir-%d/%d.txt"}}`+"\n", i, title, title,
			i%3, i)
	}
	path := filepath.Join(t.TempDir(), "queue.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// rowsOf are the numbers of the articles that the list shows, at most so many.
func rowsOf(o *queue.Overview, most int) string {
	var all []string
	for k := range min(o.N, most) {
		all = append(all, fmt.Sprint(o.Article(k)+1))
	}
	if o.N > most {
		all = append(all, fmt.Sprintf("and %d more", o.N-most))
	}
	return strings.Join(all, " ")
}

func TestTheListCoversTheWholeQueue(t *testing.T) {
	for _, c := range []struct{ name, keys, shown string }{
		{"all", "", "1 2 3 4 5 and 495 more"},
		{"a number, first the very one", "type:318", "318 319 456 475"},
		{"in Bengali digits", "type:৩১৮", "318"},
		{"the beginnings of numbers", "type:49 ", "49 7 47 50 57 and 30 more"},
		{"a title, in another spelling", "type:রাশিয়ার", "50 100 150 200 250 and 5 more"},
		{"a file name", "type:dir-2/317.txt", "318"},
		{"an id", "type:n-499", "500"},
		{"two words", "type:রাশিয়ার_449", "450"},
		{"a state in words", "type:finished", "1 3"},
		{"in Bengali", "type:সম্পন্ন", "1 3"},
		{"a state and a title", "type:সংবাদ_begun", "2"},
		{"by the key: untouched", "ctrl+s", "4 5 6 7 8 and 492 more"},
		{"then begun", "ctrl+s ctrl+s", "2"},
		{"then finished", "ctrl+s ctrl+s ctrl+s", "1 3"},
		{"then all again", "ctrl+s ctrl+s ctrl+s ctrl+s", "1 2 3 4 5 and 495 more"},
		{"by state and by title", "ctrl+s type:রাশিয়ার", "50 100 150 200 250 and 5 more"},
		{"nothing", "type:নেই_এমন", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{input: many(t, 500)}).keys("d 1 ctrl+n X A " + c.keys)
			o := d.dialogs.Top().(*queue.Overview)
			want := c.shown
			got := rowsOf(o, 5)
			if strings.HasSuffix(c.keys, "49 ") {
				got, want = strings.Fields(got)[0], strings.Fields(want)[0]
			}
			if got != want {
				t.Errorf("the list shows %s, want %s", got, want)
			}
			if o.Articles.Standing.Count != [queue.States]int{queue.Untouched: 497, queue.Begun: 1, queue.Finished: 2} ||
				o.Articles.Standing.Total != 1 {
				t.Errorf("the sums are %v, %d spans", o.Articles.Standing.Count, o.Articles.Standing.Total)
			}
		})
	}
}

func TestTheListOpensArticles(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		at         int
	}{
		{"by number", "A type:318 enter", 317},
		{"the current one first", "A enter", 0},
		{"a row further", "A down down enter", 2},
		{"round the end", "A up enter", 499},
		{"the last", "A ctrl+end enter", 499},
		{"a page", "A pgdown enter", 17},
		{"of those that match", "A type:রাশিয়ার | down enter", 99},
		{"not when nothing matches", "A type:নেই_এমন enter esc", 0},
		{"not when it is closed", "A down esc", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{input: many(t, 500)})
			for _, keys := range strings.Split(c.keys, "|") {
				d.keys(keys)
			}
			if d.work.At != c.at || d.dialogs.Top() != nil {
				t.Errorf("article %d is open, want %d; dialog %v", d.work.At+1, c.at+1, d.dialogs.Top())
			}
			if d.roundup.Busy() {
				t.Error("work goes on in the background")
			}
		})
	}
}

func TestEnterWaitsForTheFirstMatch(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 500)})
	for _, key := range strings.Fields("A রাশিয়ার enter") {
		d.Update(keyNamed(key)) // nothing is taken up between
	}
	if d.settled(); d.work.At != 49 || d.dialogs.Top() != nil {
		t.Errorf("article %d is open, want 50", d.work.At+1)
	}
	for _, key := range strings.Fields(`\ কোরিয়া enter`) {
		d.Update(keyNamed(key))
	}
	if d.settled(); d.work.At != 0 || d.dialogs.Top() != nil {
		t.Errorf("article %d is open, want 1", d.work.At+1)
	}
}

func TestTheListGoesOnFromWhatItKnows(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 300)}).keys("A esc d A")
	if o := d.dialogs.Top().(*queue.Overview); o.Here != 1 || o.At != 1 || o.Articles.Standing.Count[queue.Finished] != 1 ||
		o.Articles.Count.Read != 300 {
		t.Errorf("at %d of %d, %+v", o.At, o.Here, o.Articles.Standing.Count)
	}
}

func TestTheNextUntouchedArticle(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		at         int
	}{
		{"the next", "U", 1},
		{"passing over begun and finished ones", "ctrl+n 1 ctrl+n d ctrl+p ctrl+p ctrl+p U", 3},
		{"round the end", "A ctrl+end enter U", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := newTrial(t, setup{input: many(t, 20)}).keys(c.keys); d.work.At != c.at {
				t.Errorf("%q goes to article %d, want %d", c.keys, d.work.At+1, c.at+1)
			}
		})
	}
}

func TestTheNextUntouchedArticleFarAway(t *testing.T) {
	const n = 5 * queue.MostAsked
	input := many(t, n)
	data, err := os.ReadFile(input)
	if err != nil {
		t.Fatal(err)
	}
	dataset := filepath.Join(t.TempDir(), "d.jsonl")
	lines := strings.SplitAfter(string(data), "\n")
	done := strings.Join(lines[:n-10], "")
	done = strings.ReplaceAll(done, `{"id"`, `{"annotator":"tester","answer":"accept","id"`)
	if err := os.WriteFile(dataset, []byte(done), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTrial(t, setup{input: input, dataset: dataset})
	if err := d.goTo(0); err != nil {
		t.Fatal(err)
	}
	d.Update(keyNamed("U"))
	if d.work.At != 0 || !strings.Contains(d.out.message.Text, "any key stops") || !d.roundup.Busy() {
		t.Errorf("the key went to %d and says %q", d.work.At, d.out.message.Text)
	}
	if d.settled(); d.work.At != n-10 || d.out.message.Text != "" {
		t.Errorf("it ends at %d with %q", d.work.At, d.out.message.Text)
	}
	if err := d.goTo(0); err != nil {
		t.Fatal(err)
	}
	d.roundup = queue.Queue{Articles: d.options.Queue, Dataset: files{d.dataset}}
	d.Update(keyNamed("U"))
	d.Update(keyNamed("l"))
	if d.settled(); d.work.At != 0 || d.roundup.Busy() {
		t.Error("another key does not stop it")
	}
	for i := range n {
		if err := d.goTo(i); err != nil {
			t.Fatal(err)
		}
		if i >= n-10 {
			d.keys("I")
		}
	}
	if d.keys("U"); d.out.message.Text != textNoUntouched.En {
		t.Errorf("when all are done: %q", d.out.message.Text)
	}
}

// TestTheOverviewFitsAnyScreen walks the rows of the list and of the search as terminals do that count otherwise.
func TestTheOverviewFitsAnyScreen(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 60)})
	for _, keys := range []string{"A", "A type:রাশিয়ার", "A ctrl+s", `\ type:কোরিয়া`} {
		d.keys(keys)
		for _, terminal := range []string{"xterm-398", "konsole", "vte", "kitty"} {
			p := measuredProfile(t, terminal)
			d.Update(p)
			for _, size := range [][2]int{{10, 3}, {20, 6}, {40, 12}, {80, 24}, {130, 38}} {
				resizeTo(d.App, size[0], size[1])
				for i, row := range d.Frame().Rows {
					if err := walk(row, p, size[0]-1); err != nil {
						t.Errorf("%s on %s at %v, row %d: %v", keys, terminal, size, i, err)
					}
				}
			}
		}
		d.keys("esc")
	}
}

// lists are the golden frames of the list of articles and of the search in all of them.
var lists = []struct {
	name          string
	columns, rows int
	lang          lang.Lang
	plain, light  bool
	keys          string
}{
	{"articles", 80, 24, lang.English, false, false, "A"},
	{"articles-filtered", 80, 24, lang.English, false, true, "A ctrl+s type:dir-1/1"},
	{"articles-bengali", 80, 24, lang.Bengali, false, false, "A"},
	{"articles-wide", 130, 38, lang.English, false, false, "A"},
	{"articles-wide-bengali", 130, 38, lang.Bengali, false, false, "A type:রাশিয়া"},
	{"articles-small", 40, 12, lang.English, false, false, "A"},
	{"articles-small-bengali", 40, 12, lang.Bengali, false, false, "A ctrl+s"},
	{"articles-no-colour", 80, 24, lang.English, true, false, "A"},
	{"search-all", 80, 24, lang.English, false, false, `\ type:কোরিয়া`},
	{"search-all-bengali", 130, 38, lang.Bengali, false, false, `/ \ type:রাশিয়া`},
	{"search-all-small", 40, 12, lang.English, true, false, `\ type:কোরিয়া`},
}

func TestGoldenLists(t *testing.T) {
	input := many(t, 120)
	for _, c := range lists {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{input: input, columns: c.columns, rows: c.rows, lang: c.lang, plain: c.plain, light: c.light})
			d.keys("d 1 ctrl+n X ctrl+n I ctrl+p ctrl+p ctrl+p").keys(c.keys)
			f := d.Frame()
			text := strings.Join(f.Rows, "\n") + fmt.Sprintf("\ncursor %d,%d %v\n", f.CursorX, f.CursorY, f.CursorVisible)
			golden.RequireEqual(t, strings.ReplaceAll(text, "\x1b", "␛"))
		})
	}
}

func TestNothingIsReadBehindAClosedList(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 40_000)})
	for _, keys := range []string{"A esc", "A enter", `\ কথা esc`, "A f1 esc esc", "] l"} {
		for _, key := range strings.Fields(keys) {
			d.Update(keyNamed(key))
		}
		q := &d.roundup
		if q.Heads.Running() || q.LastHits != nil && q.LastHits.Search != nil && q.LastHits.Search.Running() || d.roundup.Busy() {
			t.Errorf("work goes on after %s", keys)
		}
	}
	for _, keys := range []string{"A", `\ কথা`} {
		for _, key := range strings.Fields(keys) {
			d.Update(keyNamed(key))
		}
		d.roundup.Stop() // as the program does when it ends
		if d.roundup.Heads.Running() || d.roundup.LastHits.Search.Running() {
			t.Errorf("work goes on after the program ended with %s", keys)
		}
		d.dialogs.Clear()
	}
}

func TestRowsCanBeClickedAndTheWheelScrolls(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 500)}).keys("A")
	o := d.dialogs.Top().(*queue.Overview)
	o.Scroll(3)
	if o.At != 3 {
		t.Errorf("the wheel goes to %d", o.At)
	}
	d.perform(o.Click(0, 5))
	if d.perform(o.Click(2+7, 5)); d.work.At != 7 || d.dialogs.Top() != nil {
		t.Errorf("a click opens %d", d.work.At+1)
	}
	d.keys(`\ type:রাশিয়া`)
	s := d.dialogs.Top().(*queue.SearchAll)
	if d.perform(s.Click(2+1, 5)); d.work.At != 99 || d.dialogs.Top() != nil || !strings.Contains(d.out.message.Text, "1") {
		t.Errorf("a click opens %d, %q", d.work.At+1, d.out.message.Text)
	}
	if got := d.work.pen.Reader.Article.Slice(d.work.pen.Target()); got != "রাশি\u09af\u09bcা" && got != "রাশি\u09af\u09bcার" {
		t.Errorf("the hit is %q", got)
	}
}

func TestASearchInAllIsOpenedAsItWasLeft(t *testing.T) {
	d := newTrial(t, setup{input: many(t, 500)}).keys(`\ type:রাশিয়া`).keys("down down enter")
	if d.work.At != 149 {
		t.Errorf("at %d", d.work.At+1)
	}
	d.keys(`\`).keys("down enter")
	if d.work.At != 199 {
		t.Errorf("opened again it goes to %d", d.work.At+1)
	}
	d.keys(`\ type:কোরিয়া`)
	if s := d.dialogs.Top().(*queue.SearchAll); s.Field.Text != "কোরিয়া" || s.N != 500 {
		t.Errorf("typing begins a new search: %q, %d hits", s.Field.Text, s.N)
	}
	d.keys(`esc / \ type:রাশিয়া`)
	if s, ok := d.dialogs.Top().(*queue.SearchAll); !ok || s.Query != "রাশিয়া" || s.N != 10 {
		t.Errorf("the prefix opens %T", d.dialogs.Top())
	}
}

// TestNothingShowsWhatAnotherMadeOfAnArticle opens a dataset that is its own input, as one who has no record in it.
func TestNothingShowsWhatAnotherMadeOfAnArticle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "both.jsonl")
	line := `{"id":"%s","text":"রহিম যান।","spans":[{"id":"s1","start":0,"end":4,"label":"PER","kind":"entity","note":"সন্দেহ"}],` +
		`"answer":"accept","annotator":"mina","schema":1}` + "\n"
	if err := os.WriteFile(path, fmt.Appendf(nil, line+line, "a", "b"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTrial(t, setup{input: path, dataset: path})
	if d.work.pen.Set().Len() != 0 || d.work.pen.Set().Answer() != "" {
		t.Error("the article opens with the spans of mina")
	}
	d.keys("A")
	if total := d.roundup.Standing.Total; total != 0 {
		t.Errorf("the list counts %d spans of mina", total)
	}
	if count := d.roundup.Standing.Count[queue.Finished]; count != 0 {
		t.Errorf("the list has %d articles finished", count)
	}
	for _, keys := range []string{"", "esc p"} {
		d.keys(keys)
		if frame := strings.Join(d.plainRows(), "\n"); strings.Contains(frame, "সন্দেহ") || strings.Contains(frame, "mina") {
			t.Errorf("after %q:\n%s", keys, frame)
		}
	}
}
