package foreign

import (
	"cmp"
	"slices"

	"tippani/annotations"
)

// SortSpans puts spans in the order of a dataset: by start, longer first, then as they were.
func SortSpans(spans []*annotations.Span) {
	slices.SortStableFunc(spans, func(a, b *annotations.Span) int {
		return cmp.Or(cmp.Compare(a.Range.Start, b.Range.Start), cmp.Compare(b.Range.End, a.Range.End))
	})
}
