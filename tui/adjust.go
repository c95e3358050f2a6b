package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// beginAdjust selects the span under the cursor again, to move its ends; enter keeps them.
func (a *App) beginAdjust() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	a.adjust = s.ID
	a.work.reader.SelectRange(s.Range)
	a.work.reader.Selecting = true
	a.say(action.Info, lang.Text{En: "Move the end, with shift by letters; o takes the other end; enter keeps it, esc leaves it as it was",
		Bn: "প্রান্ত সরান, shift দিয়ে অক্ষরে অক্ষরে; o অন্য প্রান্তে যায়; enter রাখে, esc আগের মতো রাখে"})
}

// keepAdjusted gives the span being adjusted the selection's ends.
func (a *App) keepAdjusted() {
	s, ok := a.work.set().Span(a.adjust)
	rg := model.Trim(a.work.reader.Article, a.work.reader.Selected())
	if !ok || rg.Empty() {
		a.say(action.Warn, lang.Text{En: "A span can not be empty; esc leaves it as it was",
			Bn: "খালি অংশ চিহ্নিত করা যায় না; esc আগের মতো রাখে"})
		return
	}
	t := *s
	t.Range = rg
	if rg != s.Range && !a.replace(&t, "adjust") {
		return
	}
	a.adjust = ""
	a.work.reader.Clear()
	a.say(action.Good, lang.Text{En: "%s: %s", Bn: "%s: %s"}, a.words.Label(t.Label), a.excerpt(rg))
}

// asShown is the span being adjusted with the ends that the screen shows; as it was while these leave nothing between them.
func (a *App) asShown(s *annotations.Span) *annotations.Span {
	to := *s
	if rg := model.Trim(a.work.reader.Article, a.work.reader.Selected()); !rg.Empty() {
		to.Range = rg
	}
	return &to
}

// movingEnd is a motion that goes from stop to stop while a span's end is being moved, and as it always does otherwise.
func movingEnd(stop func(a *model.Article, fixed, head model.Offset) model.Offset, otherwise func(*App)) func(*App) {
	return func(a *App) {
		r := a.work.reader
		if a.adjust == "" {
			otherwise(a)
			return
		}
		r.MoveTo(stop(r.Article, r.Selection.Anchor, r.Cursor()), true)
	}
}

// snap puts an end that a key has moved to a word's, unless the key moves by letters or goes to the other end.
func (a *App) snap(by keymap.Action, before model.Selection) {
	r := a.work.reader
	if a.adjust == "" || r.Selection == before || by == keymap.SelectLeft || by == keymap.SelectRight || by == keymap.SwapEnds {
		return
	}
	a.snapHead()
}

func (a *App) snapHead() {
	r := a.work.reader
	if to := reader.SnapEnd(r.Article, r.Selection.Anchor, r.Selection.Head); to != r.Selection.Head {
		goal, goaled := r.Goal, r.Goaled
		r.MoveTo(to, true)
		r.Goal, r.Goaled = goal, goaled
	}
}

// adjustTo moves the nearer end to a position that was clicked: to the word's edge, or right there when letters are meant.
func (a *App) adjustTo(o model.Offset, letters bool) {
	r := a.work.reader
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
