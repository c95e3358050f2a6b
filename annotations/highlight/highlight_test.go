package highlight

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
)

// classes are styles as a page of HTML has them: names of classes, those that lie over others behind them.
var classes = Styles[string]{Nested: "nested", Over: func(below, above string) string {
	return strings.TrimSpace(below + " " + above)
}}

func at(start, end int) model.Range {
	return model.Range{Start: model.Offset(start), End: model.Offset(end)}
}

func TestClassesOfAPage(t *testing.T) {
	for _, c := range []struct {
		name       string
		highlights []Highlight[string]
		want       string
	}{
		{"nothing", nil, "0-10:"},
		{"a span", []Highlight[string]{{at(2, 4), "PER", Span}}, "0-2: 2-4:PER 4-10:"},
		{"one in another", []Highlight[string]{{at(1, 9), "QUOTE", Span}, {at(2, 4), "PER", Span}},
			"0-1: 1-2:QUOTE 2-4:PER nested 4-9:QUOTE 9-10:"},
		{"whichever is given first", []Highlight[string]{{at(2, 4), "PER", Span}, {at(1, 9), "QUOTE", Span}},
			"0-1: 1-2:QUOTE 2-4:PER nested 4-9:QUOTE 9-10:"},
		{"a name in a quotation in a claim", []Highlight[string]{{at(2, 4), "PER", Span}, {at(1, 6), "QUOTE", Passage}, {at(0, 9), "CLAIM", Passage}},
			"0-1:CLAIM 1-2:QUOTE 2-4:QUOTE PER 4-6:QUOTE 6-9:CLAIM 9-10:"},
		{"a name around a quotation stays seen", []Highlight[string]{{at(2, 4), "QUOTE", Passage}, {at(1, 6), "PER", Span}},
			"0-1: 1-2:PER 2-4:QUOTE PER 4-6:PER 6-10:"},
		{"of equals the last", []Highlight[string]{{at(2, 4), "PER", Span}, {at(2, 4), "ORG", Span}}, "0-2: 2-4:ORG nested 4-10:"},
		{"a selection over a hit over a span", []Highlight[string]{{at(0, 10), "sel", Selection}, {at(0, 10), "hit", Hit},
			{at(0, 10), "PER", Span}}, "0-10:PER hit sel"},
		{"beyond both ends", []Highlight[string]{{at(-5, 3), "PER", Span}, {at(8, 20), "PER", Span}, {at(20, 30), "PER", Span}},
			"0-3:PER 3-8: 8-10:PER"},
		{"neighbours of one style are one", []Highlight[string]{{at(2, 4), "PER", Span}, {at(4, 6), "PER", Span}}, "0-2: 2-6:PER 6-10:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range classes.Merge(c.highlights, at(0, 10)) {
				got = append(got, fmt.Sprintf("%d-%d:%s", r.Start, r.End, r.Style))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestRunsCoverTheRangeOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Highlight[string]
		for range rapid.IntRange(0, 12).Draw(t, "highlights") {
			start := rapid.IntRange(-3, 20).Draw(t, "start")
			all = append(all, Highlight[string]{at(start, start+rapid.IntRange(0, 9).Draw(t, "length")),
				rapid.SampledFrom([]string{"A", "B"}).Draw(t, "style"), Layer(rapid.IntRange(0, 3).Draw(t, "layer"))})
		}
		within := at(2, 17)
		runs := classes.Merge(all, within)
		next := within.Start
		for i, r := range runs {
			if r.Start != next || r.Empty() {
				t.Fatalf("run %d is %v, and should begin at %d", i, r, next)
			}
			if i > 0 && runs[i-1].Style == r.Style {
				t.Fatalf("runs %d and %d have one style", i-1, i)
			}
			next = r.End
		}
		if next != within.End {
			t.Fatalf("the runs end at %d", next)
		}
		bare := !slices.ContainsFunc(all, func(h Highlight[string]) bool { return !h.Empty() && h.Overlaps(within) })
		if bare != (len(runs) == 1 && runs[0].Style == "") {
			t.Fatalf("%v of %v", runs, all)
		}
	})
}
