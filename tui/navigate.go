package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// motion moves the cursor by a pure function of the article; extended, the other end of the selection stays.
func motion(m func(*model.Article, model.Offset) model.Offset, extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.Ready(extend)
		r.MoveTo(m(r.Article, r.Cursor()), extend)
	}
}

// nextWord goes to the start of the next word; selecting, to the end of this one or the next, so that neither the blank nor the
// punctuation after a word gets into a span.
func nextWord(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.Ready(extend)
		to := model.NextWord
		if extend || r.Selecting {
			to = reader.WordEnd
		}
		r.MoveTo(to(r.Article, r.Cursor()), extend)
	}
}

func vertical(n int, extend bool) func(*App) {
	return func(a *App) { a.work.reader.Ready(extend); a.work.reader.Vertical(n, extend) }
}

func page(n, parts int, extend bool) func(*App) {
	return func(a *App) { a.work.reader.Ready(extend); a.work.reader.Page(n, parts, extend) }
}

// lineStart and lineEnd move within the line on screen.
func lineStart(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.Ready(extend)
		r.MoveTo(r.Document.Line(r.Document.Find(r.Cursor())).Range.Start, extend)
	}
}

func lineEnd(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.Ready(extend)
		l := r.Document.Line(r.Document.Find(r.Cursor()))
		end := l.End
		if !l.Last && end == l.Range.End {
			end = model.PrevCluster(r.Article, end)
		}
		r.MoveTo(max(end, l.Range.Start), extend)
	}
}

// toggleSelecting begins a selection that every motion extends, with what is selected already, or ends it.
func (a *App) toggleSelecting() {
	r := a.work.reader
	if r.Selecting {
		r.Clear()
		return
	}
	r.Take()
	r.Selecting = true
	a.say(action.Info, lang.Text{En: "Selecting: move, then a digit or enter labels; esc gives up",
		Bn: "নির্বাচন চলছে: সরান, তারপর অঙ্ক বা enter লেবেল দেয়; esc বাতিল করে"})
}

// swapEnds puts the cursor at the other end of the selection.
func (a *App) swapEnds() {
	r := a.work.reader
	r.Selection.Anchor, r.Selection.Head = r.Selection.Head, r.Selection.Anchor
	r.Settled()
}

// widen grows the selection: word, hyphenated compound, quotation, sentence, paragraph.
func (a *App) widen() {
	r := a.work.reader
	from := r.Selected()
	to := model.Widen(r.Article, from)
	if from.Empty() && !a.target().Empty() {
		to = a.target()
	}
	if to == from {
		a.say(action.Info, lang.Text{En: "The whole paragraph is selected", Bn: "পুরো অনুচ্ছেদ নির্বাচিত"})
		return
	}
	stack := append(r.Widened, from)
	r.SelectRange(to)
	r.Widened = stack
}

// narrow takes the last widening back, or, without one, shrinks the selection by one step around the cursor.
func (a *App) narrow() {
	r := a.work.reader
	if n := len(r.Widened); n > 0 {
		from := r.Widened[n-1]
		stack := r.Widened[:n-1]
		r.SelectRange(from)
		r.Widened = stack
		return
	}
	rg := r.Selected()
	if rg.Empty() {
		return
	}
	at := rg.Start
	r.SelectRange(model.Narrow(r.Article, rg, at))
}

// nextSpan goes to the next span in the text, and round from the last to the first.
func (a *App) nextSpan() { a.stepSpan((*annotations.Set).After, (*annotations.Set).Next, false) }

func (a *App) previousSpan() { a.stepSpan((*annotations.Set).Before, (*annotations.Set).Prev, true) }

func (a *App) stepSpan(step func(*annotations.Set, *annotations.Span) (*annotations.Span, bool),
	from func(*annotations.Set, model.Offset) (*annotations.Span, bool), back bool) {
	w := a.work
	if w.set().Len() == 0 {
		a.say(action.Info, textNoSpans)
		return
	}
	var to *annotations.Span
	var ok bool
	if here, on := w.set().Span(a.focus.current); on && here.Range.Start == w.reader.Cursor() {
		to, ok = step(w.set(), here)
	} else {
		to, ok = from(w.set(), w.reader.Cursor())
	}
	if !ok {
		to = a.wrapSpan(back)
		a.say(action.Info, action.Round)
	}
	a.goToSpan(to)
}

func (a *App) wrapSpan(back bool) *annotations.Span {
	set := a.work.set()
	if back {
		s, _ := set.Prev(a.work.reader.Article.Len() + 1)
		return s
	}
	s, _ := set.Next(-1)
	return s
}

// goToSpan puts the cursor at a span's start and makes it the one that r, x, m and the others work on.
func (a *App) goToSpan(s *annotations.Span) {
	if s == nil {
		return
	}
	a.adjust = ""
	a.work.reader.Clear()
	a.work.reader.Present(s.Range)
	a.focus.current = s.ID
}

// cancel gives up what is under way, the innermost first.
func (a *App) cancel() {
	r := a.work.reader
	switch {
	case a.adjust != "":
		a.adjust = ""
		r.Clear()
	case a.panel.Focused:
		a.panel.Focused = false
	case r.Selecting || !r.Selected().Empty() && !(r.Presented && a.search.On()):
		r.Clear()
	case a.search.On():
		r.Clear()
		a.search.Off()
	}
}
