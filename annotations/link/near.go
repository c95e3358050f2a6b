package link

import (
	"cmp"
	"slices"

	"tippani/annotations"
)

// farthest is how many spans to each side are looked at for those that may be linked.
const farthest = 20_000

// around lists the spans before, around and after s, in span order, without s.
func around(set *annotations.Set, s *annotations.Span) []*annotations.Span {
	list := walk(s, set.Before)
	slices.Reverse(list)
	return append(list, walk(s, set.After)...)
}

// walk lists the spans that step leads to from s, the nearest first.
func walk(s *annotations.Span, step func(*annotations.Span) (*annotations.Span, bool)) []*annotations.Span {
	var list []*annotations.Span
	for len(list) < farthest {
		next, ok := step(s)
		if !ok {
			break
		}
		list = append(list, next)
		s = next
	}
	return list
}

// compare orders spans by their distance from the finder's: what lies in it or around it is nearest, and of spans as near the
// shorter.
func (f *finder) compare(a, b *annotations.Span) int {
	return cmp.Or(cmp.Compare(f.span.Range.Gap(a.Range), f.span.Range.Gap(b.Range)), cmp.Compare(a.Range.Len(), b.Range.Len()))
}

// nearest sorts spans by distance and keeps the nearest.
func (f *finder) nearest(spans []*annotations.Span) []*annotations.Span {
	slices.SortStableFunc(spans, f.compare)
	return spans[:min(len(spans), 2*most)]
}
