package tui

import (
	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/model/layout"
)

// scene is what is highlighted on screen while a frame is drawn.
type scene struct {
	highlight.Sight
	hits []model.Range
}

// see looks at the spans and hits on screen, once for a frame.
func (a *App) see() scene {
	r := a.work.reader
	over := model.Range{Start: r.Article.Len()}
	r.Shown(func(ref layout.Ref, l layout.Line, _ int) bool {
		over = model.Range{Start: min(over.Start, l.Range.Start), End: max(over.End, l.End)}
		return true
	})
	return scene{highlight.SightOf(a.work.set().Overlapping(over), over, a.focus.linking), a.search.Hits(a.work.reader)}
}

// spansOn lists the spans over a range that can be told apart, in span order.
func (a *App) spansOn(rg model.Range, in highlight.Sight) []*annotations.Span {
	if rg.Empty() || in.Over.Empty() || !in.Over.Covers(rg) {
		return a.work.set().Overlapping(rg)
	}
	return in.Within(rg)
}
