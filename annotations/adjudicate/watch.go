package adjudicate

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/model"
)

// Settle adds to a change that somebody made in the gold record by hand what it decides: a span that is marked where annotators disagree
// decides that, one that is changed or removed changes what was decided, and the same goes for relations. focus is the item that is being
// looked at, which goes before others that a new span overlaps too; nil for none. Finishing the article takes up what all
// agree about. A change that takes another back stays as it is, since it has its
// decisions with it.
func (b *Bench) Settle(gold *annotations.Set, t annotations.Transaction, focus *Item, c Chair) annotations.Transaction {
	if t.Origin.Kind == annotations.Undo || t.Origin.Kind == annotations.Redo || t.Origin.Kind == annotations.Review {
		return t
	}
	h := b.hand(gold, c)
	h.tx = annotations.Transaction{Changes: slices.Clone(t.Changes), Origin: t.Origin}
	touched := false
	for _, change := range t.Changes {
		switch {
		case change.SpanBefore != nil || change.SpanAfter != nil:
			touched = h.settleSpan(change.SpanBefore, change.SpanAfter, focus) || touched
		case change.RelationBefore != nil || change.RelationAfter != nil:
			touched = h.settleRelation(change.RelationBefore, change.RelationAfter) || touched
		case change.AnswerAfter != nil && *change.AnswerAfter == annotations.Accept:
			touched = true
		}
	}
	if touched {
		h.agree(ByAgreement)
		h.follow(ByAgreement)
	}
	return h.done()
}

func (h *hand) settleSpan(before, after *annotations.Span, focus *Item) bool {
	group := align.None
	if before != nil {
		group = h.groupOfGold(before.ID)
	} else {
		group = h.openAt(after, focus)
	}
	if group == align.None {
		return false
	}
	if after == nil {
		h.dropped[before.ID] = true
		h.groups[group] = ""
		h.note(annotations.AboutSpan, group, annotations.None, nil, "", h.chair.How)
		return true
	}
	h.groups[group] = after.ID
	choice, taken := annotations.Own, []int(nil)
	for side, s := range h.Groups[group].Spans {
		if s != nil && align.Same(s, after) {
			choice, taken = annotations.Taken, append(taken, side)
		}
	}
	h.note(annotations.AboutSpan, group, choice, taken, after.ID, h.chair.How)
	return true
}

// groupOfGold is the group that a gold span was made of; align.None for none.
func (h *hand) groupOfGold(id string) int {
	for n := range h.Groups {
		if h.goldOf(n) == id {
			return n
		}
	}
	return align.None
}

// openAt is the group that a new span decides, of those that are nothing yet, undecided or rejected: the one in focus if the span can stand
// for it, else the one with which it has most in common.
func (h *hand) openAt(s *annotations.Span, focus *Item) int {
	best, most := align.None, 0.0
	for n, g := range h.Groups {
		if _, now := h.groups[n]; now || h.goldOf(n) != "" || !g.Range.Overlaps(s.Range) {
			continue
		}
		for _, version := range g.Spans {
			if version == nil {
				continue
			}
			like := align.Likeness(version, s)
			if like > 0 && focus != nil && focus.About == annotations.AboutSpan && focus.Number == n {
				return n
			}
			if like > most {
				best, most = n, like
			}
		}
	}
	return best
}

func (h *hand) settleRelation(before, after *annotations.Relation) bool {
	if before != nil {
		return h.settleOldRelation(before, after)
	}
	from, to := h.groupOfGold(after.From), h.groupOfGold(after.To)
	for n, l := range h.Links {
		if l.From != from || l.Label != after.Label || h.links[n] || h.made.links[n] != nil {
			continue
		}
		h.relate(n, to, after.ID)
		return true
	}
	return false
}

// settleOldRelation is about a relation that is another now, or gone.
func (h *hand) settleOldRelation(before, after *annotations.Relation) bool {
	for n := range h.Links {
		d := h.made.links[n]
		if d == nil || d.Gold != before.ID {
			continue
		}
		switch {
		case after != nil:
			h.relate(n, h.groupOfGold(after.To), after.ID)
		case h.removes(before.From) || h.removes(before.To): // with its span; done takes the decision back
		default:
			h.links[n] = true
			h.note(annotations.AboutRelation, n, annotations.None, nil, "", h.chair.How)
		}
		return true
	}
	return false
}

// relate writes down that a link leads to a group, or to a span that is none's.
func (h *hand) relate(link, to int, id string) {
	h.links[link] = true
	choice, taken := annotations.Own, []int(nil)
	for side, target := range h.Links[link].To {
		if target == to && to != align.None {
			choice, taken = annotations.Taken, append(taken, side)
		}
	}
	h.note(annotations.AboutRelation, link, choice, taken, id, h.chair.How)
}

// removes reports whether the transaction removes a span.
func (h *hand) removes(span string) bool {
	return slices.ContainsFunc(h.tx.Changes, func(c annotations.Change) bool {
		return c.SpanBefore != nil && c.SpanBefore.ID == span && c.SpanAfter == nil
	})
}

// Place is where in the text an item is: of a relation the span that it leaves.
func (b *Bench) Place(it Item) model.Range {
	if it.About == annotations.AboutRelation {
		return b.Groups[b.Links[it.Number].From].Range
	}
	return b.Groups[it.Number].Range
}
