// Package pointer is the mouse on the text: a click moves the cursor, a drag selects words, a second and third click at the same
// place select the word and the sentence.
package pointer

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/body"
	"tippani/tui/pen"
	"tippani/tui/reader"
)

// Pointer follows presses of the left button.
type Pointer struct {
	// Within is the pixel of its cell that the mouse is on, from the left, where text is drawn and the terminal tells; nil where not, and
	// the middle of the cell is meant.
	Within *int

	down   bool
	clicks int
	at     time.Time
	column int
	row    int
	from   model.Range // what the click selected; a drag extends it
	spent  bool        // the press did something that a second one soon after should not do again
	again  int         // clicks, if the press is on the text
}

// doubleClick is how soon a second press must follow to count as a double click: what desktops take.
const doubleClick = 500 * time.Millisecond

// Press notes a press. It is spent when it is the second half of a double click, the first of which has done something already.
func (p *Pointer) Press(e tea.MouseMsg, now time.Time) (spent bool) {
	again := p.column == e.X && p.row == e.Y && now.Sub(p.at) < doubleClick
	if again && p.spent {
		return true
	}
	clicks := 1
	if again {
		clicks = p.clicks%3 + 1
	}
	*p = Pointer{Within: p.Within, clicks: 1, at: now, column: e.X, row: e.Y, spent: true, again: clicks}
	return false
}

// Release notes that the button is up.
func (p *Pointer) Release() { p.down = false }

// PressText is a press on the text: it moves the cursor, selects the word or the sentence, or moves the nearer end of a span. Beside the
// text it does nothing.
func (p *Pointer) PressText(w *pen.Pen, g body.Geometry, e tea.MouseMsg) {
	o, ok := p.under(w.Reader, g, e.X, e.Y)
	if !ok {
		return
	}
	p.down, p.spent, p.clicks = true, false, p.again
	r := w.Reader
	p.from = p.unit(r.Article, o)
	top := r.Top
	switch {
	case e.Shift:
		r.Ready(true)
		r.MoveTo(o, true)
	case w.Adjusting() && p.clicks == 1:
		r.MoveNearerEnd(o, letters(e))
	case p.clicks == 1:
		r.Selecting = false
		r.MoveTo(o, false)
	default:
		r.Selecting = w.Adjusting()
		r.SelectRange(p.from)
	}
	// A click never scrolls: the text would move away under the pointer.
	r.Top, r.Astray = top, true
}

// Drag extends what the press selected. Beyond the edge of the text it scrolls.
func (p *Pointer) Drag(r *reader.Reader, g body.Geometry, e tea.MouseMsg) {
	if !p.down {
		return
	}
	switch {
	case e.Y < g.Top:
		r.Scroll(-1)
	case e.Y >= g.Top+g.TextRows:
		r.Scroll(1)
	}
	column := e.X
	if g.Panel > 0 {
		column = min(column, g.Panel-2)
	}
	o, ok := p.under(r, g, column, min(max(e.Y, g.Top), g.Top+g.TextRows-1))
	if !ok {
		o = r.Article.Len()
	}
	p.column = -1 // the next press is a first click
	from, to := p.from, p.unit(r.Article, o)
	if p.clicks == 1 && !letters(e) {
		from, to = model.WordAt(r.Article, from.Start), model.WordAt(r.Article, o)
	}
	top := r.Top
	reader.SelectBetween(r, from, to)
	r.Top, r.Astray = top, true
}

// under is the position in the text under a cell of the screen.
func (p *Pointer) under(r *reader.Reader, g body.Geometry, column, row int) (model.Offset, bool) {
	if !g.Covers(row) || g.Panel > 0 && column >= g.Panel-1 {
		return 0, false
	}
	unit := r.Document.Profile().Unit()
	within := unit / 2
	if p.Within != nil {
		within = *p.Within
	}
	return r.At(row-g.Top, layout.Column((column-g.Text)*unit+within))
}

// letters reports whether a drag goes by letters instead of words. Where the window manager keeps alt for itself, ctrl serves.
func letters(e tea.MouseMsg) bool { return e.Alt || e.Ctrl }

// unit is what the present number of clicks selects around a position.
func (p *Pointer) unit(a *model.Article, o model.Offset) model.Range {
	switch p.clicks {
	case 2:
		return model.WordAt(a, o)
	case 3:
		return model.Trim(a, model.SentenceAt(a, o))
	}
	return model.Range{Start: o, End: o}
}
