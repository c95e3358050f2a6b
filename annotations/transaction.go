package annotations

import (
	"maps"
	"slices"

	"tippani/model/message"
)

// Change is one step of a Transaction. Exactly one pair of fields is in use. A nil Before adds, a nil After removes,
// both set replaces the element with the same ID.
type Change struct {
	SpanBefore, SpanAfter         *Span
	RelationBefore, RelationAfter *Relation
	AnswerBefore, AnswerAfter     *Answer
	DecisionBefore, DecisionAfter *Decision
}

// Transaction is a list of changes that applies whole or not at all and knows its inverse. Origin says what made it.
type Transaction struct {
	Changes []Change
	Origin  Origin
}

// AddSpan adds s, whose ID must be new to the set (Set.NewSpanID).
func AddSpan(s *Span) Transaction {
	return Transaction{Changes: []Change{{SpanAfter: s}}}
}

// RemoveSpan removes a span and every relation from or to it. An unknown id makes a transaction that Check refuses.
func RemoveSpan(set *Set, id string) Transaction {
	var t Transaction
	for _, r := range set.RelationsOf(id) {
		t.Changes = append(t.Changes, Change{RelationBefore: r})
	}
	t.Changes = append(t.Changes, Change{SpanBefore: knownSpan(set, id)})
	return t
}

// ReplaceSpan puts s in the place of the span with the same ID; its relations stay. Made from a suggestion, it says so still, and
// that it was changed when its label, kind, ends or attributes are others. An unknown id makes a
// transaction that Check refuses.
func ReplaceSpan(set *Set, s *Span) Transaction {
	before := knownSpan(set, s.ID)
	return Transaction{Changes: []Change{{SpanBefore: before, SpanAfter: s.changedFrom(before)}}}
}

// changedFrom is the span, noted as changed where it is not any more what a suggestion made of it.
func (s *Span) changedFrom(before *Span) *Span {
	from := s.Suggested
	if from == nil || from.Changed || !from.Equal(before.Suggested) ||
		s.Class() == before.Class() && s.Range == before.Range && maps.Equal(s.Attrs, before.Attrs) {
		return s
	}
	c, changed := *s, *from
	changed.Changed = true
	c.Suggested = &changed
	return &c
}

// AddRelation adds r, whose ID must be new to the set (Set.NewRelationID).
func AddRelation(r *Relation) Transaction {
	return Transaction{Changes: []Change{{RelationAfter: r}}}
}

// RemoveRelation removes a relation. An unknown id makes a transaction that Check refuses.
func RemoveRelation(set *Set, id string) Transaction {
	return Transaction{Changes: []Change{{RelationBefore: knownRelation(set, id)}}}
}

// SetAnswer changes how far the work on the article is.
func SetAnswer(set *Set, a Answer) Transaction {
	before := set.Answer()
	return Transaction{Changes: []Change{{AnswerBefore: &before, AnswerAfter: &a}}}
}

func knownSpan(set *Set, id string) *Span {
	if s, ok := set.Span(id); ok {
		return s
	}
	return &Span{ID: id}
}

func knownRelation(set *Set, id string) *Relation {
	if r, ok := set.Relation(id); ok {
		return r
	}
	return &Relation{ID: id}
}

// Join makes one transaction, one step of undo, of several, in order. The first origin that is set is kept.
func Join(transactions ...Transaction) Transaction {
	var joined Transaction
	for _, t := range transactions {
		joined.Changes = append(joined.Changes, t.Changes...)
		if joined.Origin == (Origin{}) {
			joined.Origin = t.Origin
		}
	}
	return joined
}

// By says what made the transaction. The spans that a suggestion makes bear it from then on, unless they say already which they were made
// from.
func (t Transaction) By(origin Origin) Transaction {
	t.Origin = origin
	if origin.Kind != Suggestion {
		return t
	}
	from := &Suggested{Source: origin.Source, Score: origin.Score}
	t.Changes = slices.Clone(t.Changes)
	for i, c := range t.Changes {
		if c.SpanAfter != nil && (c.SpanAfter.Suggested == nil || c.SpanBefore != nil) {
			s := *c.SpanAfter
			s.Suggested = from
			t.Changes[i].SpanAfter = &s
		}
	}
	return t
}

// Empty reports whether the transaction changes nothing.
func (t Transaction) Empty() bool { return len(t.Changes) == 0 }

// Inverse takes back what t does: t applied, then its inverse, leaves a set as it was.
func (t Transaction) Inverse() Transaction {
	inverse := Transaction{Changes: make([]Change, len(t.Changes)), Origin: t.Origin}
	for i, c := range t.Changes {
		inverse.Changes[len(t.Changes)-1-i] = Change{
			SpanBefore: c.SpanAfter, SpanAfter: c.SpanBefore,
			RelationBefore: c.RelationAfter, RelationAfter: c.RelationBefore,
			AnswerBefore: c.AnswerAfter, AnswerAfter: c.AnswerBefore,
			DecisionBefore: c.DecisionAfter, DecisionAfter: c.DecisionBefore,
		}
	}
	return inverse
}

var (
	doesReplaceSpan     = message.New("annotations.replace-span", "replace span %s")
	doesAddSpan         = message.New("annotations.add-span", "add span %s")
	doesRemoveSpan      = message.New("annotations.remove-span", "remove span %s")
	doesReplaceRelation = message.New("annotations.replace-relation", "replace relation %s")
	doesAddRelation     = message.New("annotations.add-relation", "add relation %s")
	doesRemoveRelation  = message.New("annotations.remove-relation", "remove relation %s")
	doesAnswer          = message.New("annotations.answer", "answer %q")
	doesDecide          = message.New("annotations.decide", "decision %s")
	doesRemoveDecision  = message.New("annotations.remove-decision", "remove decision %s")
	doesNothing         = message.New("annotations.nothing", "nothing")
)

// String says in a few words what a change does.
func (c Change) String() string { return c.message().String() }

func (c Change) message() message.Message {
	switch {
	case c.SpanBefore != nil && c.SpanAfter != nil:
		return doesReplaceSpan.With(c.SpanAfter.ID)
	case c.SpanAfter != nil:
		return doesAddSpan.With(c.SpanAfter.ID)
	case c.SpanBefore != nil:
		return doesRemoveSpan.With(c.SpanBefore.ID)
	case c.RelationBefore != nil && c.RelationAfter != nil:
		return doesReplaceRelation.With(c.RelationAfter.ID)
	case c.RelationAfter != nil:
		return doesAddRelation.With(c.RelationAfter.ID)
	case c.RelationBefore != nil:
		return doesRemoveRelation.With(c.RelationBefore.ID)
	case c.AnswerAfter != nil:
		return doesAnswer.With(string(*c.AnswerAfter))
	case c.DecisionAfter != nil:
		return doesDecide.With(c.DecisionAfter.ID)
	case c.DecisionBefore != nil:
		return doesRemoveDecision.With(c.DecisionBefore.ID)
	}
	return doesNothing.With()
}
