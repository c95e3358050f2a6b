package annotations

import "tippani/model"

// outcome is a set as it will be after a transaction.
type outcome struct {
	set       *Set
	spans     map[string]*Span     // touched ones; nil: removed
	relations map[string]*Relation // the same
	marks     map[mark][]*Span     // of the touched spans that stay
}

// mark is what twins have in common.
type mark struct {
	at    model.Range
	label string
}

func outcomeOf(set *Set, t Transaction) *outcome {
	o := &outcome{set: set, spans: map[string]*Span{}, relations: map[string]*Relation{}, marks: map[mark][]*Span{}}
	for _, c := range t.Changes {
		o.take(c)
	}
	for _, s := range o.spans {
		if s != nil {
			m := mark{s.Range, s.Label}
			o.marks[m] = append(o.marks[m], s)
		}
	}
	return o
}

func (o *outcome) take(c Change) {
	if c.SpanBefore != nil {
		o.spans[c.SpanBefore.ID] = nil
	}
	if c.SpanAfter != nil {
		o.spans[c.SpanAfter.ID] = c.SpanAfter
	}
	if c.RelationBefore != nil {
		o.relations[c.RelationBefore.ID] = nil
	}
	if c.RelationAfter != nil {
		o.relations[c.RelationAfter.ID] = c.RelationAfter
	}
}

func (o *outcome) class(id string) Class {
	if s, touched := o.spans[id]; touched {
		if s == nil {
			return Class{}
		}
		return s.Class()
	}
	return o.set.class(id)
}

// relation is what becomes of a relation of the set.
func (o *outcome) relation(r *Relation) *Relation {
	if now, touched := o.relations[r.ID]; touched {
		return now
	}
	return r
}

// twin is another span with the label and the ends of s.
func (o *outcome) twin(s *Span) *Span {
	for _, other := range o.marks[mark{s.Range, s.Label}] {
		if other.ID != s.ID {
			return other
		}
	}
	return o.set.sameSpan(s, func(id string) bool { _, touched := o.spans[id]; return !touched })
}

// linked reports whether another relation is the same as r.
func (o *outcome) linked(r *Relation) bool {
	same := func(other *Relation) bool {
		return other != nil && other.ID != r.ID && other.Label == r.Label && other.From == r.From && other.To == r.To
	}
	for _, other := range o.relations {
		if same(other) {
			return true
		}
	}
	for _, other := range o.set.related[r.From] {
		if same(o.relation(other)) {
			return true
		}
	}
	return false
}
