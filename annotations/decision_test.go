package annotations

import "testing"

func TestADecisionThatDoesNotFitIsRefused(t *testing.T) {
	a, set := someArticle(t), NewSet()
	one := &Decision{ID: "d1", About: AboutSpan, Choice: None, Left: []Version{{"mina", "s1"}}}
	set.Decide([]*Decision{one, {ID: "d1", About: AboutSpan, Choice: Own}})
	if got, _ := set.Decision("d1"); got != one {
		t.Fatal("of two with the same id the first is kept")
	}
	changed := *one
	changed.Reason = "কারণ"
	for name, tx := range map[string]Transaction{
		"taken id":     AddDecision(&changed),
		"unknown":      RemoveDecision(set, "d7"),
		"stale":        {Changes: []Change{{DecisionBefore: &changed}}},
		"without id":   AddDecision(&Decision{About: AboutSpan, Choice: None}),
		"no choice":    AddDecision(&Decision{ID: "d2", About: AboutSpan}),
		"about what":   AddDecision(&Decision{ID: "d2", Choice: None}),
		"another's id": {Changes: []Change{{DecisionBefore: one, DecisionAfter: &Decision{ID: "d2", About: AboutSpan, Choice: None}}}},
		"two pairs":    {Changes: []Change{{DecisionBefore: one, RelationBefore: &Relation{ID: "r1"}}}},
	} {
		if tx.Check(set, a) == nil {
			t.Errorf("%s was not refused", name)
		}
	}
	if err := ReplaceDecision(set, &changed).Check(set, a); err != nil {
		t.Error(err)
	}
}
