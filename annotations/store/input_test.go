package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/jsontext"
	"tippani/model/message"
)

const modelRecord = `{"text":"` + bengali + `", "_input_hash": -12.50, "tokens":[{"text":"😀","start":0,"end":1}],"spans":[` +
	`{"start":2,"end":8,"label":"PER","token_start":1,"attrs":{"role":"শিল্পী"},"note":"যন্ত্র"},` +
	`{"id":"q","start":15,"end":23,"label":"QUOTE"},{"id":"s1","start":9,"end":13,"label":"NEW","text":"রহিম"},` +
	`{"id":"bad1","start":0,"end":999,"label":"PER"},{"start":2,"end":3,"label":"PER"},{"start":9,"end":13,"label":"PER","text":"করিম"}` +
	`],"relations":[{"from":"q","to":"s1","label":"SPEAKER"},{"id":"r7","from":"q","to":"bad1","label":"SPEAKER"}],` +
	`"answer":"accept","_annotator_id":"x","annotator":"model-7","created":"2026-01-01T00:00:00Z","id":"a"}`

func mustBegin(t testing.TB, d *Dataset, record string) *Session {
	t.Helper()
	s, err := d.SessionFrom(article(t, "a", bengali), fields(t, record), "in.jsonl:3")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fields are the members of a record.
func fields(t testing.TB, record string) jsontext.Fields {
	t.Helper()
	f, err := jsontext.ReadFields([]byte(record))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func withSchema() Options {
	o := options()
	o.Schema = annotations.Default()
	return o
}

func TestASessionBeginsWithTheAnnotationsOfItsInput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d, err := Open(path, withSchema())
	if err != nil {
		t.Fatal(err)
	}
	s := mustBegin(t, d, modelRecord)
	if got, want := labels(s.snapshot()), "s2 শিল্পী PER, s1 রহিম NEW, q কাজ চলছে QUOTE"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for id, kind := range map[string]annotations.Kind{"s2": annotations.Entity, "s1": annotations.Entity, "q": annotations.Quote} {
		if span, ok := s.Set().Span(id); !ok || span.Kind != kind {
			t.Errorf("%s is %v", id, span)
		}
	}
	if s.Set().RelationLen() != 1 || s.Set().Answer() != annotations.InProgress || !s.ReadOnly().None() {
		t.Errorf("%d relations, answer %q, %s", s.Set().RelationLen(), s.Set().Answer(), s.ReadOnly())
	}
	notices := strings.Join(message.Texts(d.Notices()), "\n")
	for _, want := range []string{"in.jsonl:3: span bad1: ends at 999", "in.jsonl:3: span 5 of the list: ends at 3, inside a letter",
		"in.jsonl:3: span 6 of the list: the offsets do not fit", `in.jsonl:3: relation r7: the relation names the span "bad1"`} {
		if !strings.Contains(notices, want) {
			t.Errorf("nothing says %q:\n%s", want, notices)
		}
	}
	if undo, _ := s.History().Len(); undo != 0 {
		t.Error("what the input brought can be undone")
	}
	closed(t, d)
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("something was written before the first change")
	}
}

func TestTheFirstChangeWritesWhatTheInputBrought(t *testing.T) {
	for _, crash := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "d.jsonl")
		d, err := Open(path, withSchema())
		if err != nil {
			t.Fatal(err)
		}
		s := mustBegin(t, d, modelRecord)
		commit(t, s, annotations.RemoveSpan(s.Set(), "s2"))
		if crash {
			d.release()
			d = mustOpen(t, path)
		}
		closed(t, d)
		got := content(t, path)
		for _, want := range []string{`"_input_hash":-12.50,"tokens":[{"text":"😀","start":0,"end":1}],"_annotator_id":"x",` +
			`"input":{"spans":[{"id":"bad1","start":0,"end":999,"label":"PER"},{"start":2,"end":3,"label":"PER"},{"start":9,"end":13,` +
			`"label":"PER","text":"করিম"}],"relations":[{"id":"r7",`,
			`"answer":"accept","annotator":"model-7","created":"2026-01-01T00:00:00Z"}}`,
			`"annotator":"মিনা","created":"2026-01-31T09:30:00Z"`,
			`{"id":"s1","start":9,"end":13,"label":"NEW","kind":"entity","text":"রহিম"}`} {
			if !strings.Contains(got, want) {
				t.Errorf("crash %v: no %s in\n%s", crash, want, got)
			}
		}
		d = mustOpen(t, path)
		again := mustBegin(t, d, modelRecord)
		if want := "s1 রহিম NEW, q কাজ চলছে QUOTE"; labels(again.snapshot()) != want {
			t.Errorf("the dataset's record counts, not the input's: %s", labels(again.snapshot()))
		}
		closed(t, d)
		if err := Check(path, strings.NewReader(content(t, path)), nil, func(p record.Problem) { t.Error(p) }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatTheInputBroughtIsJoinedWithWhatAnotherProgramWrote(t *testing.T) {
	for _, crash := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "d.jsonl")
		d := mustOpen(t, path)
		s := mustBegin(t, d, modelRecord)
		commit(t, s, annotations.AddSpan(span(t, s, "উত্তর", "LOC")))
		if crash {
			d.release()
		}
		replaceFile(t, path, `{"id":"a","text":"`+bengali+`","spans":[{"id":"t1","start":0,"end":1,"label":"ORG"}],"annotator":"মিনা"}`+
			"\n")
		if crash {
			d = mustOpen(t, path)
		}
		closed(t, d)
		got := labels(recordOf(t, path, "a"))
		for _, want := range []string{"t1 ", "q কাজ চলছে QUOTE", "উত্তর LOC", "শিল্পী PER"} {
			if !strings.Contains(got, want) {
				t.Errorf("crash %v: no %q in %s", crash, want, got)
			}
		}
	}
}

