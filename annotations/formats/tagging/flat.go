package tagging

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/quote"
)

// Flatten keeps spans that do not share text, as formats without nesting need: the longest first, of equals the
// first, like spaCy's filter_spans. What it leaves out is counted.
func Flatten(d *formats.Doc, t *formats.Tally) []*annotations.Span {
	byLength := slices.Clone(d.Spans)
	slices.SortStableFunc(byLength, func(a, b *annotations.Span) int {
		return cmp.Or(cmp.Compare(b.Range.Len(), a.Range.Len()), cmp.Compare(a.Range.Start, b.Range.Start))
	})
	return flat(byLength, func(a, b *annotations.Span) int { return cmp.Compare(a.Range.Start, b.Range.Start) },
		func(s *annotations.Span) (int, int) { return int(s.Range.Start), int(s.Range.End) },
		func(s *annotations.Span) {
			t.Add(formats.NestedOut, 1, s.Label+" "+quote.Clip(d.Article.Slice(s.Range)))
		})
}

// FlattenTokens is flatten for spans in tokens: two spans that share a token can't both be tagged.
func FlattenTokens(d *formats.Doc, spans []Span, t *formats.Tally) []Span {
	byLength := slices.Clone(spans)
	slices.SortStableFunc(byLength, func(a, b Span) int {
		return cmp.Or(cmp.Compare(b.Last-b.First, a.Last-a.First), cmp.Compare(b.Span.Range.Len(), a.Span.Range.Len()),
			cmp.Compare(a.First, b.First))
	})
	return flat(byLength, func(a, b Span) int { return cmp.Compare(a.First, b.First) },
		func(s Span) (int, int) { return s.First, s.Last + 1 },
		func(s Span) { t.Add(formats.NestedOut, 1, s.Span.Label+" "+quote.Clip(d.Article.Slice(s.Span.Range))) })
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
