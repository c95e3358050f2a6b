package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/jsontext"
)

// threeAnnotators is a dataset in which মিনা, রফি and তুলি have annotated one article and রফি another.
func threeAnnotators(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "d.jsonl")
	for _, by := range []string{"রফি", "মিনা", "তুলি"} {
		opt := options()
		opt.Annotator = by
		d, err := Open(path, opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"a", "b"} {
			if id == "a" || by == "রফি" {
				s := mustSession(t, d, article(t, id, bengali))
				commit(t, s, annotations.AddSpan(span(t, s, map[string]string{"রফি": "শিল্পী", "মিনা": "রহিম", "তুলি": "কাজ"}[by], "PER")))
			}
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestRecordsOfOthersAreReadBesideOnesOwn(t *testing.T) {
	path := threeAnnotators(t)
	before := content(t, path)
	d := mustOpen(t, path) // as মিনা
	defer d.release()
	beside := d.Beside("a")
	if want := []record.Key{{ID: "a", Annotator: "রফি"}, {ID: "a", Annotator: "তুলি"}}; !slices.Equal(beside, want) {
		t.Fatalf("beside a: %v, want %v", beside, want)
	}
	if got := d.Beside("b"); len(got) != 1 || got[0].Annotator != "রফি" {
		t.Errorf("beside b, which is not ours: %v", got)
	}
	if got := d.Beside("none"); len(got) > 0 {
		t.Errorf("beside what nobody has: %v", got)
	}
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	for i, k := range beside {
		r, err := d.Read(k)
		if err != nil {
			t.Fatal(err)
		}
		if r.Key() != k || len(r.Spans) != 1 || r.Article.Slice(r.Spans[0].Range) != []string{"শিল্পী", "কাজ"}[i] {
			t.Errorf("%v is read as %v with %d spans", k, r.Key(), len(r.Spans))
		}
		r.Spans, r.Answer = nil, annotations.Reject // nobody hears of it
		if again, err := d.Read(k); err != nil || len(again.Spans) != 1 || again.Answer != "" {
			t.Errorf("%v was changed by whoever looked at it", k)
		}
	}
	own, err := d.Read(record.Key{ID: "a", Annotator: "মিনা"})
	if err != nil || len(own.Spans) != 2 || s.Set().Len() != 2 {
		t.Errorf("one's own record: %v %v", own, err)
	}
	if _, err := d.Read(record.Key{ID: "a", Annotator: "কেউ না"}); !errors.Is(err, record.ErrNone) {
		t.Errorf("a record that is not there: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	was, now := slices.Collect(strings.Lines(before)), slices.Collect(strings.Lines(content(t, path)))
	for i, line := range was {
		if own := strings.Contains(line, `"annotator":"মিনা"`); own == (now[i] == line) {
			t.Errorf("line %d: ours %v, changed %v", i+1, own, now[i] != line)
		}
	}
}

// TestWhatOthersLeftInTheJournalIsReadToo opens a dataset whose last annotator, another one, did not come to close it.
func TestWhatOthersLeftInTheJournalIsReadToo(t *testing.T) {
	path := threeAnnotators(t)
	opt := options()
	opt.Annotator = "তুলি"
	d, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a", "b"} {
		s := mustSession(t, d, article(t, id, bengali))
		commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	}
	d.release()
	d = mustOpen(t, path)
	defer d.release()
	for id, spans := range map[string]int{"a": 2, "b": 1} {
		k := record.Key{ID: id, Annotator: "তুলি"}
		if !slices.Contains(d.Beside(id), k) {
			t.Errorf("beside %s: %v", id, d.Beside(id))
		}
		if r, err := d.Read(k); err != nil || len(r.Spans) != spans {
			t.Errorf("%v: %v %v", k, r, err)
		}
	}
}

func TestARecordOfAnotherThatIsDamagedIsAnError(t *testing.T) {
	path := threeAnnotators(t)
	damaged := strings.Replace(content(t, path), `{"id":"a","text":"`, `{"id":"a","nothing":"`, 1)
	if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
		t.Fatal(err)
	}
	d := mustOpen(t, path)
	defer d.release()
	var faulty *record.FaultyError
	if _, err := d.Read(record.Key{ID: "a", Annotator: "রফি"}); !errors.As(err, &faulty) {
		t.Errorf("%v", err)
	}
}

func TestNobodyBeginsWithWhatAnotherMadeInTheSameDataset(t *testing.T) {
	path := threeAnnotators(t)
	lines := strings.SplitAfter(content(t, path), "\n")
	opt := options()
	opt.Annotator = "নতুন"
	d, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer d.release()
	for _, line := range lines[:len(lines)-1] {
		in := fields(t, line)
		id, _ := jsontext.Unquote(in.Value("id"))
		s, err := d.SessionFrom(article(t, id, bengali), in, path)
		if err != nil {
			t.Fatal(err)
		}
		if s.Set().Len() > 0 || len(s.record.Extra) > 0 {
			t.Errorf("begins with %s", line)
		}
	}
	// What names nobody who has it here is what one begins with.
	for id, by := range map[string]string{"c": `"annotator":"model",`, "d": ""} {
		in := fields(t, `{"id":"`+id+`","text":"`+bengali+`",`+by+`"spans":[{"start":0,"end":4,"label":"PER"}]}`)
		if s, err := d.SessionFrom(article(t, id, bengali), in, path); err != nil || s.Set().Len() != 1 {
			t.Errorf("%s is not begun with: %v", id, err)
		}
	}
}

func TestTheirsIsWhatAnotherHas(t *testing.T) {
	d := mustOpen(t, threeAnnotators(t)) // as মিনা
	defer d.release()
	for _, c := range []struct {
		id, annotator string
		want          bool
	}{{"a", "রফি", true}, {"a", "মিনা", false}, {"a", "", false}, {"b", "তুলি", false}, {"b", "রফি", true}, {"none", "রফি", false}} {
		if got := d.Theirs(c.id, c.annotator); got != c.want {
			t.Errorf("%s by %q: %v", c.id, c.annotator, got)
		}
	}
}
