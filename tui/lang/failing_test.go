//go:build unix

package lang

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/source"
	"tippani/tui/keymap"
)

// failure is what code that really failed, or had something to tell, said.
type failure struct {
	name string
	said any // an error or a message
}

// bench is a directory to fail in.
type bench struct {
	t    *testing.T
	dir  string
	said []failure
}

func (b *bench) say(name string, said any) {
	b.t.Helper()
	if err, ok := said.(error); said == nil || ok && err == nil {
		b.t.Errorf("%s did not fail", name)
		return
	}
	b.said = append(b.said, failure{name, said})
}

func (b *bench) write(name, content string) string {
	b.t.Helper()
	path := filepath.Join(b.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// read opens a source and says why its only article can't be read, or what was changed to read it.
func (b *bench) read(name, file, content string) {
	b.t.Helper()
	item, err := b.item(b.write(file, content))
	if err != nil {
		b.say(name, err)
		return
	}
	for _, n := range item.Notices {
		b.say(name, n)
	}
}

func (b *bench) item(paths ...string) (source.Item, error) {
	b.t.Helper()
	q, err := source.Open(paths, source.Options{})
	if err != nil {
		return source.Item{}, err
	}
	defer q.Close()
	n, _ := q.Len()
	return q.At(n - 1)
}

func (b *bench) open(name string, readOnly bool) (*store.Dataset, error) {
	b.t.Helper()
	d, err := store.Open(filepath.Join(b.dir, name), store.Options{Annotator: "মিনা", ReadOnly: readOnly})
	if err == nil {
		b.t.Cleanup(d.Abandon)
	}
	return d, err
}

// desk is a dataset with an article open.
func (b *bench) desk(name string, a *model.Article, readOnly bool) (*store.Dataset, *store.Session) {
	b.t.Helper()
	d, err := b.open(name, readOnly)
	if err != nil {
		b.t.Fatal(err)
	}
	s, err := d.Session(a)
	if err != nil {
		b.t.Fatal(err)
	}
	return d, s
}

func (b *bench) notices(name string, d *store.Dataset) {
	for _, n := range d.Notices() {
		b.say(name, n)
	}
}

// failures is everything that fails here, in order, and the directory that it fails in.
func failures(t *testing.T) ([]failure, string) {
	b := &bench{t: t, dir: t.TempDir()}
	a, err := model.NewArticle("a1", "ঢাকায় আজ বৃষ্টি হয়েছে।", model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = model.NewArticle("a2", "ক\xff", model.Meta{})
	b.say("model", err)
	b.annotations(a)
	b.sources()
	b.pages()
	b.records(a)
	b.store(a)
	_, err = keymap.Recall(b.dir)
	b.say("keymap", err)
	b.say("keymap", keymap.Remember(filepath.Join(b.write("plain", "x"), "layout"), &keymap.Layout{Name: "bn"}))
	return b.said, b.dir
}

func (b *bench) annotations(a *model.Article) {
	span := func(id string, start, end model.Offset) *annotations.Span {
		return &annotations.Span{ID: id, Label: "Person", Kind: annotations.Entity, Range: model.Range{Start: start, End: end}}
	}
	text := a.Text()
	word := model.Offset(len("ঢাকায়"))
	set := annotations.SetOf([]*annotations.Span{span("s1", 0, word), span("s2", word+1, word+1+model.Offset(len("আজ")))}, nil, "")
	link := &annotations.Relation{ID: "r1", From: "s1", To: "s2", Label: "speaker"}
	for _, t := range []annotations.Transaction{
		annotations.AddSpan(span("s3", 0, model.Offset(len(text)+1))), annotations.AddSpan(span("s3", word, word)),
		annotations.AddSpan(span("s3", 0, word+1)), annotations.AddSpan(span("s3", 0, 1)), annotations.AddSpan(span("s1", 0, word)),
		annotations.AddRelation(&annotations.Relation{ID: "r1", From: "s1", To: "s9", Label: "speaker"}), annotations.RemoveSpan(set, "s8"),
		annotations.RemoveRelation(set, "r7"), {Changes: []annotations.Change{{}}},
	} {
		b.say("annotations", t.Check(set, a))
	}
	set.Apply(annotations.AddRelation(link))
	remove, _ := set.Span("s1")
	b.say("annotations", annotations.Transaction{Changes: []annotations.Change{{SpanBefore: remove}}}.Check(set, a))
	schema := annotations.Default()
	label := schema.Labels[0]
	twin := *remove
	twin.Label, twin.Kind = label.Name, label.Kind
	set = annotations.SetOf([]*annotations.Span{&twin}, nil, "")
	again := twin
	again.ID = "s9"
	if m := schema.Misfit(set, annotations.AddSpan(&again)); m != nil {
		b.say("annotations", m)
	} else {
		b.t.Error("two spans that are the same are no misfit")
	}
}

func (b *bench) sources() {
	_, err := b.item(filepath.Join(b.dir, "missing.txt"))
	b.say("source", err)
	_, err = b.item(b.dir)
	b.say("source", err)
	b.read("source", "invalid.txt", "ক\xff খ")
	b.read("source", "empty.txt", "")
	b.read("source", "zero.txt", "ক\x00")
	b.read("source", "utf32.txt", "\xff\xfe\x00\x00")
	b.read("source", "bom.txt", "\xef\xbb\xbfক\r\nখ\r\n")
	b.read("source", "wide.txt", "\xff\xfe\x95\x09")
	b.read("source", "none.jsonl", "\n\n")
	b.read("source", "text.jsonl", `{"id": "1"}`)
	b.read("source", "twice.jsonl", `{"text": "ক", "text": "খ"}`)
	b.read("source", "torn.jsonl", `{"text": "ক"`)
	b.read("source", "number.jsonl", `{"text": 7}`)
	b.read("source", "id.jsonl", `{"text": "ক", "id": ""}`)
	b.read("source", "meta.jsonl", `{"text": "ক", "meta": 1}`)
	b.read("source", "numbers.json", `[1, 2]`)
	b.read("source", "torn.json", `[{"text": "ক"}, {"text": "খ"`)
	b.read("source", "object.json", "{\n\"a\": 1}")
	b.read("source", "same.jsonl", "{\"id\": \"1\", \"text\": \"ক\"}\n{\"id\": \"1\", \"text\": \"খ\"}")
	b.read("source", "again.jsonl", "{\"id\": \"1\", \"text\": \"ক\"}\n{\"id\": \"1\", \"text\": \"ক\"}")
	q, err := source.Open([]string{b.write("one.txt", "ক")}, source.Options{})
	if err != nil {
		b.t.Fatal(err)
	}
	defer q.Close()
	_, err = q.At(4)
	b.say("source", err)
}

func (b *bench) pages() {
	b.read("html", "blank.html", "<html><body></body></html>")
	b.read("html", "plain.mht", "no header here")
	b.read("epub", "plain.epub", "no archive")
	var empty bytes.Buffer
	z := zip.NewWriter(&empty)
	if err := z.Close(); err != nil {
		b.t.Fatal(err)
	}
	b.read("epub", "empty.epub", empty.String())
}

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
