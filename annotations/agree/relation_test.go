package agree

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
)

func TestRelationsGoThroughTheAlignment(t *testing.T) {
	// Words at 0–4 and 28–32 are both রহিম; 17–21 is করিম.
	const spans = "QUOTE 40 60; PER 0 4; PER 28 32; PER 17 21; CLAIM 70 90"
	const moved = "QUOTE 42 60; PER 0 4; PER 28 32; PER 17 21; CLAIM 70 90"
	for _, c := range []struct {
		name, first, second string
		strict, given       float64
		want                []Linked
	}{
		{"the same", spans + "| SPEAKER s1 s2", spans + "| SPEAKER s1 s2", 1, 1, []Linked{{annotations.Quote, 1, 1, 1, 0}}},
		{"a quarrel about an end is none about the speaker", spans + "| SPEAKER s1 s2", moved + "| SPEAKER s1 s2", 0, 1,
			[]Linked{{annotations.Quote, 1, 1, 1, 0}}},
		{"nor is one about its label", spans + "| SPEAKER s1 s2", "QUOTE 40 60; ORG 0 4; PER 28 32| SPEAKER s1 s2", 0, 1,
			[]Linked{{annotations.Quote, 1, 1, 1, 0}}},
		{"the same name elsewhere", spans + "| SPEAKER s1 s2", spans + "| SPEAKER s1 s3", 0, 0, []Linked{{annotations.Quote, 1, 0, 1, 0}}},
		{"another name", spans + "| SPEAKER s1 s2", spans + "| SPEAKER s1 s4", 0, 0, []Linked{{annotations.Quote, 1, 0, 0, 0}}},
		{"one alone", spans + "| SPEAKER s1 s2", spans, 0, 0, []Linked{{annotations.Quote, 1, 0, 0, 1}}},
		{"two speakers, one of them found", spans + "| SPEAKER s1 s2; SPEAKER s1 s4", spans + "| SPEAKER s1 s2", 2. / 3, 2. / 3,
			[]Linked{{annotations.Quote, 1, 0, 0, 0}}},
		{"a claim too", spans + "| SPEAKER s1 s2; SPEAKER s5 s4", spans + "| SPEAKER s1 s2; SPEAKER s5 s2", .5, .5,
			[]Linked{{annotations.Quote, 1, 1, 1, 0}, {annotations.Claim, 1, 0, 0, 0}}},
		{"a quotation that one did not find", spans + "| SPEAKER s1 s2", "PER 0 4", 0, 0, nil},
	} {
		r := report(Study{Annotators: 2}, article(t, "a", c.first, c.second))
		got := r.Relations[0]
		if !same(got.Strict.Value, c.strict) || !same(got.Given.Value, c.given) {
			t.Errorf("%s: strict %v, given the alignment %v", c.name, got.Strict.Value, got.Given.Value)
		}
		if diff := cmp.Diff(c.want, got.Links); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
