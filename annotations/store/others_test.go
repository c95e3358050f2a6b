package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/atomicfile"
	"tippani/model/message"
)

func TestWhatACrashedAnnotatorDidIsFoldedUnderTheirOwnName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	d.release()
	other := options()
	other.Annotator = "রিনা"
	d, err := Open(path, other)
	if err != nil {
		t.Fatal(err)
	}
	s = mustSession(t, d, article(t, "a", bengali))
	if s.Set().Len() != 0 {
		t.Error("the work of another annotator is shown as one's own")
	}
	commit(t, s, annotations.AddSpan(span(t, s, "কাজ", "EVENT")))
	closed(t, d)
	data := content(t, path)
	if strings.Count(data, "\n") != 2 || !strings.Contains(data, `"text":"রহিম"}],"annotator":"মিনা"`) ||
		!strings.Contains(data, `"text":"কাজ"}],"annotator":"রিনা"`) {
		t.Errorf("got %s", data)
	}
}

func TestHostileNamesAreStoredAndFoundAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	id := "a\xff\xfe\x1b]52;c;\x07\u202E\""
	a, err := model.NewArticle(id, "ক \x1b[31m\u202Eখ", model.Meta{Source: "\xff", Title: "\x00"})
	if err != nil {
		t.Fatal(err)
	}
	d := mustOpen(t, path)
	s := mustSession(t, d, a)
	commit(t, s, annotations.AddSpan(&annotations.Span{ID: "s1", Label: "\x1b", Note: "\x00", Range: model.Range{Start: 0, End: 3},
		Attrs: map[string]string{"\xff": "\xff"}}))
	d.release()
	d = mustOpen(t, path)
	if s := mustSession(t, d, a); s.Set().Len() != 1 {
		t.Error("not found again in the journal")
	}
	closed(t, d)
	d = mustOpen(t, path)
	defer d.release()
	if s := mustSession(t, d, a); s.Set().Len() != 1 || !s.ReadOnly().None() {
		t.Error("not found again in the dataset")
	}
	if strings.ContainsAny(content(t, path), "\x1b\x00\x07") {
		t.Error("a control character stands bare in the dataset")
	}
}

func TestAHardLinkedDatasetIsReplacedAndThePersonTold(t *testing.T) {
	dir := t.TempDir()
	path, other := filepath.Join(dir, "d.jsonl"), filepath.Join(dir, "other.jsonl")
	replaceFile(t, path, ownLine)
	if err := os.Link(path, other); err != nil {
		t.Skip(err)
	}
	if info, err := os.Stat(path); err != nil || atomicfile.Links(info) < 2 {
		t.Skip("how many names a file has is known on Linux only", err)
	}
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	if n := strings.Join(message.Texts(d.Notices()), "\n"); !strings.Contains(n, "2 names") {
		t.Errorf("notices: %s", n)
	}
	closed(t, d)
	if content(t, other) != ownLine {
		t.Error("the other name was changed")
	}
}

func TestWhatCanNotBeADatasetIsRefusedInOneSentence(t *testing.T) {
	dir := t.TempDir()
	paths := map[string]string{"a directory": dir, "a missing directory": filepath.Join(dir, "no", "d.jsonl")}
	if loop := filepath.Join(dir, "loop"); linked(t, "loop", loop) {
		paths["a circle of links"] = loop
	}
	for name, path := range paths {
		d, err := Open(path, options())
		if err == nil {
			d.release()
			t.Errorf("%s was opened", name)
		} else if !strings.Contains(err.Error(), path) && !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheJournalCanBeWrittenAgainOnceThereIsSpace(t *testing.T) {
	path := prepared(t)
	disk := &faulty{fault: fault{err: os.ErrPermission, stays: true}}
	d, err := open(path, options(), disk)
	if err != nil {
		t.Fatal(err)
	}
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	disk.n = disk.count + 1
	for i, word := range []string{"রহিম", "কাজ"} {
		if err := s.Commit(annotations.AddSpan(span(t, s, word, "PER")), 0); err == nil || d.Unsaved() != i+1 {
			t.Fatalf("%v, %d unsaved", err, d.Unsaved())
		}
	}
	if err := d.Retry(); err == nil {
		t.Fatal("nothing has changed, and yet it was saved")
	}
	disk.n = 0
	if err := d.Retry(); err != nil || d.Unsaved() != 0 {
		t.Fatal(err)
	}
	d.release()
	d = mustOpen(t, path)
	defer d.release()
	if n := strings.Count(content(t, path+".journal"), `"changes"`); n != 3 {
		t.Errorf("%d transactions in the journal, want each once", n)
	}
	if s := mustSession(t, d, article(t, "a", bengali)); s.Set().Len() != 3 {
		t.Errorf("%d spans", s.Set().Len())
	}
}

func TestUndoSurvivesARewriteAndALookAtOtherArticles(t *testing.T) {
	d := mustOpen(t, filepath.Join(t.TempDir(), "d.jsonl"))
	defer closed(t, d)
	a := article(t, "a", bengali)
	s := mustSession(t, d, a)
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	for range 3 * maxKept {
		mustSession(t, d, article(t, "b", bengali))
	}
	if len(d.sessions) > 2 || len(d.recent) > 2 {
		t.Errorf("%d sessions in memory", len(d.sessions))
	}
	s = mustSession(t, d, a)
	back, ok := s.History().Undo()
	if !ok {
		t.Fatal("nothing to undo")
	}
	commitAs(t, s, back)
	if s.Set().Len() != 0 {
		t.Error("not undone")
	}
}

func TestLinesWithoutAnIDAreLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	const lines = `{"text":"ক"}` + "\n" + `{"id":null,"text":"খ"}` + "\n"
	replaceFile(t, path, lines)
	d := mustOpen(t, path)
	if _, err := d.Session(article(t, "", "খ")); err == nil {
		t.Error("an article without an id was opened")
	}
	s := mustSession(t, d, article(t, "a", ""))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Ignore))
	closed(t, d)
	if got := content(t, path); !strings.HasPrefix(got, lines+`{"id":"a","text":"","meta":`) {
		t.Errorf("got %s", got)
	}
	d = mustOpen(t, path)
	defer d.release()
	if answer, ok := d.Answer("a"); !ok || answer != annotations.Ignore {
		t.Errorf("answer %q", answer)
	}
}
