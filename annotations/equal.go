package annotations

import (
	"bytes"
	"maps"
	"slices"
)

// Equal reports whether two spans say the same, unknown keys included.
func (s *Span) Equal(t *Span) bool {
	return s == t || s.ID == t.ID && s.Range == t.Range && s.Label == t.Label && s.Kind == t.Kind && s.Note == t.Note &&
		maps.Equal(s.Attrs, t.Attrs) && EqualFields(s.Extra, t.Extra) && s.Suggested.Equal(t.Suggested)
}

// Equal reports whether two relations say the same, unknown keys included.
func (r *Relation) Equal(q *Relation) bool {
	return r == q || r.ID == q.ID && r.From == q.From && r.To == q.To && r.Label == q.Label && EqualFields(r.Extra, q.Extra)
}

// EqualFields reports whether two lists of unknown keys hold the same, in the same order and byte for byte.
func EqualFields(a, b []Field) bool {
	return slices.EqualFunc(a, b, func(x, y Field) bool { return x.Key == y.Key && bytes.Equal(x.Raw, y.Raw) })
}
