package tui

import (
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/width"
)

// reader is an article being read: how it is laid out, what part of it the screen shows, the cursor and the selection. It
// knows nothing of annotations; how many extra rows a line takes is asked of the caller.
type reader struct {
	article *model.Article
	doc     *layout.Document
	measure int // columns a line may take at most
	height  int // screen rows there are for lines

	sel       model.Selection // Head is the cursor
	selecting bool            // motions extend the selection
	presented bool            // the program selected it, to show what it went to; the cursor is at its start
	widened   []model.Range   // what "widen" came from, to go back

	top    layout.Ref
	goal   layout.Column // column that up and down keep to
	goaled bool
	astray bool // scrolled by the wheel: the cursor need not be on screen

	extra func(layout.Ref, layout.Line) int // rows under a line, for label brackets and the gap between paragraphs
}

// newReader is a reader of an article that is still to be laid out: lay does that once the screen is known.
func newReader(a *model.Article) *reader {
	return &reader{article: a, extra: func(layout.Ref, layout.Line) int { return 0 }}
}

// lay lays the article out anew, for another width or another profile, and keeps the place.
func (r *reader) lay(p *width.Profile, measure int) {
	top := r.sel.Head
	if r.doc != nil {
		top = r.doc.Line(r.top).Range.Start
	}
	r.measure = max(measure, 1)
	r.doc = layout.New(r.article, p, r.measure)
	r.top = r.doc.Find(top)
	r.goaled = false
	if r.height > 0 {
		r.clampTop()
	}
	r.follow()
}

// cursor is the cluster boundary at which the cursor stands.
func (r *reader) cursor() model.Offset { return r.sel.Head }

// selected is the selected range; empty when nothing is.
func (r *reader) selected() model.Range { return r.sel.Range() }

// moveTo puts the cursor at o. With extend the other end of the selection stays; without, nothing is selected.
func (r *reader) moveTo(o model.Offset, extend bool) {
	r.sel.Head = o
	if !extend && !r.selecting {
		r.sel.Anchor = o
	}
	r.settled()
}

// settled is after every move of the cursor: what only held at the place before is forgotten.
func (r *reader) settled() {
	r.widened = r.widened[:0]
	r.goaled, r.astray, r.presented = false, false, false
	r.follow()
}

// selectRange selects rg, with the cursor at its end.
func (r *reader) selectRange(rg model.Range) {
	r.sel = model.Selection{Anchor: rg.Start, Head: rg.End}
	r.settled()
}

// present selects what the program has gone to, so that it is what the next key works on. The cursor goes to its start; the
// next motion leaves it. A selection that is being made is extended instead.
func (r *reader) present(rg model.Range) {
	if r.selecting {
		r.moveTo(rg.Start, true)
		return
	}
	r.sel = model.Selection{Anchor: rg.End, Head: rg.Start}
	r.settled()
	r.presented = !rg.Empty()
}

// take makes a presented selection one's own, to be extended from its end.
func (r *reader) take() {
	if r.presented {
		r.sel.Anchor, r.sel.Head = r.sel.Head, r.sel.Anchor
		r.presented = false
	}
}

// ready is before a motion: one that extends takes what is presented.
func (r *reader) ready(extend bool) {
	if extend || r.selecting {
		r.take()
	}
}

// clear gives up the selection; the cursor stays.
func (r *reader) clear() {
	r.sel.Anchor = r.sel.Head
	r.selecting, r.presented = false, false
	r.widened = r.widened[:0]
}

// stand is where a reader stands, to come back to.
type stand struct {
	sel               model.Selection
	top               model.Offset // where the screen begins
	astray, presented bool
}

func (r *reader) stand() stand {
	return stand{r.sel, r.doc.Line(r.top).Range.Start, r.astray, r.presented}
}

func (r *reader) returnTo(s stand) {
	r.sel, r.top, r.astray, r.presented = s.sel, r.doc.Find(s.top), s.astray, s.presented
	r.clampTop()
	r.reveal()
}

// vertical moves the cursor by n screen lines and keeps to the column it had before the first of several such moves.
func (r *reader) vertical(n int, extend bool) {
	ref := r.doc.Find(r.sel.Head)
	if !r.goaled {
		r.goal = r.doc.ColumnOf(ref, r.sel.Head)
	}
	goal := r.goal
	to, moved := r.doc.Move(ref, n)
	switch {
	case moved == 0 && n < 0:
		r.moveTo(0, extend)
	case moved == 0:
		r.moveTo(r.article.Len(), extend)
	default:
		r.moveTo(r.doc.At(to, goal), extend)
	}
	r.goal, r.goaled = goal, true
}

// page moves cursor and screen by n screenfuls; half pages count 2 to the screenful.
func (r *reader) page(n, parts int, extend bool) {
	lines := max(r.visibleLines()/parts-(2-parts), 1)
	top, _ := r.doc.Move(r.top, n*lines)
	r.vertical(n*lines, extend)
	r.top = top
	r.clampTop()
	r.follow()
}

