package store

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/message"
)

// netChange is what a list of transactions comes to: for each element the state they left it in. It is what makes a
// replay idempotent: states are set, steps are not repeated.
type netChange struct {
	spans     map[string]net[annotations.Span]
	relations map[string]net[annotations.Relation]
	decisions map[string]net[annotations.Decision]
	answer    *annotations.Answer
}

// net is what became of one element; a nil after means that it was removed.
type net[T any] struct {
	added bool // the first change made it
	after *T
}

func (n *netChange) add(t annotations.Transaction) {
	for _, c := range t.Changes {
		switch {
		case c.SpanAfter != nil:
			note(n.spans, c.SpanAfter.ID, c.SpanBefore == nil, c.SpanAfter)
		case c.SpanBefore != nil:
			note(n.spans, c.SpanBefore.ID, false, nil)
		case c.RelationAfter != nil:
			note(n.relations, c.RelationAfter.ID, c.RelationBefore == nil, c.RelationAfter)
		case c.RelationBefore != nil:
			note(n.relations, c.RelationBefore.ID, false, nil)
		case c.AnswerAfter != nil:
			n.answer = c.AnswerAfter
		case c.DecisionAfter != nil:
			note(n.decisions, c.DecisionAfter.ID, c.DecisionBefore == nil, c.DecisionAfter)
		case c.DecisionBefore != nil:
			note(n.decisions, c.DecisionBefore.ID, false, nil)
		}
	}
}

func note[T any](seen map[string]net[T], id string, added bool, after *T) {
	if first, known := seen[id]; known {
		added = first.added
	}
	seen[id] = net[T]{added, after}
}

func netOf(transactions []annotations.Transaction) *netChange {
	n := &netChange{spans: map[string]net[annotations.Span]{}, relations: map[string]net[annotations.Relation]{},
		decisions: map[string]net[annotations.Decision]{}}
	for _, t := range transactions {
		n.add(t)
	}
	return n
}

// rebase makes the transaction that carries the changes over to a set that another program has changed meanwhile. On
// what both changed ours wins; an element that both made under one id keeps theirs and ours gets a new id. overrode
// reports whether something of theirs was replaced or removed.
func (n *netChange) rebase(set *annotations.Set) (t annotations.Transaction, overrode bool) {
	t.Origin = annotations.Origin{Kind: annotations.Joining}
	renamed := make(map[string]string)
	gone := make(map[string]bool) // relations that the transaction removes
	var removals []annotations.Change
	for _, id := range slices.Sorted(maps.Keys(n.spans)) {
		mine := n.spans[id]
		theirs, there := set.Span(id)
		switch {
		case mine.after == nil && there && !mine.added:
			overrode = true
			for _, r := range set.RelationsOf(id) {
				if !gone[r.ID] {
					gone[r.ID] = true
					t.Changes = append(t.Changes, annotations.Change{RelationBefore: r})
				}
			}
			removals = append(removals, annotations.Change{SpanBefore: theirs})
		case mine.after == nil || there && theirs.Equal(mine.after):
		case mine.added && twinOf(set, mine.after) != "":
			renamed[id] = twinOf(set, mine.after) // both have marked it
		case there && mine.added:
			fresh := *mine.after
			fresh.ID = set.NewSpanID()
			for _, taken := n.spans[fresh.ID]; taken; _, taken = n.spans[fresh.ID] {
				fresh.ID = set.NewSpanID()
			}
			renamed[id] = fresh.ID
			t.Changes = append(t.Changes, annotations.Change{SpanAfter: &fresh})
		case there:
			overrode = true
			t.Changes = append(t.Changes, annotations.Change{SpanBefore: theirs, SpanAfter: mine.after})
		default:
			t.Changes = append(t.Changes, annotations.Change{SpanAfter: mine.after})
		}
	}
	links := make(map[string]string) // new ids of relations
	overrode = n.rebaseRelations(&t, set, renamed, links, gone, removals) || overrode
	t.Changes = append(t.Changes, removals...)
	overrode = n.rebaseDecisions(&t, set, map[annotations.About]map[string]string{annotations.AboutSpan: renamed,
		annotations.AboutRelation: links}) || overrode
	if before := set.Answer(); n.answer != nil && *n.answer != before {
		overrode = overrode || before != annotations.InProgress
		t.Changes = append(t.Changes, annotations.Change{AnswerBefore: &before, AnswerAfter: n.answer})
	}
	return t, overrode
}

var sayRelationLeftOut = message.New("store.relation-left-out",
	"%s: in the record of %q a relation was left out, because another program gave one of its spans a label that it can't join; link "+
		"again what belongs together")

// joined is rebase without relations that no longer fit their spans, of which the person is told.
func (d *Dataset) joined(n *netChange, set *annotations.Set, k record.Key) (t annotations.Transaction, overrode bool) {
	t, overrode = n.rebase(set)
	t, dropped := d.opt.Schema.Reconcile(set, t)
	if dropped {
		d.notice(sayRelationLeftOut.With(d.path, k.ID))
	}
	return t, overrode || dropped
}

// twinOf is the id of a span of the set that marks the same text with the same label, and nothing else; "" when there is none.
func twinOf(set *annotations.Set, s *annotations.Span) string {
	for _, other := range set.Overlapping(s.Range) {
		same := *s
		same.ID, same.Suggested = other.ID, other.Suggested
		if same.Equal(other) {
			return other.ID
		}
	}
	return ""
}

func (n *netChange) rebaseRelations(t *annotations.Transaction, set *annotations.Set, renamed, links map[string]string, gone map[string]bool,
	removals []annotations.Change) (overrode bool) {
	present := func(id string) bool {
		if slices.ContainsFunc(removals, func(c annotations.Change) bool { return c.SpanBefore.ID == id }) {
			return false
		}
		_, there := set.Span(id)
		return there || slices.ContainsFunc(t.Changes, func(c annotations.Change) bool {
			return c.SpanAfter != nil && c.SpanAfter.ID == id
		})
	}
	for _, id := range slices.Sorted(maps.Keys(n.relations)) {
		mine := n.relations[id]
		theirs, there := set.Relation(id)
		there = there && !gone[id]
		if mine.after == nil {
			if there && !mine.added {
				overrode = true
				t.Changes = append(t.Changes, annotations.Change{RelationBefore: theirs})
			}
			continue
		}
		after := *mine.after
		for _, end := range []*string{&after.From, &after.To} {
			if now, moved := renamed[*end]; moved {
				*end = now
			}
		}
		switch {
		case there && theirs.Equal(&after):
		case !present(after.From) || !present(after.To):
			overrode = true
		case there && mine.added:
			after.ID = set.NewRelationID()
			for _, taken := n.relations[after.ID]; taken; _, taken = n.relations[after.ID] {
				after.ID = set.NewRelationID()
			}
			links[id] = after.ID
			t.Changes = append(t.Changes, annotations.Change{RelationAfter: &after})
		case there:
			overrode = true
			t.Changes = append(t.Changes, annotations.Change{RelationBefore: theirs, RelationAfter: &after})
		default:
			t.Changes = append(t.Changes, annotations.Change{RelationAfter: &after})
		}
	}
	return overrode
}
