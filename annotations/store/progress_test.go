package store

import (
	"path/filepath"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
)

func TestProgressIsKnownWithoutReadingRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	writeBoth(t, path, []byte(`{"id":"a","text":"📰 রহিম করিম","spans":[{"start":2,"end":6,"label":"PER"},{"start":7,"end":11,`+
		`"label":"PER"}],"annotator":"মিনা","answer":"accept"}`+"\n"+
		`{"id":"b","text":"রহিম","annotator":"মিনা"}`+"\n"+`{"id":"c","text":"রহিম","spans":[{}],"annotator":"রাজু"}`+"\n"), nil)
	d := mustOpen(t, path)
	want := func(when string, all map[string]record.Progress) {
		t.Helper()
		for id, p := range all {
			if got := d.Progress(id); got != p {
				t.Errorf("%s: %s is %+v, want %+v", when, id, got, p)
			}
		}
	}
	want("as it was", map[string]record.Progress{"a": {Begun: true, Answer: annotations.Accept, Spans: 2}, "b": {Begun: true}, "c": {},
		"d": {}})
	s := mustSession(t, d, article(t, "c", "রহিম"))
	want("opened", map[string]record.Progress{"c": {}})
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	b := mustSession(t, d, article(t, "b", "রহিম"))
	commit(t, b, annotations.AddSpan(span(t, b, "রহিম", "PER")))
	after := map[string]record.Progress{"a": {Begun: true, Answer: annotations.Accept, Spans: 2}, "b": {Begun: true, Answer: "", Spans: 1},
		"c": {Begun: true, Answer: "", Spans: 1}}
	want("after labelling", after)
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	mustSession(t, d, article(t, "x", "x"))
	mustSession(t, d, article(t, "y", "x"))
	want("after the fold", after)
	d.sessions = map[record.Key]*Session{}
	want("by the index alone", after)
	commit(t, mustSession(t, d, article(t, "d", "রহিম")), annotations.SetAnswer(annotations.NewSet(), annotations.Reject))
	d.Abandon()
	d = mustOpen(t, path)
	defer d.release()
	want("after a crash", map[string]record.Progress{"d": {Begun: true, Answer: annotations.Reject, Spans: 0}})
}
