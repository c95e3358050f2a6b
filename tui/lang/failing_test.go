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
		annotations.AddRelation(&annotations.Relation{ID: "r1", From: "s1", To: "s9", Label: "speaker"}),
		annotations.RemoveSpan(set, "s8"),
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
