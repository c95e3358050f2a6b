package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"tippani/annotations"
)

// casReader reads the files of a directory, or one file.
type casReader struct {
	files *fileList
	opt   Options
}

func newCASReader(f *Format, in Input, opt Options) (Reader, error) {
	files, err := newFileList(in, ".json")
	if err != nil {
		return nil, err
	}
	return newResolver(f, &casReader{files, opt}, opt), nil
}

func (r *casReader) next() (*rawDoc, error) {
	name, data, err := r.files.readNext()
	if err != nil {
		return nil, err
	}
	raw, err := r.document([]byte(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	raw.where = name
	if raw.id == "" {
		raw.id = idOfName(strings.TrimSuffix(path.Base(name), ".json"))
	}
	return raw, nil
}

func (r *casReader) document(data []byte) (*rawDoc, error) {
	if err := soundText(data); err != nil {
		return nil, err
	}
	if !json.Valid(bytes.TrimSpace(data)) {
		return nil, fmt.Errorf("this is not JSON, or it was cut short; make the file again")
	}
	cas, err := parseObject(data)
	if err != nil {
		return nil, err
	}
	structures, err := cas.objects("%FEATURE_STRUCTURES")
	if err != nil {
		return nil, err
	}
	c := casText{raw: new(rawDoc), layer: r.opt.Layer}
	for _, fs := range structures {
		if err := c.sofaOf(fs); err != nil {
			return nil, err
		}
	}
	if c.sofa == "" {
		return nil, fmt.Errorf("there is no text (%s) in the file; is this CAS JSON 0.4?", casSofa)
	}
	for _, fs := range structures {
		if err := c.structure(fs); err != nil {
			return nil, err
		}
	}
	joinNumbers(c.raw)
	return c.raw, nil
}

// casText is one CAS on its way to an article.
type casText struct {
	raw   *rawDoc
	layer string
	sofa  string // %ID of the text, as written
}

func (c *casText) sofaOf(fs object) error {
	kind, err := fs.str("%TYPE")
	if err != nil || kind != casSofa {
		return err
	}
	if c.sofa != "" {
		c.raw.tally.add(ItemOut, 1, "a second view")
		return nil
	}
	if c.sofa, err = fs.str("%ID"); err != nil {
		return err
	}
	c.raw.text, err = fs.text("sofaString")
	return err
}

// structure reads what lies on the text. Without a layer named, types of the user's own and NamedEntity are spans;
// what has a Governor and a Dependent is a relation. The rest (tokens, sentences, parts of speech) is counted.
func (c *casText) structure(fs object) error {
	kind, err := fs.str("%TYPE")
	if err != nil {
		return err
	}
	switch kind {
	case casSofa, casDocument:
		return nil
	case casMeta:
		return fs.strings(map[string]*string{"documentId": &c.raw.id, "documentTitle": &c.raw.meta.Title})
	case casArticle:
		return c.article(fs)
	}
	if fs.has("@Governor") || fs.has("@Dependent") {
		if !strings.HasPrefix(kind, "webanno.custom.") && kind != c.layer {
			c.raw.tally.add(ColumnOut, 1, kind)
			return nil
		}
		return c.relation(fs)
	}
	wanted := strings.HasPrefix(kind, "webanno.custom.") || strings.HasPrefix(kind, "custom.") || kind == casNE
	if c.layer != "" {
		wanted = kind == c.layer
	}
	if !wanted {
		c.raw.tally.add(ColumnOut, 1, kind)
		return nil
	}
	return c.span(fs, kind)
}

func (c *casText) article(fs object) error {
	var answer, meta string
	err := fs.strings(map[string]*string{"answer": &answer, "annotator": &c.raw.annotator, "created": &c.raw.created, "modified": &c.raw.modified, "meta": &meta})
	c.raw.answer = annotations.Answer(answer)
	if err == nil && meta != "" {
		if err := soundText([]byte(meta)); err != nil {
			return err
		}
		c.raw.meta = readMeta([]byte(meta))
	}
	return err
}

// casKnown are the keys of a span that have a place of their own.
var casKnown = []string{"%ID", "%TYPE", "@sofa", "begin", "end", "^begin", "^end", "value", "identifier", "kind", "note", "attributes"}

func (c *casText) span(fs object, kind string) error {
	if of, _ := fs.str("@sofa"); of != c.sofa {
		c.raw.tally.add(SpanOut, 1, kind+" of another view")
		return nil
	}
	var s rawSpan
	var spanKind, attrs, number string
	err := fs.strings(map[string]*string{"%ID": &number, "value": &s.Label, "identifier": &s.ID, "kind": &spanKind, "note": &s.Note, "attributes": &attrs})
	if err != nil {
		return err
	}
	s.Kind = annotations.Kind(spanKind)
	if s.start, err = fs.num(casAnchor(fs, "begin")); err != nil {
		return err
	}
	if s.end, err = fs.num(casAnchor(fs, "end")); err != nil {
		return err
	}
	if s.Attrs, err = textAttributes(attrs); err != nil {
		return err
	}
	for _, f := range fs {
		if slices.Contains(casKnown, f.Key) {
			continue
		}
		if f.Raw[0] != '"' && strings.HasPrefix(f.Key, "@") {
			c.raw.tally.add(ItemOut, 1, kind+" "+f.Key)
			continue
		}
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		if s.Attrs[f.Key], err = casValue(f); err != nil {
			return err
		}
	}
	if s.Label == "" {
		s.Label = kind[strings.LastIndexByte(kind, '.')+1:]
	}
	if s.ID == "" {
		s.ID = "s" + number
	}
	c.raw.spans = append(c.raw.spans, s)
	c.raw.numbers = append(c.raw.numbers, number)
	return nil
}

func casValue(f annotations.Field) (string, error) {
	if f.Raw[0] != '"' {
		return string(compact(f.Raw)), nil
	}
	return object{f}.str(f.Key)
}

// casAnchor is the key of an offset: the specification marks anchors with ^, its implementations do not.
func casAnchor(fs object, key string) string {
	if fs.has("^" + key) {
		return "^" + key
	}
	return key
}

// relation joins spans by their number; joinNumbers puts their ids in when all are read.
func (c *casText) relation(fs object) error {
	var r annotations.Relation
	err := fs.strings(map[string]*string{"@Governor": &r.From, "@Dependent": &r.To, "value": &r.Label, "identifier": &r.ID})
	c.raw.relations = append(c.raw.relations, r)
	return err
}

// joinNumbers replaces the file's own numbers in relations by the ids of the spans.
func joinNumbers(raw *rawDoc) {
	ids := make(map[string]string, len(raw.numbers))
	for i, number := range raw.numbers {
		ids[number] = raw.spans[i].ID
	}
	for i := range raw.relations {
		r := &raw.relations[i]
		r.From, r.To = ids[r.From], ids[r.To]
	}
}
