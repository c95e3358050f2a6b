package formats

import (
	"slices"
	"strings"

	"tippani/annotations"
)

// casKnown are the keys of a span that have a place of their own.
var casKnown = []string{"%ID", "%TYPE", "@sofa", "begin", "end", "^begin", "^end", "value", "identifier", "kind", "note", "attributes"}

func (c *casText) span(fs object, kind string) error {
	if of, _ := fs.str("@sofa"); of != c.sofa && of != "" {
		c.raw.tally.add(SpanOut, 1, kind+" of another view")
		return nil
	}
	var s rawSpan
	var spanKind, attrs, number string
	err := fs.strings(map[string]*string{"%ID": &number, "value": &s.Label, "identifier": &s.ID, "kind": &spanKind, "note": &s.Note,
		"attributes": &attrs})
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
		if slices.Contains(casKnown, f.Key) || string(f.Raw) == "null" {
			continue
		}
		if c.slot(number, f) {
			continue
		}
		if strings.HasPrefix(f.Key, "@") {
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
