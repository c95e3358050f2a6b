package annotations

import "slices"

// End is what one end of a relation may be: a Kind, which takes in every label of that kind, or the name of one label. A
// word that is both means the kind.
type End string

// Class is what decides whether a span may stand at an end of a relation.
type Class struct {
	Kind  Kind
	Label string
}

// Class is the span's.
func (s *Span) Class() Class { return Class{s.Kind, s.Label} }

// String names the class for messages: the label, and its kind where that is known.
func (c Class) String() string {
	if c.Kind == "" {
		return c.Label
	}
	return c.Label + ", " + string(c.Kind)
}

// takes reports whether a span of a class may stand at this end.
func (e End) takes(c Class) bool {
	if slices.Contains(Kinds(), Kind(e)) {
		return Kind(e) == c.Kind
	}
	return string(e) == c.Label
}

// Allows reports whether the relation may go from a span of one class to a span of another.
func (r *RelationType) Allows(from, to Class) bool { return takes(r.From, from) && takes(r.To, to) }

func takes(ends []End, c Class) bool {
	return slices.ContainsFunc(ends, func(e End) bool { return e.takes(c) })
}

// Partners lists what spans of a class can be joined with, in either direction, in the order of the relation types; nothing when
// no relation takes the class.
func (s *Schema) Partners(c Class) []End {
	var ends []End
	add := func(more []End) {
		for _, e := range more {
			if !slices.Contains(ends, e) {
				ends = append(ends, e)
			}
		}
	}
	for i := range s.Relations {
		r := &s.Relations[i]
		if takes(r.From, c) {
			add(r.To)
		}
		if takes(r.To, c) {
			add(r.From)
		}
	}
	return ends
}
