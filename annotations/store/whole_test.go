package store

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/atomicfile"
)

const edited = "আজ " + bengali

// moved is a record of another text with the spans of s, each three code points to the right and the last kept aside.
func moved(t testing.TB, s *Session, id, text string) *record.Record {
	t.Helper()
	r := &record.Record{Article: article(t, id, text), Answer: s.Set().Answer(), Extra: s.snapshot().Extra}
	shift := model.Offset(strings.Index(text, bengali))
	for span := range s.Set().Spans() {
		fresh := *span
		fresh.Range.Start += shift - model.Offset(strings.Index(s.Article().Text(), bengali))
		fresh.Range.End += shift - model.Offset(strings.Index(s.Article().Text(), bengali))
		r.Spans = append(r.Spans, &fresh)
	}
	r.KeepAside(annotations.Aside{Spans: []annotations.AsideSpan{
		{Span: annotations.Span{ID: "s7", Label: "PER", Kind: annotations.Entity, Note: "টীকা",
			Attrs: map[string]string{"a": "b"}}, Text: "করিম", Before: "কাল ", Why: "removed"}}})
	return r
}

// replacing goes through replacements of every sort. acked is called with the number of the last step that is durable.
func replacing(t testing.TB, path string, on atomicfile.System, acked func(int)) (done int, err error) {
	t.Helper()
	d, err := open(path, options(), on)
	if err != nil {
		return 0, err
	}
	defer d.release()
	var s *Session
	words := []string{"শিল্পী", "রহিম", "কাজ"}
	label := func(word string) func() error {
		return func() error { return s.Commit(annotations.AddSpan(span(t, s, word, "PER")), 0) }
	}
	put := func(from, to, text string) func() error {
		return func() error {
			now, err := d.Replace(from, moved(t, s, to, text))
			if err == nil {
				s = now
			}
			return err
		}
	}
	steps := []func() error{
		label(words[0]), put("a", "a", edited), label(words[1]), put("a", "b", edited), label(words[2]), put("b", "c", edited+" শেষ"),
		func() error {
			s, err = d.Session(article(t, "a", bengali))
			if err != nil {
				return err
			}
			return label(words[0])()
		},
	}
	if s, err = d.Session(article(t, "a", bengali)); err != nil {
		return 0, err
	}
	for i, step := range steps {
		done = i + 1
		if err := step(); err != nil {
			return done, err
		}
		acked(done)
	}
	if err := d.Close(); err != nil {
		return done, err
	}
	return done, nil
}

// replacedUpTo tells from what a dataset holds how many steps of replacing it has seen.
func replacedUpTo(t testing.TB, path string) int {
	t.Helper()
	d, err := Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer d.release()
	var state []string
	for _, id := range []string{"a", "b", "c"} {
		r, err := d.Record(id)
		if errors.Is(err, record.ErrNone) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Problems) > 0 {
			t.Error(r.Problems)
		}
		state = append(state, fmt.Sprintf("%s:%d spans, %d aside, text of %d", id, len(r.Spans), len(r.Aside().Spans), r.Article.Len()))
	}
	short, long, longest := len(bengali), len(edited), len(edited+" শেষ")
	a := func(n, aside, text int) string {
		return fmt.Sprintf("a:%d spans, %d aside, text of %d", n, aside, text)
	}
	b := func(n int) string { return fmt.Sprintf("b:%d spans, 1 aside, text of %d", n, long) }
	c := fmt.Sprintf("c:3 spans, 1 aside, text of %d", longest)
	states := []string{a(0, 0, short), a(1, 0, short), a(1, 1, long), a(2, 1, long), b(2), b(3), c, a(1, 0, short) + "; " + c}
	for i, known := range states {
		if known == strings.Join(state, "; ") {
			return i
		}
	}
	t.Fatalf("a state between two steps: %s\n%s", state, content(t, path))
	return -1
}

func TestWhateverFailsAReplacementIsWholeOrNot(t *testing.T) {
	counting := &faulty{}
	if done, err := replacing(t, prepared(t), counting, func(int) {}); err != nil || done != 7 {
		t.Fatal(done, err)
	}
	for i, f := range faults() {
		for n := 1 + i%stride(); n <= counting.count; n += stride() {
			t.Run(fmt.Sprintf("%s at operation %d", f.name, n), func(t *testing.T) {
				path := prepared(t)
				sure := 0
				done, _ := replacing(t, path, &faulty{n: n, fault: f}, func(k int) { sure = k })
				if got := replacedUpTo(t, path); got < sure || got > done {
					t.Errorf("%d steps after reopening, %d were acknowledged, %d made", got, sure, done)
				}
				closed(t, mustOpen(t, path))
				if got := replacedUpTo(t, path); got < sure || got > done {
					t.Errorf("%d steps after folding, %d were acknowledged, %d made", got, sure, done)
				}
				checkWhole(t, path)
			})
		}
	}
}

func TestWhatIsReplacedIsKeptBesideTheDataset(t *testing.T) {
	path := prepared(t)
	if _, err := replacing(t, path, atomicfile.OS{}, func(int) {}); err != nil {
		t.Fatal(err)
	}
	kept := strings.Split(strings.TrimSpace(content(t, path+".superseded.jsonl")), "\n")
	if len(kept) != 2 || !strings.Contains(kept[0], `"keep":[1]`) || !strings.Contains(kept[0], "শিল্পী") ||
		strings.Contains(kept[0], "আজ") {
		t.Errorf("kept: %q", kept)
	}
	for i, line := range kept {
		if r := record.Parse("kept", i+1, []byte(line)); len(r.Problems) > 0 || len(r.Spans) != []int{1, 3}[i] {
			t.Errorf("line %d: %d spans, %v", i+1, len(r.Spans), r.Problems)
		}
	}
	var problems []record.Problem
	if err := Check(path, strings.NewReader(content(t, path)), nil, func(p record.Problem) {
		problems = append(problems, p)
	}); err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if strings.Contains(p.What.String(), "aside") {
			t.Error(p)
		}
	}
}

func TestIdsOfWhatIsKeptAsideAreNotGivenAgain(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	if _, err := d.Replace("a", moved(t, s, "a", edited)); err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	d = mustOpen(t, path)
	defer closed(t, d)
	s = mustSession(t, d, article(t, "a", edited))
	if id := s.Set().NewSpanID(); id != "s8" {
		t.Errorf("the new id is %s, s7 is kept aside", id)
	}
}

func TestWhatCanNotBeReplaced(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	other := mustSession(t, d, article(t, "b", bengali))
	commit(t, other, annotations.AddSpan(span(t, other, "শিল্পী", "PER")))
	if _, err := d.Replace("a", moved(t, s, "b", edited)); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("over another record: %v", err)
	}
	if _, err := d.Replace("none", moved(t, s, "c", edited)); !errors.Is(err, record.ErrNone) {
		t.Errorf("of no record: %v", err)
	}
	r := moved(t, s, "a", edited)
	r.Spans[0].Range.End--
	if _, err := d.Replace("a", r); err == nil {
		t.Error("a span that ends inside a letter")
	}
	if s.Set().Len() != 1 || content(t, path) != scriptBefore {
		t.Error("something was changed")
	}
	if _, err := os.Stat(d.supersededPath()); err == nil {
		t.Error("something was kept that was not replaced")
	}
	closed(t, d)
}
