package native

import (
	"tippani/annotations"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/record"
	"tippani/model/jsontext"
)

// WriteExtras writes what a span has beside its place, label, kind and note, as keys of an object whose reader passes over keys that it
// does not know. The attributes stand under the key attrs: formats differ in it.
func WriteExtras(j *jsontext.Text, s *annotations.Span, attrs string) {
	if len(s.Attrs) > 0 {
		j.Key(attrs)
		writeAttrs(j, s.Attrs)
	}
	WriteSuggested(j, s)
}

// WriteSuggested writes what a span was made from, if it says so.
func WriteSuggested(j *jsontext.Text, s *annotations.Span) {
	if s.Suggested != nil {
		j.Key(record.SuggestedKey)
		j.Raw(record.AppendSuggested(nil, s.Suggested))
	}
}

// ReadSuggested reads what WriteSuggested writes. What has the key in another form is somebody else's.
func ReadSuggested(o ordered.Object, s *annotations.Span) {
	if raw := o.Get(record.SuggestedKey); raw != nil {
		if from, fault := record.ParseSuggested(raw); fault == "" {
			s.Suggested = from
		}
	}
}

// ReadExtras reads what WriteExtras writes into a span.
func ReadExtras(o ordered.Object, s *annotations.Span, attrs string) (err error) {
	ReadSuggested(o, s)
	s.Attrs, err = readAttrs(o, attrs)
	return err
}

// Part is something of a span that only the dataset knows, as text: a cell of a table, or a feature of an annotation.
type Part struct {
	Name   string
	Always bool // has a value in every span that is whole
	Of     func(*annotations.Span) string
	Put    func(s *annotations.Span, text string) error // "" is none
}

// The parts. Attributes are an object in JSON.
var (
	Kind = Part{Name: "kind", Always: true, Of: func(s *annotations.Span) string { return string(s.Kind) },
		Put: func(s *annotations.Span, text string) error { s.Kind = annotations.Kind(text); return nil }}
	Note = Part{Name: "note", Of: func(s *annotations.Span) string { return s.Note },
		Put: func(s *annotations.Span, text string) error { s.Note = text; return nil }}
	Attributes = Part{Name: "attributes", Of: attrsText, Put: putAttrs}

	parts = []Part{Kind, Note, Attributes}
)

// Parts lists the parts in the order in which formats write them.
func Parts() []Part { return parts }

// PartCalled is the part of a name.
func PartCalled(name string) (Part, bool) {
	for _, p := range parts {
		if p.Name == name {
			return p, true
		}
	}
	return Part{}, false
}

// attrsText is a span's attributes as an object in JSON; "" when there are none.
func attrsText(s *annotations.Span) string {
	if len(s.Attrs) == 0 {
		return ""
	}
	var j jsontext.Text
	writeAttrs(&j, s.Attrs)
	return string(j.B)
}

func putAttrs(s *annotations.Span, text string) (err error) {
	if text == "" {
		return nil
	}
	if err := ordered.Sound([]byte(text)); err != nil {
		return err
	}
	s.Attrs, err = readAttrs(ordered.Object{{Key: "attributes", Raw: []byte(text)}}, "attributes")
	return err
}