func TestOnesOwnRecordKeepsItsAnswerAndItsTime(t *testing.T) {
	d := mustOpen(t, filepath.Join(t.TempDir(), "d.jsonl"))
	defer d.release()
	s := mustBegin(t, d, strings.ReplaceAll(modelRecord, "model-7", "মিনা"))
	if s.Set().Answer() != annotations.Accept || s.record.Created != "2026-01-01T00:00:00Z" {
		t.Errorf("%q %s", s.Set().Answer(), s.record.Created)
	}
	if _, recorded := d.Answer("a"); recorded {
		t.Error("it counts as recorded before anything was changed")
	}
}

func TestOddInputsLoseNothing(t *testing.T) {
	for _, c := range []struct{ name, record, want, left string }{
		{"nothing but the text", `{"text":"x"}`, "", ""},
		{"spans by group, as spaCy has them", `{"text":"x","spans":{"sc":[]}}`, "", `{"spans":{"sc":[]}}`},
		{"null everywhere", `{"text":"x","spans":null,"relations":null,"answer":null,"annotator":null}`, "", ""},
		{"an unknown kind", `{"spans":[{"start":2,"end":8,"label":"PER","kind":"person"}]}`, "",
			`{"spans":[{"start":2,"end":8,"label":"PER","kind":"person"}]}`},
		{"an id twice", `{"spans":[{"id":"s1","start":2,"end":8,"label":"A"},{"id":"s1","start":9,"end":13,"label":"B"}]}`, "s1 শিল্পী A",
			`{"spans":[{"id":"s1","start":9,"end":13,"label":"B"}]}`},
		{"Prodigy's relations", `{"relations":[{"head":1,"child":2,"label":"X"}]}`, "",
			`{"relations":[{"head":1,"child":2,"label":"X"}]}`},
		{"an unknown answer and a newer format", `{"answer":"maybe","schema":9}`, "", `{"answer":"maybe","schema":9}`},
		{"a line feed between values", "{\"spans\":[{\"start\":2,\n\"end\":8,\"label\":\"A\",\"x\":[1,\n2]}]}", "s1 শিল্পী A", ""},
		{"the key is taken", `{"input":1,"input2":2,"answer":"accept"}`, "", `{"answer":"accept"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "d.jsonl")
			d := mustOpen(t, path)
			s := mustBegin(t, d, c.record)
			if got := labels(s.snapshot()); got != c.want {
				t.Errorf("spans %s", got)
			}
			left := ""
			for _, f := range s.snapshot().Extra {
				if strings.HasPrefix(f.Key, record.InputKey) {
					left = string(f.Raw)
				}
			}
			if left != c.left {
				t.Errorf("kept %s", left)
			}
			commit(t, s, annotations.SetAnswer(s.Set(), annotations.Ignore))
			closed(t, d)
			if strings.Count(content(t, path), "\n") != 1 {
				t.Error("not one line")
			}
		})
	}
	d := mustOpen(t, filepath.Join(t.TempDir(), "d.jsonl"))
	defer d.release()
	var unreadable *record.FaultyError
	if _, err := d.SessionFrom(article(t, "a", bengali), fields(t, `{"text":"x","a":1,"a":2}`), "in.jsonl:4"); !errors.As(err, &unreadable) ||
		!strings.HasPrefix(err.Error(), `in.jsonl:4: the key "a" stands twice`) {
		t.Error(err)
	}
}
