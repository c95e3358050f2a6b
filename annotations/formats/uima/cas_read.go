package uima

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
)

// casReader reads the files of a directory, or one file.
type casReader struct {
	files *input.Directory
	opt   formats.Options
}

func newCASReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	files, err := input.NewDirectory(in, ".json", ".xmi")
	if err != nil {
		return nil, err
	}
	return foreign.Resolve(f, &casReader{files, opt}, opt), nil
}

func (r *casReader) Next() (*foreign.Doc, error) {
	name, data, err := r.files.ReadNext()
	if err != nil {
		return nil, err
	}
	raw, err := r.document([]byte(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	raw.Where = name
	if raw.Id == "" {
		raw.Id = formats.IDOfFileName(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	}
	return raw, nil
}

func (r *casReader) document(data []byte) (*foreign.Doc, error) {
	if err := ordered.Sound(data); err != nil {
		return nil, err
	}
	if err := input.FewValues(data); err != nil {
		return nil, err
	}
	structures, err := casStructures(bytes.TrimSpace(data))
	if err != nil {
		return nil, err
	}
	c := casText{raw: new(foreign.Doc), layer: r.opt.Layer, kept: make(map[string]bool), links: make(map[string]casLink),
		lists: make(map[string][]string)}
	for _, fs := range structures {
		if err := c.sofaOf(fs); err != nil {
			return nil, err
		}
	}
	if c.sofa == "" {
		return nil, fmt.Errorf("there is no text (%s) in the file; is this CAS JSON 0.4 or XMI?", casSofa)
	}
	for _, fs := range structures {
		if err := c.link(fs); err != nil {
			return nil, err
		}
	}
	for _, fs := range structures {
		if err := c.structure(fs); err != nil {
			return nil, err
		}
	}
	joinNumbers(c.raw)
	c.leaveLinks()
	return c.raw, nil
}

// casStructures are the feature structures of a file: a list, or an object that has them under their ids.
func casStructures(data []byte) ([]ordered.Object, error) {
	if bytes.HasPrefix(data, []byte("<")) {
		return xmiStructures(data)
	}
	if !json.Valid(data) {
		return nil, fmt.Errorf("this is not JSON, or it was cut short; make the file again")
	}
	cas, err := ordered.Parse(data)
	if err != nil {
		return nil, err
	}
	const key = "%FEATURE_STRUCTURES"
	byID, err := cas.Object(key)
	if err != nil || byID == nil {
		return cas.Objects(key)
	}
	var all []ordered.Object
	for _, f := range byID {
		fs, err := byID.Object(f.Key)
		if err != nil {
			return nil, err
		}
		id, _ := json.Marshal(f.Key)
		if !fs.Has("%ID") {
			fs = append(ordered.Object{{Key: "%ID", Raw: id}}, fs...)
		}
		all = append(all, fs)
	}
	return all, nil
}

// casText is one CAS on its way to an article.
type casText struct {
	raw   *foreign.Doc
	layer string
	sofa  string              // %ID of the text, as written
	kept  map[string]bool     // types of bookkeeping that were counted
	links map[string]casLink  // by %ID
	lists map[string][]string // of references, by %ID
}

func (c *casText) sofaOf(fs ordered.Object) error {
	kind, err := fs.Str("%TYPE")
	if err != nil || kind != casSofa {
		return err
	}
	if c.sofa != "" {
		c.raw.Tally.Add(formats.ItemOut, 1, "a second view")
		return nil
	}
	if c.sofa, err = fs.Str("%ID"); err != nil {
		return err
	}
	if !fs.Has("sofaString") {
		return fmt.Errorf("the text is not in the file: %s has no “sofaString” (the keys are %s); export the document with its text",
			casSofa, fs.KeyNames())
	}
	c.raw.Text, err = fs.Text("sofaString")
	return err
}

// structure reads what lies on the text. Without a layer named, types of the user's own and NamedEntity are spans;
// what has a Governor and a Dependent is a relation. Everything else is counted: grammar (tokens, sentences, parts of speech) once a type.
func (c *casText) structure(fs ordered.Object) error {
	kind, err := fs.Str("%TYPE")
	if err != nil {
		return err
	}
	switch kind {
	case casSofa, casDocument, "uima.cas.View", "uima.cas.NULL":
		return nil
	case casMeta:
		return fs.Strings(map[string]*string{"documentId": &c.raw.Id, "documentTitle": &c.raw.Meta.Title})
	case casArticle:
		return c.article(fs)
	}
	number, err := fs.Str("%ID")
	if err != nil {
		return err
	}
	own := strings.HasPrefix(kind, "webanno.custom.") || strings.HasPrefix(kind, "custom.")
	wanted := own || kind == casNE
	if c.layer != "" {
		wanted = kind == c.layer
	}
	_, isLink := c.links[number]
	begin := fs.Has(casAnchor(fs, "begin"))
	switch {
	case isLink || casList(kind):
		return nil
	case !wanted && grammatical(kind):
		c.raw.Tally.Add(formats.ColumnOut, formats.One(!c.kept[kind]), kind)
		c.kept[kind] = true
		return nil
	case fs.Has("@Governor") || fs.Has("@Dependent"):
		if !own && kind != c.layer {
			c.raw.Tally.Add(formats.RelationOut, 1, kind)
			return nil
		}
		return c.relation(fs)
	case !begin:
		c.raw.Tally.Add(formats.ItemOut, 1, kind+", which has no place in the text")
		return nil
	case !wanted:
		name := "--layer reads " + kind
		if kind == "" {
			name = "a structure without a type"
		}
		c.raw.Tally.Add(formats.SpanOut, 1, name)
		return nil
	}
	return c.span(fs, kind)
}

func (c *casText) article(fs ordered.Object) error {
	var answer, meta string
	err := fs.Strings(map[string]*string{"answer": &answer, "annotator": &c.raw.Annotator, "created": &c.raw.Created,
		"modified": &c.raw.Modified, "meta": &meta})
	c.raw.Answer = annotations.Answer(answer)
	if err == nil && meta != "" {
		if err := ordered.Sound([]byte(meta)); err != nil {
			return err
		}
		c.raw.Meta = native.ReadMeta([]byte(meta))
	}
	return err
}

// relation joins spans by their number; joinNumbers puts their ids in when all are read.
func (c *casText) relation(fs ordered.Object) error {
	var r annotations.Relation
	err := fs.Strings(map[string]*string{"@Governor": &r.From, "@Dependent": &r.To, "value": &r.Label, "identifier": &r.ID})
	c.raw.Relations = append(c.raw.Relations, r)
	return err
}

// joinNumbers replaces the file's own numbers in relations by the ids of the spans.
func joinNumbers(raw *foreign.Doc) {
	ids := make(map[string]string, len(raw.Numbers))
	for i, number := range raw.Numbers {
		ids[number] = raw.Spans[i].ID
	}
	for i := range raw.Relations {
		r := &raw.Relations[i]
		r.From, r.To = ids[r.From], ids[r.To]
	}
}
