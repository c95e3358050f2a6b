package store

import (
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// element splits a span or relation into its members; the unknown ones are returned apart.
func (d *decoder) element(raw []byte, what string, known ...string) (fields map[string][]byte, extra []annotations.Field, ok bool) {
	if raw[0] != '{' {
		d.problem("", "a "+what+" is not an object", restore)
		return nil, nil, false
	}
	fields = make(map[string][]byte)
	twice := ""
	_ = eachMember(raw, func(key, value []byte) error {
		name, _ := unquote(key)
		if _, again := fields[name]; again {
			twice = name
		}
		fields[name] = value
		if !slices.Contains(known, name) {
			extra = append(extra, annotations.Field{Key: name, Raw: slices.Clone(value)})
		}
		return nil
	})
	if twice != "" {
		id, _ := unquote(fields["id"])
		d.problem(id, fmt.Sprintf("the key %q stands twice in a %s", twice, what), "remove one of the two")
	}
	return fields, extra, twice == ""
}

// array hands the elements of a member to visit; a member that is missing or null has none.
func (d *decoder) array(key string, raw []byte, visit func(value []byte) error) {
	if raw == nil || string(raw) == "null" {
		return
	}
	if raw[0] != '[' {
		d.problem("", fmt.Sprintf("%q is not an array", key), restore)
		return
	}
	_ = eachElement(raw, visit)
}

func (d *decoder) spans(raw []byte) {
	d.array("spans", raw, func(value []byte) error {
		if s := d.span(value); s != nil {
			d.record.Spans = append(d.record.Spans, s)
		}
		return nil
	})
}

func (d *decoder) span(raw []byte) *annotations.Span {
	fields, extra, ok := d.element(raw, "span", "id", "start", "end", "label", "kind", "text", "attrs", "note")
	if !ok {
		return nil
	}
	id, named := d.id(fields["id"], "span", d.spanIDs)
	s := &annotations.Span{ID: id, Label: d.text(id, fields, "label"), Kind: annotations.Kind(d.text(id, fields, "kind")), Note: d.text(id, fields, "note"), Extra: extra}
	if s.Label == "" {
		d.problem(id, "the span has no label", "give it one, or remove the span")
		ok = false
	}
	d.attrs(s, fields["attrs"])
	start, startOK := d.end(id, fields, "start")
	end, endOK := d.end(id, fields, "end")
	if !ok || !startOK || !endOK {
		return nil
	}
	if s.Range, ok = d.rangeOf(id, start, end); !ok {
		return nil
	}
	article := d.record.Article
	slice := article.Text()[s.Range.Start:s.Range.End]
	if raw, present := fields["text"]; present {
		if text, isText := unquote(raw); !isText || text != slice {
			d.problem(id, `the offsets do not fit its "text"`, "correct start and end, or the text, to agree")
			return nil
		}
	}
	if model.Trim(article, s.Range) != s.Range {
		d.note(id, "the span begins or ends with white space", "move its ends to the first and last letter")
	}
	if !named {
		d.unnamed = append(d.unnamed, s)
	}
	return s
}

// note is a problem that does not keep the record from being changed.
func (d *decoder) note(span, what, remedy string) {
	p := d.base
	p.Span, p.What, p.Remedy, p.minor = span, what, remedy, true
	d.record.Problems = append(d.record.Problems, p)
}

// id decodes the id of a span or relation. Tools that write none are common, so a missing one is made up later; an id
// that stands twice is a problem.
func (d *decoder) id(raw []byte, what string, seen map[string]bool) (id string, named bool) {
	if raw == nil {
		return "", false
	}
	id, ok := unquote(raw)
	if !ok || id == "" {
		d.problem("", "the id of a "+what+" is not a string", `write it in quotes: "id": "s1"`)
		return "", false
	}
	if seen[id] {
		d.problem(id, "the "+what+" id stands twice", "give one of the two another id")
	}
	seen[id] = true
	return id, true
}

func (d *decoder) end(id string, fields map[string][]byte, key string) (int, bool) {
	raw, present := fields[key]
	if !present {
		d.problem(id, fmt.Sprintf("the span has no %q", key), "add it, in code points, or remove the span")
		return 0, false
	}
	n, ok := integer(raw)
	if !ok || n < 0 {
		d.problem(id, fmt.Sprintf("%q is %.40s, not a whole number from 0", key, raw), "write the number of code points from the start of the text")
		return 0, false
	}
	return n, true
}

func (d *decoder) rangeOf(id string, start, end int) (model.Range, bool) {
	length := d.index.CodePoints()
	switch {
	case end > length:
		d.problem(id, fmt.Sprintf("ends at %d, but the text has %d code points", end, length), `correct its "end" or remove the span`)
		return model.Range{}, false
	case start >= end:
		d.problem(id, fmt.Sprintf("starts at %d and ends at %d, so it holds nothing", start, end), "correct its ends or remove the span")
		return model.Range{}, false
	}
	from, fromOK := d.index.FromCodePoint(start)
	to, toOK := d.index.FromCodePoint(end)
	if !fromOK {
		d.problem(id, fmt.Sprintf("starts at %d, inside a letter", start), fmt.Sprintf("start it at %d", d.index.CodePoint(from)))
	}
	if !toOK {
		d.problem(id, fmt.Sprintf("ends at %d, inside a letter", end), fmt.Sprintf("end it at %d", d.index.CodePoint(to)))
	}
	return model.Range{Start: from, End: to}, fromOK && toOK
}

func (d *decoder) attrs(s *annotations.Span, raw []byte) {
	if raw == nil || string(raw) == "null" {
		return
	}
	if raw[0] != '{' {
		d.problem(s.ID, `"attrs" is not an object`, `write it as {"name": "value"}`)
		return
	}
	_ = eachMember(raw, func(key, value []byte) error {
		name, _ := unquote(key)
		text, ok := unquote(value)
		if _, twice := s.Attrs[name]; twice || !ok {
			d.problem(s.ID, fmt.Sprintf("the attribute %q stands twice or is not a string", name), "write each attribute once, with its value in quotes")
			return nil
		}
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = text
		return nil
	})
}

func (d *decoder) relations(raw []byte) {
	d.array("relations", raw, func(value []byte) error {
		r, ok := d.relation(value)
		if !ok {
			return nil
		}
		for _, end := range []string{r.From, r.To} {
			if !d.spanIDs[end] {
				d.relationProblem(r.ID, fmt.Sprintf("the relation names the span %q, which is not there", end), "correct it or remove the relation")
				ok = false
			}
		}
		if ok {
			d.record.Relations = append(d.record.Relations, r)
			if r.ID == "" {
				d.unlinked = append(d.unlinked, r)
			}
		}
		return nil
	})
}

// relation decodes one relation without looking whether its spans are there.
func (d *decoder) relation(raw []byte) (*annotations.Relation, bool) {
	fields, extra, ok := d.element(raw, "relation", "id", "from", "to", "label")
	if !ok {
		return nil, false
	}
	id, _ := d.id(fields["id"], "relation", d.relIDs)
	r := &annotations.Relation{ID: id, From: d.text(id, fields, "from"), To: d.text(id, fields, "to"), Label: d.text(id, fields, "label"), Extra: extra}
	if r.Label == "" {
		d.relationProblem(id, "the relation has no label", "give it one, or remove the relation")
		ok = false
	}
	return r, ok
}

func (d *decoder) relationProblem(id, what, remedy string) {
	d.problem("", what, remedy)
	d.record.Problems[len(d.record.Problems)-1].Relation = id
}

// finish gives ids to what came without and puts everything in order.
func (d *decoder) finish() {
	next := annotations.NewSet()
	if len(d.unnamed) > 0 || len(d.unlinked) > 0 {
		next = annotations.SetOf(d.named())
	}
	for _, s := range d.unnamed {
		s.ID = next.NewSpanID()
	}
	for _, r := range d.unlinked {
		r.ID = next.NewRelationID()
	}
	set := annotations.SetOf(d.record.Spans, d.record.Relations, d.record.Answer)
	d.record.Spans = slices.Collect(set.Spans())
	d.record.Relations = slices.Collect(set.Relations())
}

func (d *decoder) named() ([]*annotations.Span, []*annotations.Relation, annotations.Answer) {
	spans := slices.DeleteFunc(slices.Clone(d.record.Spans), func(s *annotations.Span) bool { return s.ID == "" })
	relations := slices.DeleteFunc(slices.Clone(d.record.Relations), func(r *annotations.Relation) bool { return r.ID == "" })
	return spans, relations, ""
}
