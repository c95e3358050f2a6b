// Package propose shows what sources suggest for the article on screen and takes it up, a key each. A proposal is no span before
// a key has made it one. It is asked for in the background; until it comes the article is as it is without.
package propose

import (
	"slices"
	"strings"
	"sync/atomic"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/stop"
	"tippani/tui/action"
	"tippani/tui/pen"
)

// Firm is how sure a proposal has to be to be stepped through. Rejecting costs a key and marking by hand about four: fainter ones
// are taken by a letter, and cost nothing when they are left alone.
const Firm = 0.5

// Sources suggest and learn.
type Sources interface {
	suggest.Source
	// Learn takes an article that somebody has finished. It may take its time.
	Learn(a *model.Article, spans []*annotations.Span, stopped stop.Func)
	// Familiar reports whether a word stood unmarked in a finished article.
	Familiar(word string) bool
	// Notices hands over, once, what somebody should know.
	Notices() []message.Message
}

// Proposals are those of the article on screen.
type Proposals struct {
	Sources Sources // nil when nothing suggests
	Off     bool    // they are not shown

	found     []suggest.Proposal // what the sources propose, whether they exclude one another or not
	all       []suggest.Proposal // what is left of it, in the order of the text
	article   string             // id of their article
	asked     atomic.Int64       // how often was asked; an answer to an earlier question is old
	rejected  map[string]map[mark]bool
	over      model.Range // of the article that was asked about
	explained bool
	used      bool              // somebody takes or rejects proposals: the first of the next article is shown at once
	gone      *suggest.Proposal // the one gone to
	opened    model.Selection   // where the cursor stood when the article was opened
}

// mark is what tells proposals of an article apart.
type mark struct {
	model.Range
	label string
}

func markOf(x suggest.Proposal) mark { return mark{x.Range, x.Label} }

// whole is how long an article may be, in bytes, to be looked at whole after each change; of longer ones what is around the screen is.
const whole = 256 << 10

// Ask asks the sources about the article, first for what is around sight.
func (ps *Proposals) Ask(p *pen.Pen, sight model.Range) action.Action {
	if ps.Sources == nil || ps.Off {
		return nil
	}
	a := p.Reader.Article
	if p.Set().Answer() != annotations.InProgress { // what is finished is not asked about again
		ps.article, ps.found, ps.all, ps.gone, ps.over = a.ID(), nil, nil, nil, model.Range{End: a.Len()}
		return nil
	}
	if ps.article != a.ID() {
		ps.article, ps.found, ps.all, ps.gone, ps.opened = a.ID(), nil, nil, nil, p.Reader.Selection
	}
	asked := ps.asked.Add(1)
	old := func() error { // what was asked before the last change is not worth finding out
		if ps.asked.Load() != asked {
			return stop.ErrCancelled
		}
		return nil
	}
	over := model.Range{End: a.Len()}
	if a.Len() > whole {
		x := a.Index()
		over = model.Range{Start: a.Paragraph(a.ParagraphAt(x.Snap(int(sight.Start) - whole/4))).Start,
			End: a.Paragraph(a.ParagraphAt(x.Snap(int(sight.End) + whole/4))).End}
	}
	ps.over = over
	text := suggest.Text{Article: a, Schema: p.Schema, Spans: p.Set().Overlapping(over)}
	sources := ps.Sources
	var found []suggest.Proposal
	return action.Background{
		Run: func() {
			found = sources.Propose(text, over, old)
		},
		Then: func() action.Action {
			notice := ps.notice(p)
			if old() != nil || ps.article != a.ID() {
				return notice
			}
			ps.found = found
			ps.sort(text.Spans)
			if fresh := ps.used && p.Set().Len() == 0 && p.Changes() == 0; fresh && p.Reader.Selection == ps.opened &&
				!p.Reader.Selecting {
				return action.All{ps.first(p, sight), notice}
			}
			return notice
		},
	}
}

// Covers reports whether the sources were asked about what is in sight.
func (ps *Proposals) Covers(a *model.Article, sight func() model.Range) bool {
	return ps.Sources == nil || ps.Off || ps.over.Len() == int(a.Len()) || ps.over.Covers(sight())
}

// Likely ranks words by how likely somebody goes to them: first those of which something is proposed, be it otherwise than it
// should be, last those that are marked already or stood unmarked in finished articles. nil when nothing knows.
func (ps *Proposals) Likely(p *pen.Pen) func(word model.Range) int {
	if ps.Sources == nil || ps.Off {
		return nil
	}
	var proposed model.Ranges
	for _, x := range ps.found {
		if x.Kind == annotations.Entity {
			proposed.Add(x.Range)
		}
	}
	return func(word model.Range) int {
		switch {
		case slices.ContainsFunc(p.Set().Overlapping(word), func(s *annotations.Span) bool { return s.Kind == annotations.Entity }):
			return 2
		case proposed.Overlap(word):
			return 0
		case ps.Sources.Familiar(p.Reader.Article.Slice(word)):
			return 2
		}
		return 1
	}
}

// Any reports whether there is anything to show.
func (ps *Proposals) Any() bool { return !ps.Off && len(ps.all) > 0 }

