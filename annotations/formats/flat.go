package formats

import (
	"cmp"
	"slices"

	"tippani/annotations"
)

// flatten keeps spans that do not share text, as formats without nesting need: the longest first, of equals the
// first, like spaCy's filter_spans. What it leaves out is counted.
func flatten(d *Doc, t *tally) []*annotations.Span {
	byLength := slices.Clone(d.Spans)
	slices.SortStableFunc(byLength, func(a, b *annotations.Span) int {
		return cmp.Or(cmp.Compare(b.Range.Len(), a.Range.Len()), cmp.Compare(a.Range.Start, b.Range.Start))
	})
	return flat(byLength, func(a, b *annotations.Span) int { return cmp.Compare(a.Range.Start, b.Range.Start) },
		func(s *annotations.Span) (int, int) { return int(s.Range.Start), int(s.Range.End) },
		func(s *annotations.Span) { t.add(NestedOut, 1, s.Label+" "+clip(d.Article.Slice(s.Range))) })
}

// flattenTokens is flatten for spans in tokens: two spans that share a token can't both be tagged.
func flattenTokens(d *Doc, spans []tokenSpan, t *tally) []tokenSpan {
	byLength := slices.Clone(spans)
	slices.SortStableFunc(byLength, func(a, b tokenSpan) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(b.span.Range.Len(), a.span.Range.Len()),
			cmp.Compare(a.first, b.first))
	})
	return flat(byLength, func(a, b tokenSpan) int { return cmp.Compare(a.first, b.first) },
		func(s tokenSpan) (int, int) { return s.first, s.last + 1 },
		func(s tokenSpan) { t.add(NestedOut, 1, s.span.Label+" "+clip(d.Article.Slice(s.span.Range))) })
}

// flat takes intervals in order of preference and returns those that do not overlap one taken before, sorted.
func flat[T any](preferred []T, order func(a, b T) int, ends func(T) (start, end int), drop func(T)) []T {
	var kept []T
	for _, s := range preferred {
		start, end := ends(s)
		i, _ := slices.BinarySearchFunc(kept, start, func(k T, at int) int {
			_, kEnd := ends(k)
			if kEnd <= at {
				return -1
			}
			return 1
		})
		if i < len(kept) {
			if kStart, _ := ends(kept[i]); kStart < end {
				drop(s)
				continue
			}
		}
		kept = slices.Insert(kept, i, s)
	}
	slices.SortFunc(kept, order)
	return kept
}
