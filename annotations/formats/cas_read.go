package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"tippani/annotations"
)

// casReader reads the files of a directory, or one file.
type casReader struct {
	files *fileList
	opt   Options
}

func newCASReader(f *Format, in Input, opt Options) (Reader, error) {
	files, err := newFileList(in, ".json", ".xmi")
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
		raw.id = idOfName(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	}
	return raw, nil
}

func (r *casReader) document(data []byte) (*rawDoc, error) {
	if err := soundText(data); err != nil {
		return nil, err
	}
	if err := fewValues(data); err != nil {
		return nil, err
	}
	structures, err := casStructures(bytes.TrimSpace(data))
	if err != nil {
		return nil, err
	}
	c := casText{raw: new(rawDoc), layer: r.opt.Layer, kept: make(map[string]bool), links: make(map[string]casLink),
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
func casStructures(data []byte) ([]object, error) {
	if bytes.HasPrefix(data, []byte("<")) {
		return xmiStructures(data)
	}
	if !json.Valid(data) {
		return nil, fmt.Errorf("this is not JSON, or it was cut short; make the file again")
	}
	cas, err := parseObject(data)
	if err != nil {
		return nil, err
	}
	const key = "%FEATURE_STRUCTURES"
	byID, err := cas.object(key)
	if err != nil || byID == nil {
		return cas.objects(key)
	}
	var all []object
	for _, f := range byID {
		fs, err := byID.object(f.Key)
		if err != nil {
			return nil, err
		}
		id, _ := json.Marshal(f.Key)
		if !fs.has("%ID") {
			fs = append(object{{Key: "%ID", Raw: id}}, fs...)
		}
		all = append(all, fs)
	}
	return all, nil
}

// casText is one CAS on its way to an article.
type casText struct {
	raw   *rawDoc
	layer string
	sofa  string              // %ID of the text, as written
	kept  map[string]bool     // types of bookkeeping that were counted
	links map[string]casLink  // by %ID
	lists map[string][]string // of references, by %ID
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
	if !fs.has("sofaString") {
		return fmt.Errorf("the text is not in the file: %s has no “sofaString” (the keys are %s); export the document with its text",
			casSofa, fs.keyNames())
	}
	c.raw.text, err = fs.text("sofaString")
	return err
}

// structure reads what lies on the text. Without a layer named, types of the user's own and NamedEntity are spans;
// what has a Governor and a Dependent is a relation. Everything else is counted: grammar (tokens, sentences, parts of speech) once a type.
func (c *casText) structure(fs object) error {
	kind, err := fs.str("%TYPE")
	if err != nil {
		return err
	}
	switch kind {
	case casSofa, casDocument, "uima.cas.View", "uima.cas.NULL":
		return nil
	case casMeta:
		return fs.strings(map[string]*string{"documentId": &c.raw.id, "documentTitle": &c.raw.meta.Title})
	case casArticle:
		return c.article(fs)
	}
	number, err := fs.str("%ID")
	if err != nil {
		return err
	}
	own := strings.HasPrefix(kind, "webanno.custom.") || strings.HasPrefix(kind, "custom.")
	wanted := own || kind == casNE
	if c.layer != "" {
		wanted = kind == c.layer
	}
	_, isLink := c.links[number]
	begin := fs.has(casAnchor(fs, "begin"))
	switch {
	case isLink || casList(kind):
		return nil
	case !wanted && grammatical(kind):
		c.raw.tally.add(ColumnOut, one(!c.kept[kind]), kind)
		c.kept[kind] = true
		return nil
	case fs.has("@Governor") || fs.has("@Dependent"):
		if !own && kind != c.layer {
			c.raw.tally.add(RelationOut, 1, kind)
			return nil
		}
		return c.relation(fs)
	case !begin:
		c.raw.tally.add(ItemOut, 1, kind+", which has no place in the text")
		return nil
	case !wanted:
		name := "--layer reads " + kind
		if kind == "" {
			name = "a structure without a type"
		}
		c.raw.tally.add(SpanOut, 1, name)
		return nil
	}
	return c.span(fs, kind)
}

func (c *casText) article(fs object) error {
	var answer, meta string
	err := fs.strings(map[string]*string{"answer": &answer, "annotator": &c.raw.annotator, "created": &c.raw.created,
		"modified": &c.raw.modified, "meta": &meta})
	c.raw.answer = annotations.Answer(answer)
	if err == nil && meta != "" {
		if err := soundText([]byte(meta)); err != nil {
			return err
		}
		c.raw.meta = readMeta([]byte(meta))
	}
	return err
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
