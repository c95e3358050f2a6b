package store

import (
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// decoder reads one record and collects what is wrong with it.
type decoder struct {
	base     Problem // file and line of the record
	record   *Record
	index    *model.Index
	spanIDs  map[string]bool
	relIDs   map[string]bool
	unnamed  []*annotations.Span // spans without an id, which get one at the end
	unlinked []*annotations.Relation
}

func (d *decoder) problem(span, what, remedy string) {
	p := d.base
	p.Span, p.What, p.Remedy = span, what, remedy
	d.record.Problems = append(d.record.Problems, p)
}

const restore = "correct the line, or restore it from a copy"

// ParseRecord decodes one line of a dataset, with or without its line feed. file and line go into the problems. Without
// an Article in the result, the line is not a record at all.
func ParseRecord(file string, line int, data []byte) *Record {
	d := &decoder{base: Problem{File: file, Line: line}, record: &Record{}, spanIDs: map[string]bool{}, relIDs: map[string]bool{}}
	fields, err := d.fields(data)
	if err != nil {
		d.problem("", err.Error(), restore)
		return d.record
	}
	d.article(fields)
	d.scalars(fields)
	if d.record.Article != nil {
		d.index = d.record.Article.Index()
		d.spans(fields["spans"])
		d.relations(fields["relations"])
		d.finish()
	}
	return d.record
}

var recordKeys = []string{"id", "text", "meta", "spans", "relations", "answer", "annotator", "created", "modified", "schema", "tool"}

// fields splits a record into its members. Unknown ones go to the record's Extra.
func (d *decoder) fields(data []byte) (map[string][]byte, error) {
	fields := make(map[string][]byte)
	err := eachMember(trimLine(data), func(key, value []byte) error {
		name, ok := unquote(key)
		if !ok {
			return fmt.Errorf("a key holds half of a surrogate pair")
		}
		if _, twice := fields[name]; twice {
			return fmt.Errorf("the key %q stands twice", name)
		}
		fields[name] = value
		if !slices.Contains(recordKeys, name) {
			d.record.Extra = append(d.record.Extra, annotations.Field{Key: name, Raw: slices.Clone(value)})
		}
		return nil
	})
	return fields, err
}

// text decodes an optional string and reports what is none.
func (d *decoder) text(span string, fields map[string][]byte, key string) string {
	raw, present := fields[key]
	if !present || string(raw) == "null" {
		return ""
	}
	s, ok := unquote(raw)
	if !ok {
		d.problem(span, fmt.Sprintf("%q is not a string of valid characters", key), "write it as a string in quotes")
	}
	return s
}

func (d *decoder) article(fields map[string][]byte) {
	if _, ok := fields["text"]; !ok {
		d.problem("", `the record has no "text"`, restore)
		return
	}
	text, ok := unquote(fields["text"])
	if !ok {
		d.problem("", `"text" is not a string of valid characters`, restore)
		return
	}
	meta, sha := d.meta(fields["meta"])
	article, err := model.NewArticle(d.text("", fields, "id"), text, meta)
	if err != nil {
		d.problem("", err.Error(), "split the article, or restore the line from a copy")
		return
	}
	d.record.Article = article
	if sha != "" && sha != article.SHA256() {
		d.problem("", `"text" does not have the sha256 of its "meta"`, "restore the text that was annotated, or remove the sha256 when the spans still fit")
	}
}

func (d *decoder) meta(raw []byte) (meta model.Meta, sha string) {
	if raw == nil {
		return meta, ""
	}
	if raw[0] != '{' {
		return model.Meta{}, "" // Prodigy allows any value here; it is written back as it is
	}
	fields := make(map[string][]byte)
	rest := openObject(nil)
	err := eachMember(raw, func(key, value []byte) error {
		name, _ := unquote(key)
		if _, twice := fields[name]; twice {
			return fmt.Errorf("the key %q stands twice in meta", name)
		}
		fields[name] = value
		if !slices.Contains([]string{"source", "title", "sha256", "changes"}, name) {
			rest.raw(name, value)
		}
		return nil
	})
	if err != nil {
		d.problem("", err.Error(), "remove one of the two")
	}
	meta.Source = d.text("", fields, "source")
	meta.Title = d.text("", fields, "title")
	if changes := fields["changes"]; changes != nil && changes[0] == '[' {
		_ = eachElement(changes, func(value []byte) error {
			if s, ok := unquote(value); ok {
				meta.Changes = append(meta.Changes, s)
			}
			return nil
		})
	}
	if !rest.empty {
		meta.Extra = rest.close()
	}
	return meta, d.text("", fields, "sha256")
}

func (d *decoder) scalars(fields map[string][]byte) {
	r := d.record
	r.Answer = annotations.Answer(d.text("", fields, "answer"))
	if !r.Answer.Known() {
		d.problem("", fmt.Sprintf("the answer %q is unknown", r.Answer), "write accept, reject or ignore, or remove it")
	}
	r.Annotator = d.text("", fields, "annotator")
	r.Created = d.text("", fields, "created")
	r.Modified = d.text("", fields, "modified")
	r.Tool = d.text("", fields, "tool")
	if raw, ok := fields["schema"]; ok {
		n, ok := integer(raw)
		switch {
		case !ok || n < 1:
			d.problem("", `"schema" is not a version number`, fmt.Sprintf("write %d", SchemaVersion))
		case n > SchemaVersion:
			d.problem("", fmt.Sprintf("the record is of format %d, which is newer than this program knows (%d)", n, SchemaVersion), "open it with a newer tippani")
		}
		r.Schema = n
	}
}

func trimLine(data []byte) []byte {
	_, body, _ := splitLine(data)
	return body
}
