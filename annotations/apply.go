package annotations

// Apply carries out a transaction that Check has accepted. It can not fail: a change that does not fit (which Check
// refuses) is as if it fitted, the state named by After wins.
func (set *Set) Apply(t Transaction) {
	for _, c := range t.Changes {
		if c.SpanBefore != nil {
			set.removeSpan(c.SpanBefore.ID)
			set.spanIDs.see(c.SpanBefore.ID)
		}
		if c.SpanAfter != nil {
			set.removeSpan(c.SpanAfter.ID)
			set.addSpan(c.SpanAfter)
		}
		if c.RelationBefore != nil {
			set.removeRelation(c.RelationBefore.ID)
			set.relIDs.see(c.RelationBefore.ID)
		}
		if c.RelationAfter != nil {
			set.removeRelation(c.RelationAfter.ID)
			set.addRelation(c.RelationAfter)
		}
		if c.AnswerAfter != nil {
			set.answer = *c.AnswerAfter
		}
	}
}
