package annotations

import (
	"slices"
	"testing"
)

func TestRelationsThatNoLongerFitAreLeftOutWhenChangesAreJoined(t *testing.T) {
	schema, set := scene(t)
	relabelled := func(id, label string) Transaction {
		span, _ := set.Span(id)
		l, _ := schema.Label(label)
		to := *span
		to.Label, to.Kind, to.Attrs = l.Name, l.Kind, nil
		return ReplaceSpan(set, &to)
	}
	link := AddRelation(&Relation{ID: "r9", Label: "SPEAKER", From: "s1", To: "s4"})
	for _, c := range []struct {
		name string
		t    Transaction
		left []string
	}{
		{"nothing to do", link, []string{"r1", "r2", "r3", "r9"}},
		{"a link to what is a date now", Join(relabelled("s4", "DATE"), link), []string{"r1", "r2", "r3"}},
		{"a link that is there, to what is a person now", relabelled("s3", "PER"), []string{"r1", "r3"}},
		{"both ends of one link change", Join(relabelled("s1", "PER"), relabelled("s2", "QUOTE")), []string{"r3"}},
	} {
		got, dropped := schema.Reconcile(set, c.t)
		after := SetOf(slices.Collect(set.Spans()), slices.Collect(set.Relations()), "")
		after.Apply(got)
		var left []string
		for r := range after.Relations() {
			left = append(left, r.ID)
		}
		if !slices.Equal(left, c.left) || dropped != (len(c.left) < 4) {
			t.Errorf("%s: %v, %v", c.name, left, dropped)
		}
		after.Apply(got.Inverse())
		if after.RelationLen() != set.RelationLen() {
			t.Errorf("%s: it can't be taken back", c.name)
		}
	}
	if got, dropped := (*Schema)(nil).Reconcile(set, link); dropped || len(got.Changes) != 1 {
		t.Error("without a schema")
	}
}
