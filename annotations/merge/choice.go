package merge

import (
	"slices"

	"tippani/annotations"
)

// Choice is one way to settle a conflict: what one of the versions says.
type Choice struct {
	Version int // the number of the version among those that were joined; of ThreeWay 0 for ours, 1 for theirs
	// Transaction makes the joined record say what the version says, and what the others say instead of it goes; relations to that go
	// to what stays. It is empty when the record says just that already.
	Transaction annotations.Transaction
}

// side is what a version says about what a conflict is about, with the ids of the joined record. What is nil it says nothing of.
type side struct {
	version  int
	span     *annotations.Span
	relation *annotations.Relation
	answer   *annotations.Answer
}

// Choices lists how the conflict may be settled in a set that the joined record began: a transaction for each version, to be applied
// or not. They fit the set as it is, so ask again after each one. There are none for Rest, which is about no annotation.
func (c Conflict) Choices(set *annotations.Set) []Choice {
	var list []Choice
	for i := range c.sides {
		t := c.settle(set, i).By(annotations.Origin{Kind: annotations.Review})
		list = append(list, Choice{c.sides[i].version, t})
	}
	return list
}

// settle is the transaction that makes a set say what the nth side says.
func (c Conflict) settle(set *annotations.Set, n int) annotations.Transaction {
	var t annotations.Transaction
	mine := c.sides[n]
	if s := mine.span; s != nil {
		if _, there := set.Span(s.ID); !there {
			t = annotations.AddSpan(s)
		}
	}
	for i, other := range c.sides {
		if i == n {
			continue
		}
		if s := other.span; s != nil && (mine.span == nil || mine.span.ID != s.ID) {
			t = annotations.Join(t, takeAway(set, s.ID, mine.span))
		}
		if r := other.relation; r != nil && (mine.relation == nil || mine.relation.ID != r.ID) {
			if now, there := set.Relation(r.ID); there && !touches(t, r.ID) {
				t.Changes = append(t.Changes, annotations.Change{RelationBefore: now})
			}
		}
	}
	if r := mine.relation; r != nil {
		_, there := set.Relation(r.ID)
		if !there && standsAfter(set, t, r.From) && standsAfter(set, t, r.To) {
			t = annotations.Join(t, annotations.AddRelation(r))
		}
	}
	if mine.answer != nil && *mine.answer != set.Answer() {
		t = annotations.Join(t, annotations.SetAnswer(set, *mine.answer))
	}
	return t
}

// takeAway removes a span. Its relations go to instead, but for those that would be there twice or lead to themselves; with nil they go.
func takeAway(set *annotations.Set, id string, instead *annotations.Span) annotations.Transaction {
	var t annotations.Transaction
	s, there := set.Span(id)
	if !there {
		return t
	}
	have := make(map[arrow]bool)
	if instead != nil {
		for _, r := range set.RelationsOf(instead.ID) {
			have[arrowOf(r)] = true
		}
	}
	for _, r := range set.RelationsOf(id) {
		change := annotations.Change{RelationBefore: r}
		if instead != nil {
			moved := *r
			for _, end := range []*string{&moved.From, &moved.To} {
				if *end == id {
					*end = instead.ID
				}
			}
			if k := arrowOf(&moved); moved.From != moved.To && !have[k] {
				have[k] = true
				change.RelationAfter = &moved
			}
		}
		t.Changes = append(t.Changes, change)
	}
	t.Changes = append(t.Changes, annotations.Change{SpanBefore: s})
	return t
}

// touches reports whether a transaction has changed a relation already.
func touches(t annotations.Transaction, relation string) bool {
	return slices.ContainsFunc(t.Changes, func(c annotations.Change) bool {
		return c.RelationBefore != nil && c.RelationBefore.ID == relation
	})
}

// standsAfter reports whether a span stands in the set after a transaction.
func standsAfter(set *annotations.Set, t annotations.Transaction, span string) bool {
	_, there := set.Span(span)
	for _, c := range t.Changes {
		switch {
		case c.SpanAfter != nil && c.SpanAfter.ID == span:
			there = true
		case c.SpanBefore != nil && c.SpanBefore.ID == span:
			there = false
		}
	}
	return there
}
