package highlight

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/model"
)

// drawn is how a cluster under spans is drawn.
type drawn struct {
	label           string
	pointed, nested bool
}

var drawing = Styles[drawn]{Over: func(under, over drawn) drawn {
	if over.label == "" {
		over.label = under.label
	}
	return drawn{over.label, under.pointed || over.pointed, under.nested || over.nested}
}, Nested: drawn{nested: true}}

// TestThinnedOutSpansLookAsAllOfThemDo draws lines of a screen with every span and with those that sightOf keeps.
func TestThinnedOutSpansLookAsAllOfThemDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []*annotations.Span
		for i := range rapid.IntRange(0, 60).Draw(t, "spans") {
			start := rapid.IntRange(0, 12).Draw(t, "start")
			end := rapid.IntRange(start+1, 14).Draw(t, "end")
			list = append(list, &annotations.Span{ID: fmt.Sprint("s", i+1), Label: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t,
				"label"),
				Range: model.Range{Start: model.Offset(start), End: model.Offset(end)}})
		}
		set := annotations.SetOf(list, nil, "")
		over := model.Range{Start: 3, End: 10}
		always := rapid.SampledFrom([]string{"s1", "s2", "s3"}).Draw(t, "always")
		in := SightOf(set.Overlapping(over), over, always)
		draw := func(spans []*annotations.Span, rg model.Range) []Run[drawn] {
			var out []Highlight[drawn]
			for _, s := range spans {
				l := drawn{label: s.Label, pointed: s.ID == always}
				out = append(out, Highlight[drawn]{Range: s.Range, Style: l, Layer: Span})
			}
			return drawing.Merge(out, rg)
		}
		for start := over.Start; start < over.End; start++ {
			for end := start + 1; end <= over.End; end++ {
				rg := model.Range{Start: start, End: end}
				all, few := set.Overlapping(rg), in.Within(rg)
				if !slices.Equal(draw(all, rg), draw(few, rg)) || !slices.Equal(draw(Innermost(slices.Clone(all), rg, 2), rg),
					draw(Innermost(slices.Clone(few), rg, 2), rg)) {
					t.Fatalf("%v is drawn differently", rg)
				}
				if !slices.EqualFunc(FirstOfEach(all, 3), FirstOfEach(few, 3), func(a, b *annotations.Span) bool {
					return a.Label == b.Label
				}) {
					t.Fatalf("the margin of %v differs", rg)
				}
			}
		}
	})
}

func TestAScreenUnderThousandsOfSpansLooksAtFew(t *testing.T) {
	var list []*annotations.Span
	for i := range 5000 {
		list = append(list, &annotations.Span{ID: fmt.Sprint("s", i+1), Label: "PER", Range: model.Range{End: model.Offset(100 + i)}},
			&annotations.Span{ID: fmt.Sprint("t", i+1), Label: "PER", Range: model.Range{Start: 10, End: 20}})
	}
	set := annotations.SetOf(list, nil, "")
	over := model.Range{Start: 5, End: 50}
	if got := len(SightOf(set.Overlapping(over), over, "").Spans); got > 4*MostInner {
		t.Errorf("%d spans are left", got)
	}
}
