package tui

import (
	"slices"

	"tippani/model"
	"tippani/tui/style"
)

// layer orders decorations that cover the same text: a higher layer wins.
type layer int

// The layers, lowest first.
const (
	layerSpan layer = iota
	layerHit
	layerSelection
)

// decoration is a range of the article drawn in a look of its own. Drawing knows nothing of what it means.
type decoration struct {
	model.Range
	look  style.Look
	layer layer
}

// run is a piece of the article drawn in one look.
type run struct {
	model.Range
	look style.Look
}

// nested marks text that more than one span covers: the innermost gives the colour, this says there are others.
var nested = style.Look{Underline: true}

// merge cuts the range within into runs of one look each, settling overlaps: selection over search hit over span,
// and of spans the innermost (the shortest; of equals, the one given last). The runs cover within exactly.
func merge(decorations []decoration, within model.Range) []run {
	cuts := []model.Offset{within.Start, within.End}
	var live []decoration
	for _, d := range decorations {
		if !d.Overlaps(within) {
			continue
		}
		live = append(live, d)
		cuts = append(cuts, max(d.Start, within.Start), min(d.End, within.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(live, func(a, b decoration) int {
		if a.layer != b.layer {
			return int(a.layer) - int(b.layer)
		}
		return b.Len() - a.Len()
	})
	var runs []run
	for i, l := range looksOf(live, cuts) {
		piece := model.Range{Start: cuts[i], End: cuts[i+1]}
		if n := len(runs); n > 0 && runs[n-1].look == l {
			runs[n-1].End = piece.End
			continue
		}
		runs = append(runs, run{piece, l})
	}
	return runs
}

// looksOf is the look of each piece between two cuts. The decorations come lowest first, outer spans before inner; each is laid
// over the pieces that it covers and no others, so a line costs no more than what is seen on it.
func looksOf(live []decoration, cuts []model.Offset) []style.Look {
	looks := make([]style.Look, len(cuts)-1)
	spans := make([]int, len(cuts)-1)
	for _, d := range live {
		i, _ := slices.BinarySearch(cuts, d.Start)
		for ; i < len(looks) && cuts[i] < d.End; i++ {
			if d.layer == layerSpan {
				looks[i] = d.look
				spans[i]++
				continue
			}
			looks[i] = looks[i].Over(d.look)
		}
	}
	for i, n := range spans {
		if n > 1 {
			looks[i] = looks[i].Over(nested)
		}
	}
	return looks
}
