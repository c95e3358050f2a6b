package formats

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/model"
)

// written is an output kept in memory, with the files made beside it.
type written struct {
	bytes.Buffer
	files fstest.MapFS
}

type memoryFile struct {
	bytes.Buffer
	name string
	in   fstest.MapFS
}

func (m *memoryFile) Close() error {
	m.in[m.name] = &fstest.MapFile{Data: bytes.Clone(m.Bytes())}
	return nil
}

func newWritten() *written { return &written{files: fstest.MapFS{}} }

func (w *written) output() Output {
	return Output{Name: "out", W: w, Create: func(name string) (io.WriteCloser, error) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") {
			return nil, errors.New("not a plain file name: " + name)
		}
		return &memoryFile{name: name, in: w.files}, nil
	}}
}

func (w *written) input(f Format) Input {
	in := Input{Name: "out", Dir: w.files}
	if !f.Directory {
		in.R = bytes.NewReader(w.Bytes())
	}
	return in
}

// export writes documents and returns what was written.
func export(f Format, opt Options, docs ...*Doc) (*written, error) {
	w := newWritten()
	out, err := f.NewWriter(w.output(), opt)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if err := out.Write(d); err != nil {
			return nil, err
		}
	}
	return w, out.Close()
}

func readAll(r Reader) ([]*Doc, error) {
	var all []*Doc
	for {
		d, err := r.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, d)
	}
}

func importAll(f Format, in Input, opt Options) ([]*Doc, error) {
	r, err := f.NewReader(in, opt)
	if err != nil {
		return nil, err
	}
	return readAll(r)
}

func importString(t testing.TB, format, content string, opt Options) ([]*Doc, error) {
	t.Helper()
	f, err := ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	return importAll(f, Input{Name: "in", R: strings.NewReader(content)}, opt)
}

// plain is a record as values that can be compared.
type plain struct {
	ID, Text  string
	Meta      model.Meta
	Spans     []annotations.Span
	Relations []annotations.Relation
	Answer    annotations.Answer
	Annotator string
	Created   string
	Extra     []annotations.Field
}

// held is what a format that keeps the given features holds of a record.
func held(d *Doc, keeps Feature, opt Options) plain {
	opt = opt.withDefaults()
	p := plain{ID: d.Article.ID(), Text: d.Article.Text(), Meta: d.Article.Meta(), Answer: d.Answer, Annotator: d.Annotator,
		Created: d.Created, Extra: d.Extra}
	rename := map[string]string{}
	for i, s := range d.Spans {
		c := *s
		if !keeps.Has(KeepsKinds) {
			c.Kind = opt.kind(c.Label)
		}
		if !keeps.Has(KeepsAttributes) {
			c.Attrs = nil
		}
		if !keeps.Has(KeepsNotes) {
			c.Note = ""
		}
		if !keeps.Has(KeepsSpanIDs) {
			rename[c.ID] = "#" + string(rune('a'+i))
			c.ID = ""
		}
		p.Spans = append(p.Spans, c)
	}
	if keeps.Has(KeepsRelations) {
		for _, r := range d.Relations {
			c := *r
			if !keeps.Has(KeepsSpanIDs) {
				c.ID, c.From, c.To = "", d.Article.Slice(d.SpansByID()[c.From].Range), d.Article.Slice(d.SpansByID()[c.To].Range)
			}
			p.Relations = append(p.Relations, c)
		}
	}
	drop := func(f Feature, clear func()) {
		if !keeps.Has(f) {
			clear()
		}
	}
	drop(KeepsAnswer, func() { p.Answer = "" })
	drop(KeepsAnnotator, func() { p.Annotator = "" })
	drop(KeepsTimes, func() { p.Created = "" })
	drop(KeepsMeta, func() { p.Meta = model.Meta{} })
	drop(KeepsExtra, func() { p.Extra = nil })
	drop(KeepsID, func() { p.ID = "" })
	slices.SortFunc(p.Spans, func(a, b annotations.Span) int {
		return cmpSpans(&a, &b)
	})
	slices.SortFunc(p.Relations, func(a, b annotations.Relation) int {
		return strings.Compare(a.ID+a.From+a.To, b.ID+b.From+b.To)
	})
	return p
}

func cmpSpans(a, b *annotations.Span) int {
	if a.Range != b.Range {
		return int(a.Range.Start-b.Range.Start)*100000 + int(b.Range.End-a.Range.End)
	}
	attrs := func(s *annotations.Span) string {
		return s.Label + "\x00" + string(s.Kind) + s.Note + s.Attrs["type"] + s.ID
	}
	return strings.Compare(attrs(a), attrs(b))
}

// variants are the options under which formats hold more.
var variants = map[string][]Options{
	"spacy":   {{SpansKey: "sc"}},
	"doccano": {{}, {Form: "relations"}, {Unit: CodePoints}, {Unit: Clusters}},
}

// TestEveryFormatGivesBackWhatItKeeps is the promise of the package: dataset, format, dataset is the identity on what
// the format's Keeps names. Formats of tokens have their own test.
func TestEveryFormatGivesBackWhatItKeeps(t *testing.T) {
	for _, f := range Formats() {
		options := variants[f.Name]
		if options == nil {
			options = []Options{{}}
		}
		for _, opt := range options {
			keeps := f.KeepsWith(opt)
			if !f.Reads() || !keeps.Has(KeepsText|KeepsNesting|KeepsSubtoken) {
				continue
			}
			if opt.Unit == "" {
				opt.Unit = f.Unit
			}
			t.Run(f.Name+opt.Form+opt.SpansKey+string(opt.Unit), func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { roundTrip(t, f, keeps, opt) })
			})
		}
	}
}

func roundTrip(t *rapid.T, f Format, keeps Feature, opt Options) {
	var docs []*Doc
	var want []plain
	for i := range rapid.IntRange(1, 3).Draw(t, "articles") {
		d := document(t)
		if f.Directory && i > 0 {
			break
		}
		docs = append(docs, d)
		if rejected := d.Answer == annotations.Reject || d.Answer == annotations.Ignore; !rejected || keeps.Has(KeepsRejected) {
			want = append(want, held(d, keeps, opt))
		}
	}
	w, err := export(f, opt, docs...)
	if err != nil {
		t.Fatal(err)
	}
	if f.Directory && len(want) == 0 {
		return
	}
	back, err := importAll(f, w.input(f), opt)
	if err != nil {
		t.Fatalf("%v\n%s%v", err, w.String(), w.files)
	}
	var got []plain
	for _, d := range back {
		got = append(got, held(d, keeps, opt))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the format gave back something else (-wrote +read):\n%s\n%s", diff, w.String())
	}
}
