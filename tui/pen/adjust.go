package pen

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// Adjust selects the span under the cursor again, to move its ends; enter keeps them.
func (p *Pen) Adjust() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	p.adjust = s.ID
	p.Reader.SelectRange(s.Range)
	p.Reader.Selecting = true
	return action.Tell(lang.Text{En: "Move the end, with shift by letters; o takes the other end; enter keeps it, esc leaves it as it was",
		Bn: "প্রান্ত সরান, shift দিয়ে অক্ষরে অক্ষরে; o অন্য প্রান্তে যায়; enter রাখে, esc আগের মতো রাখে"})
}

// Keep gives the span being adjusted the selection's ends.
func (p *Pen) Keep() action.Action {
	s, ok := p.Set().Span(p.adjust)
	rg := model.Trim(p.Reader.Article, p.Reader.Selected())
	if !ok || rg.Empty() {
		return action.Refuse(lang.Text{En: "A span can not be empty; esc leaves it as it was",
			Bn: "খালি অংশ চিহ্নিত করা যায় না; esc আগের মতো রাখে"})
	}
	t := *s
	t.Range = rg
	var said action.Action
	if rg != s.Range {
		if said, ok = p.commit(p.replacing(&t, "adjust")); !ok {
			return said
		}
	}
	p.putDown()
	return action.All{said, action.Done(textIs, p.Words.Label(t.Label), p.excerpt(rg))}
}

// Settle keeps the ends of a span that is being adjusted when something else begins: what the screen shows is not lost.
func (p *Pen) Settle() action.Action {
	if p.adjust == "" {
		return nil
	}
	said := p.Keep()
	p.putDown()
	return said
}

// putDown ends the adjusting, with the span as it is.
func (p *Pen) putDown() {
	p.adjust = ""
	p.Reader.Clear()
}

// asShown is the span being adjusted with the ends that the screen shows; as it was while these leave nothing between them.
func (p *Pen) asShown(s *annotations.Span) *annotations.Span {
	to := *s
	if rg := model.Trim(p.Reader.Article, p.Reader.Selected()); !rg.Empty() {
		to.Range = rg
	}
	return &to
}

// Snap puts the end that a key has moved to a word's.
func (p *Pen) Snap() {
	r := p.Reader
	if to := reader.SnapEnd(r.Article, r.Selection.Anchor, r.Selection.Head); p.adjust != "" && to != r.Selection.Head {
		goal, goaled := r.Goal, r.Goaled
		r.MoveTo(to, true)
		r.Goal, r.Goaled = goal, goaled
	}
}

// AdjustTo moves the nearer end to a position that was clicked: to the word's edge, or right there when letters are meant.
func (p *Pen) AdjustTo(o model.Offset, letters bool) {
	r := p.Reader
	w := model.Range{Start: o, End: o}
	if !letters {
		w = model.WordAt(r.Article, o)
	}
	rg := r.Selected()
	fixed, to := rg.Start, w.End
	if w.Start-rg.Start < rg.End-w.End {
		fixed, to = rg.End, w.Start
	}
	if to == fixed {
		return
	}
	r.Selection.Anchor = fixed
	r.MoveTo(to, true)
}

// MoveEnd moves the end that is being moved to its next stop.
func (p *Pen) MoveEnd(stop func(a *model.Article, fixed, head model.Offset) model.Offset) {
	p.Reader.MoveTo(stop(p.Reader.Article, p.Reader.Selection.Anchor, p.Reader.Cursor()), true)
}
