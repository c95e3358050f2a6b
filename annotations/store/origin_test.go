package store

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/jsontext"
)

func TestASuggestionIsKeptInJournalAndDataset(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	tx := annotations.AddSpan(span(t, s, "শিল্পী", "PER")).By(annotations.BySuggestion("crf@3", 0.91))
	if err := s.Commit(tx, 0); err != nil {
		t.Fatal(err)
	}
	commit(t, s, annotations.AddSpan(span(t, s, "কাজ", "PER")))
	d.release() // as after a crash
	if got := content(t, path+".journal"); !strings.Contains(got, `"origin":"suggestion","source":"crf@3","score":0.91,`) ||
		!strings.Contains(got, `"origin":"key",`) {
		t.Errorf("the journal does not say where the changes come from: %s", got)
	}
	d = mustOpen(t, path)
	s = mustSession(t, d, article(t, "a", bengali))
	if undo, redo := s.History().Len(); undo != 2 || redo != 0 {
		t.Errorf("%d steps can be undone, %d redone", undo, redo)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	got := content(t, path)
	if n := strings.Count(got, `"suggested":{"source":"crf@3","score":0.91}}`); n != 1 {
		t.Errorf("the dataset says %d times that a span was suggested: %s", n, got)
	}
	for line := range strings.Lines(got) {
		if r := record.Parse("d", 1, []byte(line)); r.Sound() && r.Article.ID() == "a" {
			if again, err := record.Rewrite([]byte(line), r); err != nil || string(again) != strings.TrimSpace(line) {
				t.Errorf("read and written again it is another: %s %v", again, err)
			}
		}
	}
}

// TestAJournalOfBeforeIsRead reads lines as they were written when the origin was any word.
func TestAJournalOfBeforeIsRead(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	undo, _ := s.History().Undo()
	if err := s.Commit(undo, 0); err != nil {
		t.Fatal(err)
	}
	d.release()
	var steps [][]byte
	for line := range bytes.Lines([]byte(content(t, path+".journal"))) {
		fields, err := unseal(bytes.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		step, ok := parseStep(fields)
		if ok && !bytes.Equal(step.seal(nil), line) {
			t.Errorf("a line is written anew in another way:\n%s%s", line, step.seal(nil))
		}
		steps = append(steps, fields["origin"])
	}
	if got := string(bytes.Join(steps, []byte(" "))); strings.TrimSpace(got) != `"key" "key" "undo"` {
		t.Errorf("the origins are written as %s", got)
	}
	want := `{"crc":"00000000","seq":4,"id":"a","annotator":"মিনা","sha256":"SHA","time":"2026-11-25T10:00:00Z","origin":"relabel",` +
		`"cursor":3,` +
		`"changes":[{"answer":"accept"}]}`
	sealed := seal(nil, func(o *jsontext.Writer) { o.Out = append(o.Out, want[len(`{"crc":"00000000"`):len(want)-1]...) })
	fields, err := unseal(bytes.TrimSpace(sealed))
	if err != nil {
		t.Fatal(err)
	}
	if step, ok := parseStep(fields); !ok || step.origin != annotations.ByHand("relabel") {
		t.Errorf("%+v %v", step, ok)
	}
	if err := os.Remove(path + ".journal"); err != nil {
		t.Fatal(err)
	}
}

func TestCheckFindsWhatIsNoSuggestion(t *testing.T) {
	line := `{"id":"a","text":"রহিম","spans":[{"id":"s1","start":0,"end":4,"label":"PER","suggested":{"source":"crf@3","score":2}}]}`
	var found []string
	if err := Check("d", strings.NewReader("\n"+line), nil, func(p record.Problem) { found = append(found, p.String()) }); err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || !strings.HasPrefix(found[0], `d:2: span s1: "suggested" can't be read: its "score"`) {
		t.Errorf("%q", found)
	}
	if r := record.Parse("d", 1, []byte(line)); !r.Sound() || !strings.Contains(string(record.Append(nil, r)),
		`"suggested":{"source":"crf@3","score":2}`) {
		t.Error("it is not kept as it was")
	}
}
