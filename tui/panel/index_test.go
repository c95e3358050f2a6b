package panel

import (
	"slices"
	"testing"

	"tippani/annotations"
)

// TestLabelsInTheOrderOfTheSchema puts labels that the schema does not know behind those it does, by name.
func TestLabelsInTheOrderOfTheSchema(t *testing.T) {
	schema := &annotations.Schema{Labels: []annotations.Label{{Name: "PER"}, {Name: "ORG"}, {Name: "LOC"}}}
	span := []*annotations.Span{{}}
	x := &Index{byLabel: map[string][]*annotations.Span{"B": span, "LOC": span, "A": span, "PER": span}}
	if got, want := x.Labels(schema), []string{"PER", "LOC", "A", "B"}; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}
