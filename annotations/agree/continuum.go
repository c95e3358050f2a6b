package agree

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/annotations/agree/coefficient"
)

// continua measures, for αU, the article as a continuum of code points. The squared distances of articles are added up as they are, so that
// one article alone gives the αU of the formula.
func (c *comparison) continua() {
	units := make([]map[annotations.Class][]coefficient.Interval, len(c.article.Sides))
	for _, i := range c.present {
		units[i] = c.units(c.article.Sides[i].Spans)
	}
	length := c.article.Text.Index().CodePoints()
	measure := func(who int, numbers ...int) {
		done := make(map[annotations.Class]bool)
		for _, i := range numbers {
			for class := range units[i] {
				if done[class] {
					continue
				}
				done[class] = true
				var coders [][]coefficient.Interval
				for _, j := range numbers {
					coders = append(coders, units[j][class])
				}
				u := coefficient.Unitize(coefficient.Interval{End: length}, coders).Scaled(float64(length) * float64(length))
				c.add(key{what: unitized, pair: who, class: class}, u.Observed, u.Expected)
			}
		}
	}
	measure(joint, c.present...)
	if c.Annotators == 2 {
		return
	}
	for number, p := range Pairs(c.Annotators) {
		if units[p.First] != nil && units[p.Second] != nil {
			measure(number, p.First, p.Second)
		}
	}
}

// units are an annotator's spans by label. Of spans of one label that share text the longest is kept: αU has no place for the others.
func (c *comparison) units(spans []*annotations.Span) map[annotations.Class][]coefficient.Interval {
	longest := slices.SortedFunc(slices.Values(spans), func(a, b *annotations.Span) int {
		return cmp.Or(cmp.Compare(b.Range.Len(), a.Range.Len()), a.Range.Compare(b.Range))
	})
	kept := make(map[annotations.Class][]*annotations.Span)
	units := make(map[annotations.Class][]coefficient.Interval)
	index := c.article.Text.Index()
	for _, s := range longest {
		class := s.Class()
		at, _ := slices.BinarySearchFunc(kept[class], s, func(a, b *annotations.Span) int { return a.Range.Compare(b.Range) })
		before, after := at > 0 && kept[class][at-1].Range.Overlaps(s.Range),
			at < len(kept[class]) && kept[class][at].Range.Overlaps(s.Range)
		if before || after {
			c.sheet.Nested++
			continue
		}
		kept[class] = slices.Insert(kept[class], at, s)
		units[class] = append(units[class], coefficient.Interval{Start: index.CodePoint(s.Range.Start), End: index.CodePoint(s.Range.End)})
	}
	return units
}
