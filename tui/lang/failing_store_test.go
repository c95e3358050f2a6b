//go:build unix

package lang

import (
	"os"
	"path/filepath"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/model"
)

// records are read from the lines of a dataset.
func (b *bench) records(a *model.Article) {
	record := func(rest string) string {
		return `{"id": "a1", "text": "` + a.Text() + `", "annotator": "মিনা"` + rest + "}\n"
	}
	for i, line := range []string{
		record(`, "schema": 99`), record(`, "spans": {}`), record(`, "spans": [{"id": "s1", "start": 0, "end": 900, "label": "Person"}]`),
		record(`, "spans": [{"id": "s1", "start": 2, "end": 1, "label": "Person"}, {"id": "s1", "start": "x"}]`),
		record(`, "relations": [{"id": "r1", "from": "s1", "to": "s2", "label": "speaker"}]`),
		record(`, "answer": "perhaps"`), record(`, "meta": {"sha256": "00"}`),
	} {
		name := "record" + string(rune('a'+i)) + ".jsonl"
		b.write(name, line)
		_, s := b.desk(name, a, false)
		b.say("record", s.ReadOnly())
		b.say("record", s.Commit(annotations.SetAnswer(s.Set(), "accept"), 0))
	}
	b.write("wrong.jsonl", `{"id": "a1", "text": 3, "annotator": "মিনা"}`+"\n")
	d, err := b.open("wrong.jsonl", false)
	if err != nil {
		b.t.Fatal(err)
	}
	_, err = d.Session(a)
	b.say("record", err)
	_, err = d.Record("a9")
	b.say("record", err)
	b.write("marked.jsonl", record("")+"<<<<<<< ours\n{\"text\": nothing}\n"+record(""))
	if d, err = b.open("marked.jsonl", false); err != nil {
		b.t.Fatal(err)
	}
	b.notices("jsontext", d)
}

func (b *bench) store(a *model.Article) {
	answer := func(s *store.Session) error { return s.Commit(annotations.SetAnswer(s.Set(), "accept"), 0) }
	_, err := b.open("no/where/d.jsonl", false)
	b.say("store", err)
	if err := os.Symlink("circle.jsonl", filepath.Join(b.dir, "circle.jsonl")); err != nil {
		b.t.Fatal(err)
	}
	_, err = b.open("circle.jsonl", false)
	b.say("store", err)
	b.write("book.jsonl", "only text\n")
	_, err = b.open("book.jsonl", false)
	b.say("store", err)
	b.write("locked.jsonl.lock", "somebody's file")
	_, err = b.open("locked.jsonl", false)
	b.say("store", err)
	b.write("journal.jsonl.journal", "somebody's journal\n")
	_, err = b.open("journal.jsonl", false)
	b.say("store", err)
	b.write("torn.jsonl.journal", `{"crc":"00000000","journal":1}`+"\n")
	if d, err := b.open("torn.jsonl", false); err != nil {
		b.say("store", err)
	} else {
		b.notices("store", d)
	}

	d, s := b.desk("read.jsonl", a, true)
	b.say("store", s.ReadOnly())
	b.say("store", answer(s))
	d.Abandon()

	// The journal can't be made, because a directory has its name.
	d, s = b.desk("unsaved.jsonl", a, false)
	if err := os.Mkdir(filepath.Join(b.dir, "unsaved.jsonl.journal"), 0o700); err != nil {
		b.t.Fatal(err)
	}
	b.say("store", answer(s))
	b.say("store", d.SaveAs(b.write("there.jsonl", "")))
	b.say("store", d.SaveAs(filepath.Join(b.dir, "no", "where.jsonl")))

	d, s = b.desk("changed.jsonl", a, false)
	if err := answer(s); err != nil {
		b.t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.t.Fatal(err)
	}
	now, err := model.NewArticle("a1", "ঢাকায় কাল বৃষ্টি হবে।", model.Meta{})
	if err != nil {
		b.t.Fatal(err)
	}
	if d, err = b.open("changed.jsonl", false); err != nil {
		b.t.Fatal(err)
	}
	_, err = d.Session(now)
	b.say("store", err)
	if s, err = d.Session(a); err != nil {
		b.t.Fatal(err)
	}
	other, err := model.NewArticle("a3", "খ", model.Meta{})
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := d.Session(other); err != nil {
		b.t.Fatal(err)
	}
	b.say("store", s.Commit(annotations.SetAnswer(s.Set(), "reject"), 0))
	if s, err = d.Session(a); err != nil {
		b.t.Fatal(err)
	}
	if err := s.Commit(annotations.SetAnswer(s.Set(), "reject"), 0); err != nil {
		b.t.Fatal(err)
	}
	if err := os.Remove(d.Path()); err != nil {
		b.t.Fatal(err)
	}
	if err := d.Fold(); err != nil {
		b.t.Fatal(err)
	}
	b.notices("store", d)
}
