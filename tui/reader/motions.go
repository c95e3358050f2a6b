package reader

import "tippani/model"

// Go moves the cursor by a pure function of the article; extended, the other end of the selection stays.
func (r *Reader) Go(motion func(*model.Article, model.Offset) model.Offset, extend bool) {
	r.Ready(extend)
	r.MoveTo(motion(r.Article, r.Cursor()), extend)
}

// NextWord goes to the start of the next word; selecting, to the end of this one or the next, so that neither the blank nor the
// punctuation after a word gets into a span.
func (r *Reader) NextWord(extend bool) {
	to := model.NextWord
	if extend || r.Selecting {
		to = WordEnd
	}
	r.Go(to, extend)
}

// LineStart goes to the start of the line on screen.
func (r *Reader) LineStart() {
	r.Ready(false)
	r.MoveTo(r.Document.Line(r.Document.Find(r.Cursor())).Range.Start, false)
}

// LineEnd goes to the end of the line on screen.
func (r *Reader) LineEnd() {
	r.Ready(false)
	l := r.Document.Line(r.Document.Find(r.Cursor()))
	end := l.End
	if !l.Last && end == l.Range.End {
		end = model.PrevCluster(r.Article, end)
	}
	r.MoveTo(max(end, l.Range.Start), false)
}

// ToggleSelecting begins a selection that every motion extends, with what is selected already, or ends it. It reports whether one begins.
func (r *Reader) ToggleSelecting() bool {
	if r.Selecting {
		r.Clear()
		return false
	}
	r.Take()
	r.Selecting = true
	return true
}

// SwapEnds puts the cursor at the other end of the selection.
func (r *Reader) SwapEnds() {
	r.Selection.Anchor, r.Selection.Head = r.Selection.Head, r.Selection.Anchor
	r.Settled()
}

// Narrow takes the last widening back, or, without one, shrinks the selection by one step around its start.
func (r *Reader) Narrow() {
	if n := len(r.Widened); n > 0 {
		from, stack := r.Widened[n-1], r.Widened[:n-1]
		r.SelectRange(from)
		r.Widened = stack
		return
	}
	if rg := r.Selected(); !rg.Empty() {
		r.SelectRange(model.Narrow(r.Article, rg, rg.Start))
	}
}
