package foreign

import (
	"slices"

	"tippani/annotations/formats"
	"tippani/model"
)

// fit is how well offsets suit a text.
type fit int

const (
	unfit  fit = iota // outside the text, or another text than quoted
	rough             // inside, but an end splits a cluster or borders on white space within the span
	smooth            // every end where an annotator would put it
)

// tryUnit places every span and tells how well they fit.
func tryUnit(a *model.Article, spans []Span, u formats.Unit) ([]model.Range, fit) {
	ranges := make([]model.Range, len(spans))
	best := smooth
	for i := range spans {
		s := &spans[i]
		start, ok1 := s.units(u).ByteOf(a, s.Start)
		end, ok2 := s.units(u).ByteOf(a, s.End)
		if !ok1 || !ok2 || start > end {
			return nil, unfit
		}
		text := a.Text()[start:end]
		if s.Quoted && !s.sameText(text) {
			return nil, unfit
		}
		ranges[i] = model.Range{Start: model.Offset(start), End: model.Offset(end)}
		x := a.Index()
		if int(x.Snap(start)) != start || int(x.Snap(end)) != end || model.Trim(a, ranges[i]) != ranges[i] {
			best = rough
		}
	}
	return ranges, best
}

// decide lists the units that fit best; units that give the same spans as an earlier one are not listed again.
func decide(a *model.Article, spans []Span, units []formats.Unit) []formats.Unit {
	for _, want := range []fit{smooth, rough} {
		var fitting []formats.Unit
		var seen [][]model.Range
		for _, u := range units {
			ranges, f := tryUnit(a, spans, u)
			same := slices.ContainsFunc(seen, func(r []model.Range) bool { return slices.Equal(r, ranges) })
			if f >= want && !same {
				fitting, seen = append(fitting, u), append(seen, ranges)
			}
		}
		if len(fitting) > 0 {
			return fitting
		}
	}
	return nil
}

// nonEmpty are the spans that can tell the unit: an empty one stands anywhere.
func nonEmpty(spans []Span) []Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s Span) bool { return s.Start >= s.End })
}

// placeable are the spans that some unit places: one that none does is faulty and tells nothing of the unit.
func placeable(a *model.Article, spans []Span) []Span {
	return slices.DeleteFunc(spans, func(s Span) bool {
		return !slices.ContainsFunc(formats.Units(), func(u formats.Unit) bool {
			_, f := tryUnit(a, []Span{s}, u)
			return f != unfit
		})
	})
}
