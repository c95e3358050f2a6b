package annotations

import "slices"

// Apply carries out a transaction that Check has accepted. It can not fail: a change that does not fit (which Check
// refuses) is as if it fitted, the state named by After wins.
func (set *Set) Apply(t Transaction) {
	few := set.fewRelations(t)
	for _, c := range t.Changes {
		if c.SpanBefore != nil {
			set.removeSpan(c.SpanBefore.ID)
			set.spanIDs.see(c.SpanBefore.ID)
		}
		if c.SpanAfter != nil {
			set.removeSpan(c.SpanAfter.ID)
			set.addSpan(c.SpanAfter)
		}
		if c.RelationBefore != nil && few {
			set.removeRelation(c.RelationBefore.ID)
			set.relIDs.see(c.RelationBefore.ID)
		}
		if c.RelationAfter != nil && few {
			set.removeRelation(c.RelationAfter.ID)
			set.addRelation(c.RelationAfter)
		}
		if c.AnswerAfter != nil {
			set.answer = *c.AnswerAfter
		}
		if c.DecisionBefore != nil {
			set.removeDecision(c.DecisionBefore.ID)
		}
		if c.DecisionAfter != nil {
			set.addDecision(c.DecisionAfter)
		}
	}
	if !few {
		set.applyRelations(t)
	}
}

// fewRelations reports whether it pays to put relations in and out one by one, each of which moves those after it.
func (set *Set) fewRelations(t Transaction) bool {
	const few = 32
	n := 0
	for _, c := range t.Changes {
		if c.RelationBefore != nil || c.RelationAfter != nil {
			if n++; n > few {
				return false
			}
		}
	}
	return true
}

// applyRelations carries out all changes of relations at once.
func (set *Set) applyRelations(t Transaction) {
	after := make(map[string]*Relation)
	for _, c := range t.Changes {
		if c.RelationBefore != nil {
			after[c.RelationBefore.ID] = nil
			set.relIDs.see(c.RelationBefore.ID)
		}
		if c.RelationAfter != nil {
			after[c.RelationAfter.ID] = c.RelationAfter
			set.relIDs.see(c.RelationAfter.ID)
		}
	}
	kept := slices.DeleteFunc(set.relations, func(r *Relation) bool { _, touched := after[r.ID]; return touched })
	var fresh []*Relation
	for _, c := range t.Changes {
		if r := c.RelationAfter; r != nil && after[r.ID] == r {
			fresh = append(fresh, r)
			delete(after, r.ID)
		}
	}
	if len(fresh) > 1 && compareRelations(fresh[0], fresh[len(fresh)-1]) > 0 {
		slices.Reverse(fresh) // an inverse comes in reverse
	}
	sortUnlessSorted(fresh, compareRelations)
	set.putRelations(mergeSorted(kept, fresh, compareRelations))
}

func compareRelations(a, b *Relation) int { return compareIDs(a.ID, b.ID) }

// mergeSorted joins two sorted lists.
func mergeSorted[T any](a, b []T, compare func(a, b T) int) []T {
	out := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// putRelations makes list, which it sorts, the set's relations.
func (set *Set) putRelations(list []*Relation) {
	sortUnlessSorted(list, compareRelations)
	set.relations = list
	set.related = make(map[string][]*Relation)
	for _, r := range list {
		set.related[r.From] = append(set.related[r.From], r)
		if r.To != r.From {
			set.related[r.To] = append(set.related[r.To], r)
		}
	}
}
