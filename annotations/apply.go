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
	list := slices.DeleteFunc(set.relations, func(r *Relation) bool { _, touched := after[r.ID]; return touched })
	for _, r := range after {
		if r != nil {
			list = append(list, r)
		}
	}
	set.putRelations(list)
}

// putRelations makes list, which it sorts, the set's relations.
func (set *Set) putRelations(list []*Relation) {
	sortUnlessSorted(list, func(a, b *Relation) int { return compareIDs(a.ID, b.ID) })
	set.relations = list
	set.related = make(map[string][]*Relation)
	for _, r := range list {
		set.related[r.From] = append(set.related[r.From], r)
		if r.To != r.From {
			set.related[r.To] = append(set.related[r.To], r)
		}
	}
}