// scroll moves the screen by n lines under the cursor.
func (r *reader) scroll(n int) {
	r.top, _ = r.doc.Move(r.top, n)
	r.astray = true
	r.clampTop()
}

// scrollWith moves the screen by n lines and takes the cursor along where it would leave it.
func (r *reader) scrollWith(n int) {
	at := r.doc.Find(r.sel.Head)
	goal := r.doc.ColumnOf(at, r.sel.Head)
	if r.goaled {
		goal = r.goal
	}
	before := r.top
	r.top, _ = r.doc.Move(r.top, n)
	r.clampTop()
	if r.top == before && !r.astray {
		return
	}
	first, _ := r.doc.Move(r.top, min(r.margin(), r.visibleLines()-1))
	last, _ := r.doc.Move(r.top, max(r.visibleLines()-1-r.margin(), 0))
	to := at
	if layout.Compare(to, first) < 0 {
		to = first
	} else if layout.Compare(to, last) > 0 {
		to = last
	}
	if to != at && n != 0 {
		top := r.top
		r.moveTo(r.doc.At(to, goal), false)
		r.top = top
	}
	r.goal, r.goaled = goal, true
}

// margin is how many lines stay visible above and below the cursor.
func (r *reader) margin() int { return min(3, max(0, (r.height-1)/4)) }

// follow scrolls as little as it takes to show the cursor.
func (r *reader) follow() {
	if r.height <= 0 || r.astray {
		return
	}
	at := r.doc.Find(r.sel.Head)
	first, _ := r.doc.Move(at, -r.margin())
	if layout.Compare(r.top, first) > 0 {
		r.top = first
		return
	}
	last, _ := r.doc.Move(at, r.margin())
	if low := r.topFor(last); layout.Compare(r.top, low) < 0 {
		r.top = low
	}
	// A line with many rows under it may be taller than the screen: the cursor's own line wins.
	if layout.Compare(r.top, at) > 0 {
		r.top = at
	}
}

// reveal scrolls to the cursor if it is out of sight; where it can be seen, not even its margin moves the text.
func (r *reader) reveal() {
	if r.height <= 0 {
		return
	}
	at := r.doc.Find(r.sel.Head)
	low := r.topFor(at)
	if layout.Compare(r.top, at) > 0 || layout.Compare(r.top, low) < 0 {
		r.astray = false
		r.follow()
	}
}

// clampTop keeps the last lines from scrolling off the top.
func (r *reader) clampTop() {
	if low := r.topFor(r.doc.Last()); layout.Compare(r.top, low) > 0 {
		r.top = low
	}
}

// topFor is the line to show at the top so that the line last is the lowest that is shown whole.
func (r *reader) topFor(last layout.Ref) layout.Ref {
	rows := 1 + r.extra(last, r.doc.Line(last))
	top := last
	for {
		prev, moved := r.doc.Move(top, -1)
		if moved == 0 {
			return top
		}
		if rows += 1 + r.extra(prev, r.doc.Line(prev)); rows > r.height {
			return top
		}
		top = prev
	}
}

// shown calls visit for each line on screen with the screen row, from 0, where it stands, until visit reports false.
func (r *reader) shown(visit func(ref layout.Ref, l layout.Line, row int) bool) {
	r.shownWith(r.extra, visit)
}

// shownWith is shown for a caller that knows faster how many rows stand under a line; it must be the same number.
func (r *reader) shownWith(extra func(layout.Ref, layout.Line) int, visit func(ref layout.Ref, l layout.Line, row int) bool) {
	ref := r.top
	for row := 0; row < r.height; {
		l := r.doc.Line(ref)
		if !visit(ref, l, row) {
			return
		}
		row += 1 + extra(ref, l)
		next, moved := r.doc.Move(ref, 1)
		if moved == 0 {
			return
		}
		ref = next
	}
}

func (r *reader) visibleLines() int {
	n := 0
	r.shown(func(layout.Ref, layout.Line, int) bool { n++; return true })
	return n
}

// at is the position under a screen row and a column of the text; ok is false below the end of the article.
func (r *reader) at(row int, c layout.Column) (o model.Offset, ok bool) {
	r.shown(func(ref layout.Ref, l layout.Line, first int) bool {
		if row < first+1+r.extra(ref, l) {
			o, ok = r.doc.At(ref, max(c, 0)), true
			return false
		}
		return true
	})
	return o, ok
}

// progress is how far the cursor is through the article, in percent.
func (r *reader) progress() int {
	if r.sel.Head >= articleEnd(r.article, 0) {
		return 100
	}
	return int(int64(r.sel.Head) * 100 / int64(r.article.Len()))
}
