package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

const bengali = "😀 শিল্পী রহিম ‘কাজ চলছে’ বলেন। স্ত্রী র\u200d্যাব উত্তর কোরিয়া য\u09bcেন।"

func noon() time.Time { return time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC) }

func options() Options { return Options{Annotator: "মিনা", Tool: "tippani test", Clock: noon} }

func article(t testing.TB, id, text string) *model.Article {
	t.Helper()
	a, err := model.NewArticle(id, text, model.Meta{Source: id + ".txt", Title: "শিরোনাম"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mustOpen(t testing.TB, path string) *Dataset {
	t.Helper()
	d, err := Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustSession(t testing.TB, d *Dataset, a *model.Article) *Session {
	t.Helper()
	s, err := d.Session(a)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// span makes a span of the first occurrence of a word.
func span(t testing.TB, s *Session, word, label string) *annotations.Span {
	t.Helper()
	i := strings.Index(s.Article().Text(), word)
	if i < 0 {
		t.Fatalf("no %q in the text", word)
	}
	return &annotations.Span{ID: s.Set().NewSpanID(), Label: label, Kind: annotations.Entity,
		Range: model.Range{Start: model.Offset(i), End: model.Offset(i + len(word))}}
}

func commit(t testing.TB, s *Session, tx annotations.Transaction) {
	t.Helper()
	if err := s.Commit(tx.By(annotations.ByHand("key")), 0); err != nil {
		t.Fatal(err)
	}
}

func closed(t testing.TB, d *Dataset) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func content(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const wantLine = `{"id":"a","text":"` + bengali + `","meta":{"source":"a.txt","title":"শিরোনাম","sha256":"SHA"},` +
	`"spans":[{"id":"s1","start":2,"end":8,"label":"PER","kind":"entity","text":"শিল্পী"},{"id":"s2","start":9,"end":13,"label":"PER",` +
	`"kind":"entity","text":"রহিম","attrs":{"b":"২","ক":"<১>"},"note":"\"টীকা\"\n"}],` +
	`"relations":[{"id":"r1","from":"s1","to":"s2","label":"SPEAKER"}],"answer":"accept","annotator":"মিনা",` +
	`"created":"2026-01-31T09:30:00Z","modified":"2026-01-31T09:30:00Z","schema":1,"tool":"tippani test"}` + "\n"

func label(t testing.TB, s *Session) {
	t.Helper()
	first := span(t, s, "শিল্পী", "PER")
	second := span(t, s, "রহিম", "PER")
	second.Attrs = map[string]string{"ক": "<১>", "b": "২"}
	second.Note = "\"টীকা\"\n"
	commit(t, s, annotations.AddSpan(second))
	commit(t, s, annotations.AddSpan(first))
	commit(t, s, annotations.AddRelation(&annotations.Relation{ID: s.Set().NewRelationID(), From: "s1", To: "s2", Label: "SPEAKER"}))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
}

func TestARecordIsWrittenWithItsKeysInOrderAndNothingEscapedNeedlessly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	label(t, mustSession(t, d, a))
	closed(t, d)
	if got, want := content(t, path), strings.Replace(wantLine, "SHA", a.SHA256(), 1); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("left beside the dataset: %v", entries)
	}
}

func TestAfterACrashTheJournalBringsEverythingBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	label(t, mustSession(t, d, a))
	d.release() // as a killed process would: nothing is folded

	d = mustOpen(t, path)
	recorded, err := d.RecordedArticle("a")
	if err != nil || recorded.Text() != bengali {
		t.Fatalf("the journal does not hold the article: %v", err)
	}
	s := mustSession(t, d, a)
	if undo, _ := s.History().Len(); undo != 4 || s.Set().Len() != 2 {
		t.Errorf("%d steps, %d spans", undo, s.Set().Len())
	}
	for {
		back, ok := s.History().Undo()
		if !ok {
			break
		}
		commitAs(t, s, back)
	}
	if s.Set().Len() != 0 || s.Set().Answer() != "" {
		t.Error("undoing everything leaves something")
	}
	for {
		again, ok := s.History().Redo()
		if !ok {
			break
		}
		commitAs(t, s, again)
	}
	closed(t, d)
	if got, want := content(t, path), strings.Replace(wantLine, "SHA", a.SHA256(), 1); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func commitAs(t testing.TB, s *Session, tx annotations.Transaction) {
	t.Helper()
	if err := s.Commit(tx, 0); err != nil {
		t.Fatal(err)
	}
}

func TestARewriteKeepsUnknownKeysForeignLinesAndLineEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	const before = "\uFEFF{ \"x\" : {\"y\": [1, 2.50]}, \"text\":\"\\u0995 \u200dখ\", \"id\":\"a\", \"_hash\": -1e3, " +
		"\"annotator\":\"মিনা\", \"spans\":[{\"start\":0,\"end\":1,\"label\":\"GPE\",\"token_start\":0}], \"z\":null}\r\n" +
		"not json\n" +
		"{\"id\":\"a\",\"text\":\"ক\",\"annotator\":\"other\"}\n\n" +
		"{\"id\":\"b\",\"text\":\"ক\"}"
	if err := os.WriteFile(path, []byte(before), 0o640); err != nil {
		t.Fatal(err)
	}
	d := mustOpen(t, path)
	if n := d.Notices(); len(n) != 1 || !strings.Contains(n[0].String(), "d.jsonl:2: not a record") {
		t.Errorf("notices: %q", n)
	}
	s := mustSession(t, d, article(t, "a", "ক \u200dখ"))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Reject))
	closed(t, d)
	const after = "\uFEFF{\"x\":{\"y\": [1, 2.50]},\"text\":\"\\u0995 " +
		"\u200dখ\",\"id\":\"a\",\"_hash\":-1e3,\"annotator\":\"মিনা\",\"spans\":[{\"id\":\"s1\",\"start\":0,\"end\":1,\"label\":\"GPE\",\"text\":\"ক\",\"token_start\":0}],\"z\":null,\"answer\":\"reject\",\"modified\":\"2026-01-31T09:30:00Z\",\"schema\":1,\"tool\":\"tippani test\"}\r\n" +
		"not json\n" +
		"{\"id\":\"a\",\"text\":\"ক\",\"annotator\":\"other\"}\n\n" +
		"{\"id\":\"b\",\"text\":\"ক\"}\n"
	if got := content(t, path); got != after {
		t.Errorf("got  %q\nwant %q", got, after)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 && runtime.GOOS != "windows" { // which has no such bits
		t.Errorf("mode %v", info.Mode())
	}
}

func TestASecondAnnotatorIsToldWhoHoldsTheDatasetAndCanRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	label(t, mustSession(t, d, a))
	_, err := Open(path, options())
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != os.Getpid() || locked.Annotator != "মিনা" || !locked.Since.Equal(noon()) {
		t.Errorf("got %v", err)
	}
	reading := options()
	reading.ReadOnly = true
	r, err := Open(path, reading)
	if err != nil {
		t.Fatal(err)
	}
	s := mustSession(t, r, a)
	if s.Set().Len() != 2 {
		t.Error("a reader does not see what the journal holds")
	}
	if err := s.Commit(annotations.RemoveSpan(s.Set(), "s1"), 0); !errors.Is(err, record.ErrReadOnly) {
		t.Errorf("a reader can write: %v", err)
	}
	closed(t, r)
	closed(t, d)
	closed(t, mustOpen(t, path))
}

func TestATextThatChangedIsReportedAndTheRecordedOneStaysOpenable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	label(t, mustSession(t, d, article(t, "a", bengali)))
	closed(t, d)
	d = mustOpen(t, path)
	defer closed(t, d)
	_, err := d.Session(article(t, "a", strings.Replace(bengali, "রহিম", "করিম", 1)))
	var changed *record.TextChangedError
	if !errors.As(err, &changed) || changed.At != 9 {
		t.Fatalf("got %v", err)
	}
	recorded, err := d.RecordedArticle("a")
	if err != nil {
		t.Fatal(err)
	}
	if s := mustSession(t, d, recorded); s.Set().Len() != 2 {
		t.Error("the recorded article opens without its spans")
	}
}

