package reader

import (
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/width"
)

// Reader is an article being read: how it is laid out, what part of it the screen shows, the cursor and the selection. It
// knows nothing of annotations; how many extra rows a line takes is asked of the caller.
type Reader struct {
	Article  *model.Article
	Document *layout.Document
	measure  int // columns a line may take at most
	Height   int // screen rows there are for lines

	Selection model.Selection // Head is the cursor
	Selecting bool            // motions extend the selection
	Presented bool            // the program selected it, to show what it went to; the cursor is at its start
	Widened   []model.Range   // what "widen" came from, to go back

	Top    layout.Ref
	Goal   layout.Column // column that up and down keep to
	Goaled bool
	Astray bool // scrolled by the wheel: the cursor need not be on screen

	Extra func(layout.Ref, layout.Line) int // rows under a line, for label brackets and the gap between paragraphs
}

// New is a reader of an article that is still to be laid out: lay does that once the screen is known.
func New(a *model.Article) *Reader {
	return &Reader{Article: a, Extra: func(layout.Ref, layout.Line) int { return 0 }}
}

// Lay lays the article out anew, for another width or another profile, and keeps the place.
func (r *Reader) Lay(p *width.Profile, measure int) {
	top := r.Selection.Head
	if r.Document != nil {
		top = r.Document.Line(r.Top).Range.Start
	}
	r.measure = max(measure, 1)
	r.Document = layout.New(r.Article, p, r.measure)
	r.Top = r.Document.Find(top)
	r.Goaled = false
	if r.Height > 0 {
		r.clampTop()
	}
	r.follow()
}

// Cursor is the cluster boundary at which the cursor stands.
func (r *Reader) Cursor() model.Offset { return r.Selection.Head }

// Selected is the selected range; empty when nothing is.
func (r *Reader) Selected() model.Range { return r.Selection.Range() }

// MoveTo puts the cursor at o. With extend the other end of the selection stays; without, nothing is selected.
func (r *Reader) MoveTo(o model.Offset, extend bool) {
	r.Selection.Head = o
	if !extend && !r.Selecting {
		r.Selection.Anchor = o
	}
	r.Settled()
}

// Settled is after every move of the cursor: what only held at the place before is forgotten.
func (r *Reader) Settled() {
	r.Widened = r.Widened[:0]
	r.Goaled, r.Astray, r.Presented = false, false, false
	r.follow()
}

// SelectRange selects rg, with the cursor at its end.
func (r *Reader) SelectRange(rg model.Range) {
	r.Selection = model.Selection{Anchor: rg.Start, Head: rg.End}
	r.Settled()
}

// Present selects what the program has gone to, so that it is what the next key works on. The cursor goes to its start; the
// next motion leaves it. A selection that is being made is extended instead.
func (r *Reader) Present(rg model.Range) {
	if r.Selecting {
		r.MoveTo(rg.Start, true)
		return
	}
	r.Selection = model.Selection{Anchor: rg.End, Head: rg.Start}
	r.Settled()
	r.Presented = !rg.Empty()
}

// Take makes a presented selection one's own, to be extended from its end.
func (r *Reader) Take() {
	if r.Presented {
		r.Selection.Anchor, r.Selection.Head = r.Selection.Head, r.Selection.Anchor
		r.Presented = false
	}
}

// Ready is before a motion: one that extends takes what is presented.
func (r *Reader) Ready(extend bool) {
	if extend || r.Selecting {
		r.Take()
	}
}

// Clear gives up the selection; the cursor stays.
func (r *Reader) Clear() {
	r.Selection.Anchor = r.Selection.Head
	r.Selecting, r.Presented = false, false
	r.Widened = r.Widened[:0]
}

// Vertical moves the cursor by n screen lines and keeps to the column it had before the first of several such moves.
func (r *Reader) Vertical(n int, extend bool) {
	ref := r.Document.Find(r.Selection.Head)
	if !r.Goaled {
		r.Goal = r.Document.ColumnOf(ref, r.Selection.Head)
	}
	goal := r.Goal
	to, moved := r.Document.Move(ref, n)
	switch {
	case moved == 0 && n < 0:
		r.MoveTo(0, extend)
	case moved == 0:
		r.MoveTo(r.Article.Len(), extend)
	default:
		r.MoveTo(r.Document.At(to, goal), extend)
	}
	r.Goal, r.Goaled = goal, true
}

