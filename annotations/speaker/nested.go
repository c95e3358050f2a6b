package speaker

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// holders answers whether some span covers a range, in O(log n).
type holders struct {
	starts []model.Offset
	ends   []model.Offset // the furthest end of the spans up to here
	second []model.Offset // the furthest end of those that start earlier
}

func newHolders(spans []*annotations.Span) holders {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, annotations.CompareSpans)
	var h holders
	for _, s := range sorted {
		n := len(h.starts)
		if n > 0 && h.starts[n-1] == s.Range.Start {
			h.ends[n-1] = max(h.ends[n-1], s.Range.End)
			continue
		}
		var before model.Offset
		if n > 0 {
			before = h.ends[n-1]
		}
		h.starts, h.ends, h.second = append(h.starts, s.Range.Start), append(h.ends, max(before, s.Range.End)), append(h.second, before)
	}
	return h
}

// hold reports whether a span covers rg; with longer, one that is longer than rg.
func (h holders) hold(rg model.Range, longer bool) bool {
	i, at := slices.BinarySearch(h.starts, rg.Start)
	if !at {
		i--
	}
	if i < 0 {
		return false
	}
	if longer && at {
		return h.ends[i] > rg.End || h.second[i] >= rg.End
	}
	return h.ends[i] >= rg.End
}
