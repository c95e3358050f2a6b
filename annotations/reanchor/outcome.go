package reanchor

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// Verdict is what is to become of a span that did not move by itself.
type Verdict int

// The verdicts. Aside is what happens to spans about which nothing was said.
const (
	Aside Verdict = iota // it is kept beside the others
	Place                // it stands at Decision.At
	Drop                 // it is not wanted any more
)

// Decision is what somebody said about a span.
type Decision struct {
	Verdict Verdict
	At      model.Range // in the new text, for Place
}

// Outcome is what is said about the new text.
type Outcome struct {
	Spans     []*annotations.Span
	Relations []*annotations.Relation
	Aside     annotations.Aside
	Dropped   int // spans
}

// Outcome carries out the plan and the decisions, which go by the ids of spans. Attributes, notes and unknown keys go with the spans;
// a relation stays if both its ends do, and is kept aside with an end that is kept aside. A span that would be the same as another,
// on the same text with the same label, is kept aside.
func (p *Plan) Outcome(relations []*annotations.Relation, decisions map[string]Decision) Outcome {
	var out Outcome
	type mark struct {
		at    model.Range
		label string
	}
	taken := make(map[mark]bool)
	placed, aside := make(map[string]bool), make(map[string]bool)
	put := func(s *annotations.Span, at model.Range) {
		fresh := *s
		fresh.Range = at
		out.Spans = append(out.Spans, &fresh)
		taken[mark{at, s.Label}] = true
		placed[s.ID] = true
	}
	for i := range p.Placements {
		if m := &p.Placements[i]; m.Fate == Moved {
			put(m.Span, m.At)
		}
	}
	for i := range p.Placements {
		m := &p.Placements[i]
		said := decisions[m.Span.ID]
		switch {
		case m.Fate == Moved:
		case said.Verdict == Place && !taken[mark{said.At, m.Span.Label}]:
			put(m.Span, said.At)
		case said.Verdict == Drop:
			out.Dropped++
		default:
			aside[m.Span.ID] = true
			out.Aside.Spans = append(out.Aside.Spans, p.aside(m))
		}
	}
	for _, r := range relations {
		switch {
		case placed[r.From] && placed[r.To]:
			out.Relations = append(out.Relations, r)
		case (placed[r.From] || aside[r.From]) && (placed[r.To] || aside[r.To]):
			out.Aside.Relations = append(out.Aside.Relations, r)
		}
	}
	return out
}

// asideContext is how much of what stands around a span is kept with it, in code points.
const asideContext = 40

// aside is a span with what it takes to find its place.
func (p *Plan) aside(m *Placement) annotations.AsideSpan {
	s := annotations.AsideSpan{Span: *m.Span, Text: p.Old.Slice(m.Span.Range), Why: string(m.Reason)}
	s.Before, s.After = Around(p.Old, m.Span.Range, asideContext)
	s.Range = model.Range{}
	return s
}

// Around is what stands before and after a range, n code points or so on each side, whole clusters.
func Around(a *model.Article, r model.Range, n int) (before, after string) {
	x := a.Index()
	start, end := x.CodePoint(r.Start)-n, x.CodePoint(r.End)+n
	from, _ := x.ByteOfCodePoint(max(start, 0))
	to, ok := x.ByteOfCodePoint(end)
	if !ok {
		to = int(a.Len())
	}
	return a.Slice(model.Range{Start: x.SnapUp(from), End: r.Start}), a.Slice(model.Range{Start: r.End, End: x.Snap(to)})
}

// SameWords reports whether the texts have the same words in the same order: then what is finished stays finished.
func SameWords(old, now *model.Article) bool {
	a, b := newWords(old, now)
	return slices.Equal(a.id, b.id)
}
