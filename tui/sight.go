package tui

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/layout"
)

// sight is what has to be known of the spans on screen while a frame is drawn. Thousands may lie over the same text; only a few of
// those can be told apart, and the others are left out once for all its lines.
type sight struct {
	over  model.Range // the text on screen; empty outside of a frame
	spans []*annotations.Span
}

// scene is what is highlighted on screen while a frame is drawn.
type scene struct {
	sight
	hits []model.Range
}

// mostMarked is how many labels of spans over the same text show in the margin at most.
const mostMarked = 8

// sightOf thins out spans, which come in span order. always is the id of a span that must stay.
func sightOf(spans []*annotations.Span, over model.Range, always string) sight {
	around := picker{}
	var out []*annotations.Span
	for i := 0; i < len(spans); {
		same := i + 1
		for same < len(spans) && spans[same].Range == spans[i].Range {
			same++
		}
		if spans[i].Range.Covers(over) {
			for _, s := range spans[i:same] {
				around.add(s, s.ID == always)
			}
		} else {
			p := picker{}
			for _, s := range spans[i:same] {
				p.add(s, s.ID == always)
			}
			out = append(out, p.picked()...)
		}
		i = same
	}
	out = append(out, around.picked()...)
	slices.SortFunc(out, annotations.CompareSpans)
	return sight{over, out}
}

// picker keeps, of spans over the same text, the first of each label, which the margin shows, and the innermost, which the text
// and the brackets under it show.
type picker struct {
	first     []*annotations.Span
	inner     []*annotations.Span // the longest first
	labels    map[string]bool
	mandatory *annotations.Span
}

func (p *picker) add(s *annotations.Span, mandatory bool) {
	if mandatory {
		p.mandatory = s
	}
	if p.labels == nil {
		p.labels = make(map[string]bool)
	}
	if len(p.labels) < mostMarked && !p.labels[s.Label] {
		p.labels[s.Label] = true
		p.first = append(p.first, s)
	}
	p.inner = addInner(p.inner, s, mostBracketRows)
}

// picked lists what is kept, in the order of its coming, which is span order.
func (p *picker) picked() []*annotations.Span {
	out := slices.Concat(p.first, p.inner)
	if p.mandatory != nil {
		out = append(out, p.mandatory)
	}
	slices.SortFunc(out, annotations.CompareSpans)
	return slices.Compact(out)
}

// addInner puts s into a list of the n innermost spans, the longest first; equal ones stay in the order of their coming, and of
// those the earlier go first when there is no room.
func addInner(list []*annotations.Span, s *annotations.Span, n int) []*annotations.Span {
	if len(list) == n && s.Range.Len() > list[0].Range.Len() {
		return list
	}
	at := len(list)
	for at > 0 && list[at-1].Range.Len() < s.Range.Len() {
		at--
	}
	if list = slices.Insert(list, at, s); len(list) > n {
		list = slices.Delete(list, 0, 1)
	}
	return list
}

// see looks at the spans and hits on screen, once for a frame.
func (a *App) see() scene {
	r := a.work.reader
	over := model.Range{Start: r.Article.Len()}
	r.Shown(func(ref layout.Ref, l layout.Line, _ int) bool {
		over = model.Range{Start: min(over.Start, l.Range.Start), End: max(over.End, l.End)}
		return true
	})
	return scene{sightOf(a.work.set().Overlapping(over), over, a.panel.linking), a.search.Hits(a.work.reader)}
}

// spansOn lists the spans over a range that can be told apart, in span order.
func (a *App) spansOn(rg model.Range, in sight) []*annotations.Span {
	if rg.Empty() || in.over.Empty() || !in.over.Covers(rg) {
		return a.work.set().Overlapping(rg)
	}
	return in.within(rg)
}

// within lists the spans over a range of the text on screen.
func (in sight) within(rg model.Range) []*annotations.Span {
	var out []*annotations.Span
	for _, s := range in.spans {
		if s.Range.Overlaps(rg) {
			out = append(out, s)
		}
	}
	return out
}
