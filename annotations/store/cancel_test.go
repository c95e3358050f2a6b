package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/stop"
)

// impatient says stop from the nth question on; a negative n never does.
type impatient struct{ n, asked int }

func (c *impatient) stop() error {
	c.asked++
	if c.n >= 0 && c.asked > c.n {
		return stop.ErrCancelled
	}
	return nil
}

func (c *impatient) after(n int) { c.n, c.asked = n, 0 }

// crowd is an article of so many words, each of which is a span in the record of one line.
func crowd(t testing.TB, id string, n int) (*model.Article, []byte) {
	a := article(t, id, strings.Repeat("রহিম ", n))
	r := &record.Record{Article: a, Annotator: "মিনা"}
	word := model.Offset(len("রহিম "))
	for i := range model.Offset(n) {
		r.Spans = append(r.Spans, &annotations.Span{ID: "s" + string(rune('A'+i%26)) + strings.Repeat("x", int(i/26)), Label: "PER",
			Kind: annotations.Entity, Range: model.Range{Start: i * word, End: i*word + word - 1}})
	}
	for i := range n / 2 {
		r.Relations = append(r.Relations, &annotations.Relation{ID: "r" + r.Spans[i].ID, From: r.Spans[i].ID, To: r.Spans[i+1].ID,
			Label: "SPEAKER"})
	}
	return a, record.Append(nil, r)
}

// many is more than a pace lets pass without a question.
const many = 2200

func impatientDataset(t testing.TB, path string, c *impatient) *Dataset {
	t.Helper()
	opt := options()
	opt.Stop = c.stop
	d, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.release)
	return d
}

func filesOf(t testing.TB, path string) string {
	t.Helper()
	names, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		if strings.HasSuffix(name, ".lock") {
			continue // written in the background
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(name + ":" + string(data))
	}
	return all.String()
}

// TestOpeningCancelledAnywhereChangesNothing cancels at each question in turn, until there is none left: then the article opens as if
// nothing had been. The article that was open before is worked on all the while.
func TestOpeningCancelledAnywhereChangesNothing(t *testing.T) {
	a, line := crowd(t, "a", many)
	for name, prepare := range map[string]func(path string) (input []byte){
		"a record": func(path string) []byte {
			return errNil(t, os.WriteFile(path, append(line, '\n'), 0o600))
		},
		"a record with a journal": func(path string) []byte {
			errNil(t, os.WriteFile(path, append(line, '\n'), 0o600))
			d := mustOpen(t, path)
			s := mustSession(t, d, a)
			commit(t, s, annotations.RemoveSpan(s.Set(), "sA"))
			commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
			d.release()
			return nil
		},
		"a record with the journal of another state": func(path string) []byte {
			errNil(t, os.WriteFile(path, append(line, '\n'), 0o600))
			d := mustOpen(t, path)
			s := mustSession(t, d, a)
			commit(t, s, annotations.RemoveSpan(s.Set(), "sA"))
			d.release()
			return errNil(t, os.WriteFile(path, []byte(strings.Replace(string(line), `"label":"PER"`, `"label":"GPE"`, 1)+"\n"), 0o600))
		},
		"a new record in the journal": func(path string) []byte {
			d := mustOpen(t, path)
			s, err := d.SessionFrom(a, fields(t, string(line)), "a:1")
			errNil(t, err)
			commit(t, s, annotations.RemoveSpan(s.Set(), "sA"))
			d.release()
			return nil
		},
		"an input": func(string) []byte { return line },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "d.jsonl")
			var from jsontext.Fields
			if input := prepare(path); input != nil {
				from = fields(t, string(input))
			}
			c := &impatient{n: -1}
			d := impatientDataset(t, path, c)
			desk := mustSession(t, d, article(t, "desk", "রহিম"))
			files, notices := filesOf(t, path), len(d.notices)
			cancelled := 0
			for ; ; cancelled++ {
				c.after(cancelled)
				s, err := d.SessionFrom(a, from, "a:1")
				if c.after(-1); err == nil {
					want := many
					if strings.Contains(name, "journal") {
						want-- // one was removed
					}
					if got := s.Set().Len(); got != want {
						t.Errorf("it opened with %d spans, want %d", got, want)
					}
					if _, err := os.Stat(path + ".conflict.journal"); err == nil {
						t.Error("what was cancelled was put aside")
					}
					break
				}
				if !errors.Is(err, stop.ErrCancelled) {
					t.Fatal(err)
				}
				if filesOf(t, path) != files || len(d.notices) != notices {
					t.Fatalf("cancelled at question %d, it left something: %q\n%.300s\n%.300s", cancelled, d.notices[notices:], files,
						filesOf(t, path))
				}
				if d.sessions[desk.key] != desk {
					t.Fatalf("cancelled at question %d, it ended the session before", cancelled)
				}
			}
			if cancelled < 4 {
				t.Errorf("it could be cancelled at %d places only", cancelled)
			}
		})
	}
}

