package annotations

import "maps"

// Relabel gives a span another label, with what follows: attributes that the new label does not have, or not with that value,
// go, its defaults come, and relations that may not join the new label are removed. They are returned too, to be told.
func (s *Schema) Relabel(set *Set, span *Span, l *Label) (t Transaction, lost []*Relation) {
	to := *span
	to.Label, to.Kind = l.Name, l.Kind
	to.Attrs = maps.Clone(span.Attrs)
	maps.DeleteFunc(to.Attrs, func(name, value string) bool {
		a, ok := l.Attribute(name)
		return !ok || !a.Allows(value)
	})
	for name, v := range l.DefaultAttrs() {
		if to.Attrs == nil {
			to.Attrs = make(map[string]string)
		}
		if _, set := to.Attrs[name]; !set {
			to.Attrs[name] = v
		}
	}
	for _, r := range set.RelationsOf(span.ID) {
		if s.joins(r, set.class) && !s.joins(r, func(id string) Class {
			if id == span.ID {
				return to.Class()
			}
			return set.class(id)
		}) {
			lost = append(lost, r)
			t.Changes = append(t.Changes, Change{RelationBefore: r})
		}
	}
	return Join(t, ReplaceSpan(set, &to)), lost
}

// class is that of the span with an id.
func (set *Set) class(id string) Class {
	if s, ok := set.spans[id]; ok {
		return s.Class()
	}
	return Class{}
}

// joins reports whether the schema allows a relation between spans of the classes; one of a type that it does not know is not
// its affair.
func (s *Schema) joins(r *Relation, class func(id string) Class) bool {
	t, known := s.Relation(r.Label)
	return !known || t.Allows(class(r.From), class(r.To))
}
