package pen

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// TextNoSpans stands where spans would.
var TextNoSpans = lang.Text{En: "No spans yet: a digit labels a word", Bn: "এখনো কিছু চিহ্নিত নয়: অঙ্ক চাপুন"}

// Next goes to the next span in the text, and round from the last to the first.
func (p *Pen) Next() action.Action {
	return stepTo(p, (*annotations.Set).After, (*annotations.Set).Next, func(set *annotations.Set) *annotations.Span {
		s, _ := set.Next(-1)
		return s
	})
}

// Previous goes to the span before, and round from the first to the last.
func (p *Pen) Previous() action.Action {
	return stepTo(p, (*annotations.Set).Before, (*annotations.Set).Prev, func(set *annotations.Set) *annotations.Span {
		s, _ := set.Prev(p.Reader.Article.Len() + 1)
		return s
	})
}

func stepTo(p *Pen, after func(*annotations.Set, *annotations.Span) (*annotations.Span, bool),
	from func(*annotations.Set, model.Offset) (*annotations.Span, bool), round func(*annotations.Set) *annotations.Span) action.Action {
	if p.Set().Len() == 0 {
		return action.Tell(TextNoSpans)
	}
	var to *annotations.Span
	var ok bool
	if here, on := p.Set().Span(p.current); on && here.Range.Start == p.Reader.Cursor() {
		to, ok = after(p.Set(), here)
	} else {
		to, ok = from(p.Set(), p.Reader.Cursor())
	}
	if !ok {
		p.GoTo(round(p.Set()))
		return action.Tell(action.Round)
	}
	p.GoTo(to)
	return nil
}

// GoTo puts the cursor at a span's start and makes it the one that keys work on.
func (p *Pen) GoTo(s *annotations.Span) {
	if s == nil {
		return
	}
	p.putDown()
	p.Reader.Present(s.Range)
	p.current = s.ID
}

// Widen grows the selection: word, hyphenated compound, quotation, sentence, paragraph.
func (p *Pen) Widen() action.Action {
	r := p.Reader
	from := r.Selected()
	to := model.Widen(r.Article, from)
	if from.Empty() && !p.Target().Empty() {
		to = p.Target()
	}
	if to == from {
		return action.Tell(lang.Text{En: "The whole paragraph is selected", Bn: "পুরো অনুচ্ছেদ নির্বাচিত"})
	}
	stack := append(r.Widened, from)
	r.SelectRange(to)
	r.Widened = stack
	return nil
}

// GiveUp leaves a span whose ends are being moved as it was, and reports whether there was one.
func (p *Pen) GiveUp() bool {
	if p.adjust == "" {
		return false
	}
	p.putDown()
	return true
}
