package annotations

// Difference is the transaction that makes a set that says what before says into one that says what after says.
func Difference(before, after *Set) Transaction {
	var t Transaction
	for r := range before.Relations() {
		if now, kept := after.Relation(r.ID); !kept || !now.Equal(r) {
			t.Changes = append(t.Changes, Change{RelationBefore: r})
		}
	}
	for s := range before.Spans() {
		if _, kept := after.Span(s.ID); !kept {
			t.Changes = append(t.Changes, Change{SpanBefore: s})
		}
	}
	for s := range after.Spans() {
		was, known := before.Span(s.ID)
		switch {
		case !known:
			t.Changes = append(t.Changes, Change{SpanAfter: s})
		case !was.Equal(s):
			t.Changes = append(t.Changes, Change{SpanBefore: was, SpanAfter: s})
		}
	}
	for r := range after.Relations() {
		if was, known := before.Relation(r.ID); !known || !was.Equal(r) {
			t.Changes = append(t.Changes, Change{RelationAfter: r})
		}
	}
	for d := range before.Decisions() {
		if _, kept := after.Decision(d.ID); !kept {
			t.Changes = append(t.Changes, Change{DecisionBefore: d})
		}
	}
	for d := range after.Decisions() {
		if was, known := before.Decision(d.ID); !known || !was.Equal(d) {
			t.Changes = append(t.Changes, Change{DecisionBefore: was, DecisionAfter: d})
		}
	}
	if a, b := before.Answer(), after.Answer(); a != b {
		t.Changes = append(t.Changes, Change{AnswerBefore: &a, AnswerAfter: &b})
	}
	return t
}