// notice says what the sources want somebody to know.
func (ps *Proposals) notice(p *pen.Pen) action.Action {
	var all []string
	for _, m := range ps.Sources.Notices() {
		all = append(all, p.Screen.Lang.Message(m))
	}
	if len(all) == 0 {
		return nil
	}
	return action.Refuse(action.Verbatim, strings.Join(all, " · "))
}

// first shows the first firm proposal in sight of an article that nobody has touched yet: the key that would go there is saved.
func (ps *Proposals) first(p *pen.Pen, sight model.Range) action.Action {
	for _, x := range ps.Over(p, sight) {
		if x.Score >= Firm && x.Range.Start >= p.Reader.Cursor() {
			return ps.goTo(p, x)
		}
	}
	return nil
}

// sort finds out what is left of what was found. Where the surest of several that exclude one another was rejected, the others are surer.
func (ps *Proposals) sort(spans []*annotations.Span) {
	rejected := ps.rejected[ps.article]
	var gone []suggest.Proposal
	left := make([]suggest.Proposal, 0, len(ps.found))
	for _, x := range ps.found {
		if rejected[markOf(x)] {
			gone = append(gone, x)
			continue
		}
		left = append(left, x)
	}
	for i := range left {
		for _, x := range gone {
			if x.Source == left[i].Source && x.Kind == left[i].Kind && x.Range.Overlaps(left[i].Range) && x.Score < 1 {
				left[i].Score = min(left[i].Score/(1-x.Score), 1)
			}
		}
	}
	ps.all = suggest.Merge(spans, left)
}

// Learn has the sources learn from an article that was finished.
func (ps *Proposals) Learn(p *pen.Pen) action.Action {
	if ps.Sources == nil || p.Set().Answer() != annotations.Accept {
		return nil
	}
	a, spans := p.Reader.Article, slices.Collect(p.Set().Spans())
	sources := ps.Sources
	return action.Background{Run: func() { sources.Learn(a, spans, func() error { return nil }) }}
}

// live reports whether a proposal still stands: it was not rejected, and no span of its kind overlaps it.
func (ps *Proposals) live(p *pen.Pen, x suggest.Proposal) bool {
	if ps.rejected[ps.article][markOf(x)] {
		return false
	}
	for _, s := range p.Set().Overlapping(x.Range) {
		if s.Kind == x.Kind {
			return false
		}
	}
	return true
}

// Over are the proposals that stand over a range, in the order of the text; none while they are switched off.
func (ps *Proposals) Over(p *pen.Pen, r model.Range) []suggest.Proposal {
	if ps.Off || ps.article != p.Reader.Article.ID() {
		return nil
	}
	from, _ := slices.BinarySearchFunc(ps.all, r.Start, func(x suggest.Proposal, o model.Offset) int { return int(x.Range.Start - o) })
	for from > 0 && ps.all[from-1].Range.End > r.Start {
		from--
	}
	var out []suggest.Proposal
	for _, x := range ps.all[from:] {
		if x.Range.Start >= r.End {
			break
		}
		if ps.live(p, x) {
			out = append(out, x)
		}
	}
	return out
}

// Current is the proposal that the next key works on: the one that was gone to, while it, or a selection made from it, is selected.
func (ps *Proposals) Current(p *pen.Pen) (suggest.Proposal, bool) {
	if ps.gone == nil || ps.Off || ps.article != p.Reader.Article.ID() || p.Adjusting() {
		return suggest.Proposal{}, false
	}
	if !p.Reader.Selected().Overlaps(ps.gone.Range) || !ps.live(p, *ps.gone) {
		return suggest.Proposal{}, false
	}
	return *ps.gone, true
}

// goTo shows a proposal as what the next key works on.
func (ps *Proposals) goTo(p *pen.Pen, x suggest.Proposal) action.Action {
	ps.used = true
	p.GiveUp()
	p.Reader.Clear()
	p.Reader.Present(x.Range)
	p.Arrived()
	ps.gone = &x
	if !ps.explained {
		ps.explained = true
		return action.Tell(textExplained)
	}
	return nil
}

// none says why there are no proposals at all; nil when there may be some.
func (ps *Proposals) none() action.Action {
	switch {
	case ps.Sources == nil && len(ps.all) == 0:
		return action.Refuse(textNobody)
	case ps.Off:
		return action.Refuse(textOff)
	}
	return nil
}

// next goes to the next firm proposal behind a place, and round the end of the text.
func (ps *Proposals) next(p *pen.Pen, from model.Offset) action.Action {
	return ps.find(p, from, func(x suggest.Proposal) bool { return x.Score >= Firm })
}

func (ps *Proposals) find(p *pen.Pen, from model.Offset, wanted func(suggest.Proposal) bool) action.Action {
	if why := ps.none(); why != nil {
		return why
	}
	all := ps.Over(p, model.Range{End: p.Reader.Article.Len()})
	all = slices.DeleteFunc(all, func(x suggest.Proposal) bool { return !wanted(x) })
	if len(all) == 0 {
		ps.gone = nil
		return action.Tell(textNoMore)
	}
	i := slices.IndexFunc(all, func(x suggest.Proposal) bool { return x.Range.Start >= from })
	if i < 0 {
		return action.All{ps.goTo(p, all[0]), action.Tell(action.Round)}
	}
	return ps.goTo(p, all[i])
}
