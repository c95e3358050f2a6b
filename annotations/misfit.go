package annotations

import (
	"maps"

	"tippani/model/message"
)

// Misfit is why a change that could be carried out must not be: it would make data that contradicts the schema or itself.
type Misfit struct {
	Reason MisfitReason
	Span   *Span     // that the change makes; nil when it is about a relation
	Other  *Span     // Twin: the span that is there already
	Link   *Relation // the relation that does not fit
}

// MisfitReason is a kind of Misfit.
type MisfitReason uint8

// The reasons.
const (
	Twin       MisfitReason = iota // another span marks the same text with the same label
	WrongKind                      // the span's kind is not its label's
	WrongValue                     // an attribute is not one of the label's, or its value not one of the attribute's
	WrongEnds                      // the relation may not join these spans
	SameLink                       // the relation is there already
	OwnLink                        // the relation would go from a span to itself
)

var (
	twinSpan     = message.New("annotations.twin", "the same text is %s already (%s); remove one of the two")
	wrongKind    = message.New("annotations.wrong-kind", "%s is not a label of kind %s")
	wrongValue   = message.New("annotations.wrong-value", "an attribute of %s is not one that %s has")
	sameRelation = message.New("annotations.same-relation", "%s from %s to %s is there already")
	ownRelation  = message.New("annotations.own-relation", "%s can't go from %s to itself")
	wrongEnds    = message.New("annotations.wrong-ends", "%s can't go from %s to %s; the label file says what it may join")
)

func (m *Misfit) Error() string { return m.Message().String() }

// Message is the misfit as a message.
func (m *Misfit) Message() message.Message {
	switch m.Reason {
	case Twin:
		return twinSpan.With(m.Other.Label, m.Other.ID)
	case WrongKind:
		return wrongKind.With(m.Span.Label, m.Span.Kind)
	case WrongValue:
		return wrongValue.With(m.Span.ID, m.Span.Label)
	case SameLink:
		return sameRelation.With(m.Link.Label, m.Link.From, m.Link.To)
	case OwnLink:
		return ownRelation.With(m.Link.Label, m.Link.From)
	}
	return wrongEnds.With(m.Link.Label, m.Link.From, m.Link.To)
}

// Misfit looks for what is newly wrong with a set after a transaction, which Transaction.Check does not refuse; nil when
// nothing is. What was wrong before, because a file came so, may stay, and undo and redo may bring it back.
func (s *Schema) Misfit(set *Set, t Transaction) *Misfit {
	if t.Origin.back() {
		return nil
	}
	after := outcomeOf(set, t)
	for _, c := range t.Changes {
		if span := c.SpanAfter; span != nil && after.spans[span.ID] == span {
			if m := s.spanMisfit(after, c.SpanBefore, span); m != nil {
				return m
			}
		}
	}
	for _, c := range t.Changes {
		if r := c.RelationAfter; r != nil && after.relations[r.ID] == r {
			if m := s.linkMisfit(after, r); m != nil {
				return m
			}
		}
	}
	return nil
}

func (s *Schema) spanMisfit(after *outcome, before, span *Span) *Misfit {
	moved := before == nil || before.Range != span.Range
	renamed := before == nil || before.Class() != span.Class()
	l, known := s.Label(span.Label)
	if moved || renamed {
		if twin := after.twin(span); twin != nil {
			return &Misfit{Reason: Twin, Span: span, Other: twin}
		}
	}
	if known && renamed && span.Kind != l.Kind {
		return &Misfit{Reason: WrongKind, Span: span}
	}
	if known && (renamed || !maps.Equal(before.Attrs, span.Attrs)) {
		for name, value := range span.Attrs {
			if a, ok := l.Attribute(name); !ok || !a.Allows(value) {
				if old, was := before.value(name); renamed || !was || old != value {
					return &Misfit{Reason: WrongValue, Span: span}
				}
			}
		}
	}
	if !renamed {
		return nil
	}
	for _, r := range after.set.related[span.ID] {
		if after.relation(r) == r && s.joins(r, after.set.class) && !s.joins(r, after.class) {
			return &Misfit{Reason: WrongEnds, Span: span, Link: r}
		}
	}
	return nil
}

func (s *Span) value(name string) (string, bool) {
	if s == nil {
		return "", false
	}
	v, ok := s.Attrs[name]
	return v, ok
}

func (s *Schema) linkMisfit(after *outcome, r *Relation) *Misfit {
	switch {
	case r.From == r.To:
		return &Misfit{Reason: OwnLink, Link: r}
	case !s.joins(r, after.class):
		return &Misfit{Reason: WrongEnds, Link: r}
	}
	if after.linked(r) {
		return &Misfit{Reason: SameLink, Link: r}
	}
	return nil
}
