package pen

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
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
		if said, ok = p.commit(replacing(p, &t, "adjust")); !ok {
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
func asShown(p *Pen, s *annotations.Span) *annotations.Span {
	to := *s
	if rg := model.Trim(p.Reader.Article, p.Reader.Selected()); !rg.Empty() {
		to.Range = rg
	}
	return &to
}
