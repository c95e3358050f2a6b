// Package noise makes of gold what an annotator might have marked who makes the usual mistakes, for trials of what compares annotators.
//
// Each span is, independently of all others: missed; or one of its ends, either with the same chance, is a word further out or further in
// (further out where the span is a single word, or one half of the time); and, of those not missed, given another label of its kind. An
// end that would leave the paragraph, or a mistake that would mark what is marked already, is not made. Relations stay where both of their
// spans do and their labels still allow them. The same seed makes the same mistakes on every system.
package noise

import (
	"math/rand/v2"
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// Rates are chances of mistakes, from 0 to 1.
type Rates struct{ Ends, Missed, Label float64 }

// Usual are the rates of two people who know the guidelines: of spans, one in ten has another end, one in twelve is missed, one in twenty is
// another label.
var Usual = Rates{Ends: 0.10, Missed: 0.08, Label: 0.05}

// Annotate is what an annotator made of an article whose gold is given.
func Annotate(gold *record.Record, annotator string, r Rates, schema *annotations.Schema, random *rand.Rand) *record.Record {
	out := &record.Record{Article: gold.Article, Annotator: annotator, Answer: annotations.Accept}
	tokens := model.AppendTokens(nil, gold.Article)
	set := annotations.NewSet()
	for _, s := range gold.Spans {
		c := *s
		missed, moved, relabelled := random.Float64() < r.Missed, random.Float64() < r.Ends, random.Float64() < r.Label
		atStart, outward, pick := random.IntN(2) == 0, random.IntN(2) == 0, random.Float64()
		if missed {
			continue
		}
		if moved {
			c.Range = move(gold.Article, tokens, c.Range, atStart, outward)
		}
		if others := otherLabels(schema, s); relabelled && len(others) > 0 {
			l := others[int(pick*float64(len(others)))]
			c.Label, c.Attrs = l.Name, l.DefaultAttrs()
		}
		if schema.Misfit(set, annotations.AddSpan(&c)) != nil {
			c = *s
		}
		if t := annotations.AddSpan(&c); schema.Misfit(set, t) == nil {
			set.Apply(t)
		}
	}
	for _, rel := range gold.Relations {
		t := annotations.AddRelation(rel)
		if t.Check(set, gold.Article) == nil && schema.Misfit(set, t) == nil {
			set.Apply(t)
		}
	}
	out.Spans, out.Relations = slices.Collect(set.Spans()), slices.Collect(set.Relations())
	return out
}

// move puts one end of a range a word further out or in.
func move(a *model.Article, tokens []model.Range, at model.Range, atStart, outward bool) model.Range {
	first, last := model.Touching(tokens, at)
	if first > last {
		return at
	}
	moved := at
	switch {
	case atStart && (outward || first == last) && first > 0:
		moved.Start = tokens[first-1].Start
	case atStart && first < last:
		moved.Start = tokens[first+1].Start
	case !atStart && (outward || first == last) && last+1 < len(tokens):
		moved.End = tokens[last+1].End
	case !atStart && first < last:
		moved.End = tokens[last-1].End
	}
	if a.ParagraphAt(moved.Start) != a.ParagraphAt(model.PrevCluster(a, moved.End)) {
		return at
	}
	return moved
}

func otherLabels(schema *annotations.Schema, s *annotations.Span) []*annotations.Label {
	var list []*annotations.Label
	for i := range schema.Labels {
		if l := &schema.Labels[i]; l.Kind == s.Kind && l.Name != s.Label {
			list = append(list, l)
		}
	}
	return list
}
