// Package highlight merges ranges of an article that are to stand out, from whatever source (spans, a selection, hits of a
// search, suggestions, another annotator's spans), into runs that are drawn in one style each. What a style is, it does not know:
// a terminal has colours, a page of HTML classes.
package highlight

import (
	"slices"

	"tippani/model"
)

// Layer orders highlights that cover the same text: a higher layer lies over a lower one.
type Layer int

// The layers, lowest first. A Passage is a long span, a quotation or a claim, that Spans lie on.
const (
	Passage Layer = iota
	Span
	Suggestion
	Hit
	Selection
)

// Highlight is a range of the article, in bytes, that stands out in a style.
type Highlight[S comparable] struct {
	model.Range
	Style S
	Layer Layer
}

// Run is a piece of the article drawn in one style.
type Run[S comparable] struct {
	model.Range
	Style S
}

// Styles says how styles are put together.
type Styles[S comparable] struct {
	// Over is a style with another laid over it.
	Over func(below, above S) S
	// Nested marks text that more than one Span covers: the innermost gives the style, this lies over it and says that there are others.
	Nested S
}

// Merge cuts the range within into runs of one style each, settling overlaps: a higher layer over a lower one, and of
// passages as of spans the innermost (the shortest; of equals, the one given last). The runs cover within exactly, and no two neighbours
// have the same style.
func (m Styles[S]) Merge(highlights []Highlight[S], within model.Range) []Run[S] {
	cuts := []model.Offset{within.Start, within.End}
	var live []Highlight[S]
	for _, h := range highlights {
		if !h.Overlaps(within) {
			continue
		}
		live = append(live, h)
		cuts = append(cuts, max(h.Start, within.Start), min(h.End, within.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(live, func(a, b Highlight[S]) int {
		if a.Layer != b.Layer {
			return int(a.Layer) - int(b.Layer)
		}
		return b.Len() - a.Len()
	})
	var runs []Run[S]
	for i, s := range m.styles(live, cuts) {
		piece := model.Range{Start: cuts[i], End: cuts[i+1]}
		if n := len(runs); n > 0 && runs[n-1].Style == s {
			runs[n-1].End = piece.End
			continue
		}
		runs = append(runs, Run[S]{piece, s})
	}
	return runs
}

// styles is the style of each piece between two cuts. The highlights come lowest first, outer spans before inner; each is laid over
// the pieces that it covers and no others, so a line costs no more than what is seen on it.
func (m Styles[S]) styles(live []Highlight[S], cuts []model.Offset) []S {
	styles := make([]S, len(cuts)-1)
	passages := make([]S, len(cuts)-1)
	spans := make([]int, len(cuts)-1)
	for _, h := range live {
		i, _ := slices.BinarySearch(cuts, h.Start)
		for ; i < len(styles) && cuts[i] < h.End; i++ {
			switch h.Layer {
			case Passage:
				passages[i], styles[i] = h.Style, h.Style
			case Span:
				styles[i] = m.Over(passages[i], h.Style)
				spans[i]++
			default:
				styles[i] = m.Over(styles[i], h.Style)
			}
		}
	}
	for i, n := range spans {
		if n > 1 {
			styles[i] = m.Over(styles[i], m.Nested)
		}
	}
	return styles
}
