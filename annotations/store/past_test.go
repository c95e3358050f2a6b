package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
)

// visit opens as many other articles as it takes for those before to leave memory, and has everything written first.
func visit(t *testing.T, d *Dataset) {
	t.Helper()
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	for i := range maxKept + 2 {
		s := mustSession(t, d, article(t, fmt.Sprintf("other-%d", i), bengali))
		commit(t, s, annotations.SetAnswer(s.Set(), annotations.Reject))
	}
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	mustSession(t, d, article(t, "last", bengali))
}

func TestHistoryOutlivesItsSession(t *testing.T) {
	d := mustOpen(t, filepath.Join(t.TempDir(), "d.jsonl"))
	defer closed(t, d)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	visit(t, d)
	again, err := d.Recorded("a")
	if err != nil || again == s {
		t.Fatalf("the session is %p, the first was %p: %v", again, s, err)
	}
	for _, want := range []string{"answer", "span"} {
		tx, ok := again.History().Undo()
		if !ok {
			t.Fatalf("the %s can't be undone any more", want)
		}
		if err := again.Commit(tx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if again.Set().Len() != 0 || again.Set().Answer() != annotations.InProgress {
		t.Errorf("%d spans and the answer %q are left", again.Set().Len(), again.Set().Answer())
	}
	if s, _ := d.Trail().Undone(); s.Article != "a" || s.Answer {
		t.Errorf("redo would begin with %v", s)
	}
}

// A history must not undo what another program has made of the record meanwhile.
func TestHistoryEndsWhereTheRecordWasChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	defer closed(t, d)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	visit(t, d)
	replaceFile(t, path, strings.Replace(content(t, path), `"answer":"accept"`, `"answer":"ignore"`, 1))
	other := mustSession(t, d, article(t, "b", bengali))
	commit(t, other, annotations.SetAnswer(other.Set(), annotations.Accept))
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	again, err := d.Recorded("a")
	if err != nil || again.Set().Answer() != annotations.Ignore {
		t.Fatalf("the record's answer is %v: %v", again, err)
	}
	if tx, ok := again.History().Undo(); ok {
		t.Errorf("%v would undo what another program did", tx.Changes)
	}
	for s, ok := d.Trail().Done(); ok; s, ok = d.Trail().Done() {
		if s.Article == "a" {
			t.Fatal("the trail still leads to it")
		}
		d.Trail().Forget(s.Article)
	}
}

func TestTrailIsReadFromTheJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := mustSession(t, d, article(t, "a", bengali))
	commit(t, a, annotations.SetAnswer(a.Set(), annotations.Accept))
	b := mustSession(t, d, article(t, "b", bengali))
	commit(t, b, annotations.AddSpan(span(t, b, "রহিম", "PER")))
	a = mustSession(t, d, article(t, "a", bengali))
	commit(t, a, annotations.AddSpan(span(t, a, "রহিম", "PER")))
	tx, _ := a.History().Undo()
	if err := a.Commit(tx, 0); err != nil {
		t.Fatal(err)
	}
	d.Abandon() // as a crash does

	d = mustOpen(t, path)
	defer closed(t, d)
	for _, want := range []annotations.TrailStep{{Article: "b"}, {Article: "a", Answer: true}} {
		s, ok := d.Trail().Done()
		if !ok || s != want {
			t.Fatalf("the step is %v (%v), want %v", s, ok, want)
		}
		back, err := d.Recorded(s.Article)
		if err != nil {
			t.Fatal(err)
		}
		tx, ok := back.History().Undo()
		if !ok {
			t.Fatalf("%s has no step to undo", s.Article)
		}
		if err := back.Commit(tx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if s, ok := d.Trail().Done(); ok {
		t.Errorf("there is %v before the first step", s)
	}
}

func TestPastIsBounded(t *testing.T) {
	var p past
	for i := range 3 {
		h := &annotations.History{}
		for range mostPast/2 - 10 {
			h.Record(annotations.Transaction{Origin: annotations.ByHand("key")})
		}
		p.keep(&Session{key: record.Key{ID: fmt.Sprint(i)}, history: h})
	}
	if len(p.kept) != 2 || p.steps > mostPast {
		t.Errorf("%d histories of %d steps are kept", len(p.kept), p.steps)
	}
	if _, ok := p.take(record.Key{ID: "0"}); ok {
		t.Error("the oldest should go first")
	}
}