func TestFaultyRecordsOpenReadOnlyAndKeepTheirBytes(t *testing.T) {
	for _, c := range []struct{ name, spans, want string }{
		{"a negative start", `[{"id":"s1","start":-1,"end":2,"label":"A"}]`, `"start" is -1`},
		{"a fraction", `[{"id":"s1","start":0.5,"end":2,"label":"A"}]`, `"start" is 0.5`},
		{"a number beyond 2^63", `[{"id":"s1","start":0,"end":99999999999999999999,"label":"A"}]`, `"end" is 9999`},
		{"start after end", `[{"id":"s1","start":3,"end":2,"label":"A"}]`, "holds nothing"},
		{"past the end", `[{"id":"s1","start":0,"end":9,"label":"A"}]`, "ends at 9, but the text has 6 code points"},
		{"inside a letter", `[{"id":"s1","start":0,"end":2,"label":"A"}]`, "ends at 2, inside a letter: end it at 0"},
		{"another text", `[{"id":"s1","start":0,"end":4,"label":"A","text":"ক"}]`, `do not fit its "text"`},
		{"an id twice", `[{"id":"s1","start":0,"end":4,"label":"A"},{"id":"s1","start":0,"end":6,"label":"A"}]`, "stands twice"},
		{"a key twice", `[{"id":"s1","start":0,"start":0,"end":4,"label":"A"}]`, `key "start" stands twice`},
		{"no label", `[{"id":"s1","start":0,"end":4}]`, "no label"},
		{"no array", `7`, "not an array"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "d.jsonl")
			line := `{"id":"a","text":"ক্ষি খ","annotator":"মিনা","spans":` + c.spans + "}\n"
			line = strings.Replace(line, "ক্ষি খ", "ক্ষিখখ", 1)
			if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
				t.Fatal(err)
			}
			d := mustOpen(t, path)
			s := mustSession(t, d, article(t, "a", "ক্ষিখখ"))
			if p := s.record.Problems; len(p) == 0 || !strings.Contains(p[0].String(), c.want) ||
				!strings.HasPrefix(p[0].String(), path+":1: ") {
				t.Errorf("problems: %v", p)
			}
			if err := s.Commit(annotations.SetAnswer(s.Set(), annotations.Accept), 0); !errors.Is(err, record.ErrReadOnly) {
				t.Errorf("a faulty record can be changed: %v", err)
			}
			closed(t, d)
			if got := content(t, path); got != line {
				t.Errorf("the line has changed: %s", got)
			}
		})
	}
}

func rangeOf(a *model.Article, word string) model.Range {
	i := strings.Index(a.Text(), word)
	return model.Range{Start: model.Offset(i), End: model.Offset(i + len(word))}
}
