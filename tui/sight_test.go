package tui

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/tui/style"
)

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
		in := highlight.SightOf(set.Overlapping(over), over, always)
		draw := func(spans []*annotations.Span, rg model.Range) []highlight.Run[style.Look] {
			var out []highlight.Highlight[style.Look]
			for _, s := range spans {
				l := style.Look{Bg: s.Label}
				if s.ID == always {
					l.Reverse = true
				}
				out = append(out, highlight.Highlight[style.Look]{Range: s.Range, Style: l, Layer: highlight.Span})
			}
			return looks.Merge(out, rg)
		}
		for start := over.Start; start < over.End; start++ {
			for end := start + 1; end <= over.End; end++ {
				rg := model.Range{Start: start, End: end}
				all, few := set.Overlapping(rg), in.Within(rg)
				if !slices.Equal(draw(all, rg), draw(few, rg)) || !slices.Equal(draw(highlight.Innermost(slices.Clone(all), rg, 2), rg),
					draw(highlight.Innermost(slices.Clone(few), rg, 2), rg)) {
					t.Fatalf("%v is drawn differently", rg)
				}
				if !slices.EqualFunc(highlight.FirstOfEach(all, 3), highlight.FirstOfEach(few, 3), func(a, b *annotations.Span) bool {
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
	if got := len(highlight.SightOf(set.Overlapping(over), over, "").Spans); got > 4*highlight.MostInner {
		t.Errorf("%d spans are left", got)
	}
}