func errNil(t testing.TB, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return nil
}

// TestACommitCancelledAnywhereChangesNothing does the same with the first change of a record, with a later one, and with a large one.
func TestACommitCancelledAnywhereChangesNothing(t *testing.T) {
	a, line := crowd(t, "a", many)
	path := filepath.Join(t.TempDir(), "d.jsonl")
	c := &impatient{n: -1}
	d := impatientDataset(t, path, c)
	s, err := d.SessionFrom(a, fields(t, string(line)), "a:1")
	errNil(t, err)
	removeAll := func() (all annotations.Transaction) {
		for r := range s.Set().Relations() {
			all.Changes = append(all.Changes, annotations.Change{RelationBefore: r})
		}
		for span := range s.Set().Spans() {
			all.Changes = append(all.Changes, annotations.Change{SpanBefore: span})
		}
		return all
	}
	for _, step := range []struct {
		name   string
		change func() annotations.Transaction
		places int
	}{
		{"the first change", func() annotations.Transaction { return annotations.RemoveSpan(s.Set(), "sA") }, 5},
		{"everything at once", removeAll, 5},
		{"undoing that", func() annotations.Transaction { back, _ := s.History().Undo(); return back }, 5},
	} {
		before, files := stateOf(s), filesOf(t, path)
		undo, redo := s.History().Len()
		seq, size, dirty, created := d.seq, s.size, s.dirty, s.record.Created
		cancelled := 0
		for ; ; cancelled++ {
			tx := step.change()
			c.after(cancelled)
			err := s.Commit(tx, 3)
			if c.after(-1); err == nil {
				break
			}
			if !errors.Is(err, stop.ErrCancelled) {
				t.Fatalf("%s: %v", step.name, err)
			}
			u, r := s.History().Len()
			if stateOf(s) != before || filesOf(t, path) != files || u != undo || r != redo || d.Unsaved() != 0 ||
				d.seq != seq || s.size != size || s.dirty != dirty || s.record.Created != created {
				t.Fatalf("%s: cancelled at question %d, it changed something", step.name, cancelled)
			}
		}
		if cancelled < step.places {
			t.Errorf("%s could be cancelled at %d places only", step.name, cancelled)
		}
		if stateOf(s) == before || filesOf(t, path) == files {
			t.Errorf("%s was not done in the end", step.name)
		}
	}
	want := stateOf(s)
	d.release()
	again := mustOpen(t, path)
	defer again.release()
	if got := stateOf(mustSession(t, again, a)); got != want {
		t.Errorf("the journal holds another state")
	}
}

func TestAnArticleThatCanNotBeOpenedDoesNotEndTheSessionBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	errNil(t, os.WriteFile(path, []byte(`{"id":"a","text":"রহিম","annotator":"মিনা"}`+"\n"), 0o600))
	d := mustOpen(t, path)
	defer d.release()
	desk := mustSession(t, d, article(t, "desk", "রহিম"))
	var changed *record.TextChangedError
	if _, err := d.Session(article(t, "a", "করিম")); !errors.As(err, &changed) {
		t.Fatal(err)
	}
	commit(t, desk, annotations.AddSpan(span(t, desk, "রহিম", "PER")))
}
