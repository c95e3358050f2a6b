package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// motion moves the cursor by a pure function of the article; extended, the other end of the selection stays.
func motion(m func(*model.Article, model.Offset) model.Offset, extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.ready(extend)
		r.moveTo(m(r.article, r.cursor()), extend)
	}
}

// nextWord goes to the start of the next word; selecting, to the end of this one or the next, so that neither the blank nor the
// punctuation after a word gets into a span.
func nextWord(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.ready(extend)
		to := model.NextWord
		if extend || r.selecting {
			to = wordEnd
		}
		r.moveTo(to(r.article, r.cursor()), extend)
	}
}

// wordEnd is the end of the first word that ends after o.
func wordEnd(a *model.Article, o model.Offset) model.Offset {
	w := model.WordAt(a, o)
	if w.End <= o || !worthLabelling(a, w) {
		w = model.WordAt(a, model.NextWord(a, o))
	}
	return max(w.End, o)
}

func vertical(n int, extend bool) func(*App) {
	return func(a *App) { a.work.reader.ready(extend); a.work.reader.vertical(n, extend) }
}

func page(n, parts int, extend bool) func(*App) {
	return func(a *App) { a.work.reader.ready(extend); a.work.reader.page(n, parts, extend) }
}

func articleStart(*model.Article, model.Offset) model.Offset { return 0 }

// articleEnd is the end of the last words: an empty last line is no place to work at.
func articleEnd(a *model.Article, _ model.Offset) model.Offset {
	return max(model.Trim(a, model.Range{End: a.Len()}).End, 0)
}

// lineStart and lineEnd move within the line on screen.
func lineStart(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.ready(extend)
		r.moveTo(r.doc.Line(r.doc.Find(r.cursor())).Range.Start, extend)
	}
}

func lineEnd(extend bool) func(*App) {
	return func(a *App) {
		r := a.work.reader
		r.ready(extend)
		l := r.doc.Line(r.doc.Find(r.cursor()))
		end := l.End
		if !l.Last && end == l.Range.End {
			end = model.PrevCluster(r.article, end)
		}
		r.moveTo(max(end, l.Range.Start), extend)
	}
}

// toggleSelecting begins a selection that every motion extends, with what is selected already, or ends it.
func (a *App) toggleSelecting() {
	r := a.work.reader
	if r.selecting {
		r.clear()
		return
	}
	r.take()
	r.selecting = true
	a.say(action.Info, lang.Text{En: "Selecting: move, then a digit or enter labels; esc gives up",
		Bn: "নির্বাচন চলছে: সরান, তারপর অঙ্ক বা enter লেবেল দেয়; esc বাতিল করে"})
}

// swapEnds puts the cursor at the other end of the selection.
func (a *App) swapEnds() {
	r := a.work.reader
	r.sel.Anchor, r.sel.Head = r.sel.Head, r.sel.Anchor
	r.settled()
}

// widen grows the selection: word, hyphenated compound, quotation, sentence, paragraph.
func (a *App) widen() {
	r := a.work.reader
	from := r.selected()
	to := model.Widen(r.article, from)
	if from.Empty() && !a.target().Empty() {
		to = a.target()
	}
	if to == from {
		a.say(action.Info, lang.Text{En: "The whole paragraph is selected", Bn: "পুরো অনুচ্ছেদ নির্বাচিত"})
		return
	}
	stack := append(r.widened, from)
	r.selectRange(to)
	r.widened = stack
}

// narrow takes the last widening back, or, without one, shrinks the selection by one step around the cursor.
func (a *App) narrow() {
	r := a.work.reader
	if n := len(r.widened); n > 0 {
		from := r.widened[n-1]
		stack := r.widened[:n-1]
		r.selectRange(from)
		r.widened = stack
		return
	}
	rg := r.selected()
	if rg.Empty() {
		return
	}
	at := rg.Start
	r.selectRange(model.Narrow(r.article, rg, at))
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
	if here, on := w.set().Span(a.panel.current); on && here.Range.Start == w.reader.cursor() {
		to, ok = step(w.set(), here)
	} else {
		to, ok = from(w.set(), w.reader.cursor())
	}
	if !ok {
		to = a.wrapSpan(back)
		a.say(action.Info, textRound)
	}
	a.goToSpan(to)
}

func (a *App) wrapSpan(back bool) *annotations.Span {
	set := a.work.set()
	if back {
		s, _ := set.Prev(a.work.reader.article.Len() + 1)
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
	a.work.reader.clear()
	a.work.reader.present(s.Range)
	a.panel.current = s.ID
}

// cancel gives up what is under way, the innermost first.
func (a *App) cancel() {
	r := a.work.reader
	switch {
	case a.adjust != "":
		a.adjust = ""
		r.clear()
	case a.panel.focused:
		a.panel.focused = false
	case r.selecting || !r.selected().Empty() && !(r.presented && a.search.matcher != nil):
		r.clear()
	case a.search.matcher != nil:
		r.clear()
		a.search = search{last: a.search.last}
	}
}
