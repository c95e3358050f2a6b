package annotations

import (
	"bytes"
	"maps"
	"slices"
)

// Equal reports whether two spans say the same, unknown keys included.
func (s *Span) Equal(t *Span) bool {
	return s == t || s.ID == t.ID && s.Range == t.Range && s.Label == t.Label && s.Kind == t.Kind && s.Note == t.Note &&
		maps.Equal(s.Attrs, t.Attrs) && equalFields(s.Extra, t.Extra)
}

// Equal reports whether two relations say the same, unknown keys included.
func (r *Relation) Equal(q *Relation) bool {
	return r == q || r.ID == q.ID && r.From == q.From && r.To == q.To && r.Label == q.Label && equalFields(r.Extra, q.Extra)
}

func equalFields(a, b []Field) bool {
	return slices.EqualFunc(a, b, func(x, y Field) bool { return x.Key == y.Key && bytes.Equal(x.Raw, y.Raw) })
}
