package annotations

import "slices"

// Reconcile leaves out of t, or removes with it, the relations that the schema allowed before and would not allow after it: two
// programs may each have done what was right, one giving a span a label of another kind, the other linking it. dropped is true
// when there were any. A nil schema allows everything.
func (s *Schema) Reconcile(set *Set, t Transaction) (fitting Transaction, dropped bool) {
	if s == nil {
		return t, false
	}
	after := outcomeOf(set, t)
	var removals, kept []Change
	for _, c := range t.Changes {
		if r := c.RelationAfter; r != nil && !s.joins(r, after.class) {
			dropped = true
			if c.RelationBefore != nil {
				kept = append(kept, Change{RelationBefore: c.RelationBefore})
			}
			continue
		}
		kept = append(kept, c)
		if c.SpanBefore == nil || c.SpanAfter == nil || c.SpanBefore.Class() == c.SpanAfter.Class() {
			continue
		}
		for _, r := range set.related[c.SpanAfter.ID] {
			known := slices.ContainsFunc(removals, func(d Change) bool { return d.RelationBefore == r })
			if after.relation(r) == r && !known && s.joins(r, set.class) && !s.joins(r, after.class) {
				dropped = true
				removals = append(removals, Change{RelationBefore: r})
			}
		}
	}
	t.Changes = append(removals, kept...)
	return t, dropped
}
