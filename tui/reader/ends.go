package reader

import "tippani/model"

// A span's ends are moved by words: an end at the right stops where a word, a number or a punctuation mark ends, one at the
// left where one begins, so that neither blanks nor pieces of words get into a span by the way.

// NextEnd is where a moving end stops next after head. Fixed is the other end, which a moving end may pass.
func NextEnd(a *model.Article, fixed, head model.Offset) model.Offset {
	if head < fixed {
		if stop := startAfter(a, head); stop < fixed {
			return stop
		}
		head = fixed
	}
	return endAfter(a, head)
}

// PreviousEnd is where a moving end stops next before head.
func PreviousEnd(a *model.Article, fixed, head model.Offset) model.Offset {
	if head > fixed {
		if stop := endBefore(a, head); stop > fixed {
			return stop
		}
		head = fixed
	}
	return startBefore(a, head)
}

// SnapEnd moves an end that was put somewhere to a word's: one within a word takes the word in, one on blanks leaves them out.
func SnapEnd(a *model.Article, fixed, head model.Offset) model.Offset {
	w := model.WordAt(a, head)
	within := w.Start < head && head < w.End
	switch {
	case head > fixed:
		if within {
			head = w.End
		}
		return max(model.Trim(a, model.Range{Start: fixed, End: head}).End, fixed)
	case head < fixed:
		if within {
			head = w.Start
		}
		return model.Trim(a, model.Range{Start: head, End: fixed}).Start
	}
	return head
}

// endAfter is the first end of a word after o; the end of the text when there is none.
func endAfter(a *model.Article, o model.Offset) model.Offset {
	for o < a.Len() {
		if w := model.WordAt(a, o); w.End > o {
			return w.End
		}
		o = model.NextCluster(a, o)
	}
	return a.Len()
}

// startAfter is the first start of a word after o; the end of the text when there is none.
func startAfter(a *model.Article, o model.Offset) model.Offset {
	if w := model.WordAt(a, o); w.End > o {
		o = w.End
	} else {
		o = model.NextCluster(a, o)
	}
	for o < a.Len() && model.WordAt(a, o).Empty() {
		o = model.NextCluster(a, o)
	}
	return o
}

// endBefore is the last end of a word before o; 0 when there is none.
func endBefore(a *model.Article, o model.Offset) model.Offset {
	w := before(a, o)
	if w.End >= o {
		w = before(a, w.Start)
	}
	return w.End
}

// startBefore is the last start of a word before o; 0 when there is none.
func startBefore(a *model.Article, o model.Offset) model.Offset { return before(a, o).Start }

// before is the word, whole, that holds the last cluster before o that is not blank; empty at 0 when there is none.
func before(a *model.Article, o model.Offset) model.Range {
	for o > 0 {
		o = model.PrevCluster(a, o)
		if w := model.WordAt(a, o); !w.Empty() {
			return w
		}
	}
	return model.Range{}
}

// MoveEnd moves the selection's end at the cursor to its next stop, such as NextEnd.
func (r *Reader) MoveEnd(stop func(a *model.Article, fixed, head model.Offset) model.Offset) {
	r.MoveTo(stop(r.Article, r.Selection.Anchor, r.Cursor()), true)
}

// Snap puts the end at the cursor to a word's.
func (r *Reader) Snap() {
	if to := SnapEnd(r.Article, r.Selection.Anchor, r.Selection.Head); to != r.Selection.Head {
		goal, goaled := r.Goal, r.Goaled
		r.MoveTo(to, true)
		r.Goal, r.Goaled = goal, goaled
	}
}

// MoveNearerEnd moves the selection's nearer end to a position that was clicked: to the word's edge, or right there when letters are meant.
func (r *Reader) MoveNearerEnd(o model.Offset, letters bool) {
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