// Page moves cursor and screen by n screenfuls; half pages count 2 to the screenful.
func (r *Reader) Page(n, parts int, extend bool) {
	lines := max(r.visibleLines()/parts-(2-parts), 1)
	top, _ := r.Document.Move(r.Top, n*lines)
	r.Vertical(n*lines, extend)
	r.Top = top
	r.clampTop()
	r.follow()
}

// Scroll moves the screen by n lines under the cursor.
func (r *Reader) Scroll(n int) {
	r.Top, _ = r.Document.Move(r.Top, n)
	r.Astray = true
	r.clampTop()
}

// ScrollWith moves the screen by n lines and takes the cursor along where it would leave it.
func (r *Reader) ScrollWith(n int) {
	at := r.Document.Find(r.Selection.Head)
	goal := r.Document.ColumnOf(at, r.Selection.Head)
	if r.Goaled {
		goal = r.Goal
	}
	before := r.Top
	r.Top, _ = r.Document.Move(r.Top, n)
	r.clampTop()
	if r.Top == before && !r.Astray {
		return
	}
	first, _ := r.Document.Move(r.Top, min(r.margin(), r.visibleLines()-1))
	last, _ := r.Document.Move(r.Top, max(r.visibleLines()-1-r.margin(), 0))
	to := at
	if layout.Compare(to, first) < 0 {
		to = first
	} else if layout.Compare(to, last) > 0 {
		to = last
	}
	if to != at && n != 0 {
		top := r.Top
		r.MoveTo(r.Document.At(to, goal), false)
		r.Top = top
	}
	r.Goal, r.Goaled = goal, true
}

// margin is how many lines stay visible above and below the cursor.
func (r *Reader) margin() int { return min(3, max(0, (r.Height-1)/4)) }

// follow scrolls as little as it takes to show the cursor.
func (r *Reader) follow() {
	if r.Height <= 0 || r.Astray {
		return
	}
	at := r.Document.Find(r.Selection.Head)
	first, _ := r.Document.Move(at, -r.margin())
	if layout.Compare(r.Top, first) > 0 {
		r.Top = first
		return
	}
	last, _ := r.Document.Move(at, r.margin())
	if low := r.topFor(last); layout.Compare(r.Top, low) < 0 {
		r.Top = low
	}
	// A line with many rows under it may be taller than the screen: the cursor's own line wins.
	if layout.Compare(r.Top, at) > 0 {
		r.Top = at
	}
}

// Reveal scrolls to the cursor if it is out of sight; where it can be seen, not even its margin moves the text.
func (r *Reader) Reveal() {
	if r.Height <= 0 {
		return
	}
	at := r.Document.Find(r.Selection.Head)
	low := r.topFor(at)
	if layout.Compare(r.Top, at) > 0 || layout.Compare(r.Top, low) < 0 {
		r.Astray = false
		r.follow()
	}
}

// clampTop keeps the last lines from scrolling off the top.
func (r *Reader) clampTop() {
	if low := r.topFor(r.Document.Last()); layout.Compare(r.Top, low) > 0 {
		r.Top = low
	}
}

// topFor is the line to show at the top so that the line last is the lowest that is shown whole.
func (r *Reader) topFor(last layout.Ref) layout.Ref {
	rows := 1 + r.Extra(last, r.Document.Line(last))
	top := last
	for {
		prev, moved := r.Document.Move(top, -1)
		if moved == 0 {
			return top
		}
		if rows += 1 + r.Extra(prev, r.Document.Line(prev)); rows > r.Height {
			return top
		}
		top = prev
	}
}

// Progress is how far the cursor is through the article, in percent.
func (r *Reader) Progress() int {
	if r.Selection.Head >= ArticleEnd(r.Article, 0) {
		return 100
	}
	return int(int64(r.Selection.Head) * 100 / int64(r.Article.Len()))
}

// SelectBetween selects from one range to another, both included, with the cursor at the latter. Blanks at the ends, where a drag
// began or ended on some, stay out.
func SelectBetween(r *Reader, from, to model.Range) {
	all := model.Range{Start: min(from.Start, to.Start), End: max(from.End, to.End)}
	if trimmed := model.Trim(r.Article, all); !trimmed.Empty() {
		all = trimmed
	}
	r.SelectRange(all)
	if to.Start < from.Start {
		r.Selection.Anchor, r.Selection.Head = r.Selection.Head, r.Selection.Anchor
	}
}
