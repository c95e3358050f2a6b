package uima

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
)

// casKnown are the keys of a span that have a place of their own.
var casKnown = []string{"%ID", "%TYPE", "@sofa", "begin", "end", "^begin", "^end", "value", "identifier", "kind", "note", "attributes"}

func (c *casText) span(fs ordered.Object, kind string) error {
	if of, _ := fs.Str("@sofa"); of != c.sofa && of != "" {
		c.raw.Tally.Add(formats.SpanOut, 1, kind+" of another view")
		return nil
	}
	var s foreign.Span
	number := ""
	err := fs.Strings(map[string]*string{"%ID": &number, "value": &s.Label, "identifier": &s.ID})
	if err != nil {
		return err
	}
	if s.Start, err = fs.Num(casAnchor(fs, "begin")); err != nil {
		return err
	}
	if s.End, err = fs.Num(casAnchor(fs, "end")); err != nil {
		return err
	}
	for _, p := range native.Parts() {
		text, err := fs.Str(p.Name)
		if err == nil {
			err = p.Put(&s.Span, text)
		}
		if err != nil {
			return err
		}
	}
	for _, f := range fs {
		if slices.Contains(casKnown, f.Key) || string(f.Raw) == "null" {
			continue
		}
		if c.slot(number, f) {
			continue
		}
		if strings.HasPrefix(f.Key, "@") {
			c.raw.Tally.Add(formats.ItemOut, 1, kind+" "+f.Key)
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
	c.raw.Spans = append(c.raw.Spans, s)
	c.raw.Numbers = append(c.raw.Numbers, number)
	return nil
}

func casValue(f annotations.Field) (string, error) {
	if f.Raw[0] != '"' {
		return string(ordered.Compact(f.Raw)), nil
	}
	return ordered.Object{f}.Str(f.Key)
}

// casAnchor is the key of an offset: the specification marks anchors with ^, its implementations do not.
func casAnchor(fs ordered.Object, key string) string {
	if fs.Has("^" + key) {
		return "^" + key
	}
	return key
}
