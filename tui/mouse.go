package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/dialog"
	"tippani/tui/reader"
)

// mouse follows a press of the left button: a click moves the cursor, a drag selects words, a second and third click at the same
// place select the word and the sentence. Pressed on a list, the hints or the panel, it does what stands there.
type mouse struct {
	down   bool
	clicks int
	at     time.Time
	column int
	row    int
	from   model.Range // what the click selected; a drag extends it
	spent  bool        // the press did something that a second one soon after should not do again
}

// doubleClick is how soon a second press must follow to count as a double click: what desktops take.
const doubleClick = 500 * time.Millisecond

func (a *App) mouseEvent(e tea.MouseMsg) {
	if tea.MouseEvent(e).IsWheel() {
		a.wheel(e)
		return
	}
	if e.Action == tea.MouseActionRelease {
		a.mouse.down = false
		return
	}
	if e.Button != tea.MouseButtonLeft {
		return
	}
	switch e.Action {
	case tea.MouseActionPress:
		a.mousePress(e)
	case tea.MouseActionMotion:
		a.mouseDrag(e)
	}
}

func (a *App) wheel(e tea.MouseMsg) {
	const lines = 3
	n := lines
	switch e.Button {
	case tea.MouseButtonWheelDown:
	case tea.MouseButtonWheelUp:
		n = -lines
	default: // a wheel that is tilted
		return
	}
	if d, ok := a.dialogs.Top().(dialog.Scrolled); ok {
		a.perform(d.Scroll(n))
		return
	}
	if a.dialogs.Top() == nil {
		a.endJump()
		a.work.reader.Scroll(n)
	}
}

// under is the position in the text under a cell of the screen.
func (a *App) under(column, row int) (model.Offset, bool) {
	g := a.geometry()
	if row < g.top || row >= g.top+g.textRows || g.panel > 0 && column >= g.panel-1 {
		return 0, false
	}
	return a.work.reader.At(row-g.top, layout.Column(column-g.text))
}

func (a *App) mousePress(e tea.MouseMsg) {
	m := &a.mouse
	now := a.options.Clock()
	again := m.column == e.X && m.row == e.Y && now.Sub(m.at) < doubleClick
	if again && m.spent {
		return // the second half of a double click, the first of which has done something already
	}
	clicks := m.clicks%3 + 1
	*m = mouse{clicks: 1, at: now, column: e.X, row: e.Y, spent: true}
	if a.dialogs.Top() != nil {
		a.clickDialog(e.X, e.Y)
		return
	}
	a.message, a.offered = message{}, ""
	a.jump = nil
	if a.clickHint(e.X, e.Y) || a.clickPanel(e.X, e.Y) {
		return
	}
	o, ok := a.under(e.X, e.Y)
	if !ok {
		return
	}
	m.down, m.spent = true, false
	if again {
		m.clicks = clicks
	}
	a.pressText(o, e)
}

// pressText is a press on the text: it moves the cursor, selects the word or the sentence, or moves the nearer end of a span.
func (a *App) pressText(o model.Offset, e tea.MouseMsg) {
	m, r := &a.mouse, a.work.reader
	m.from = a.unit(o)
	top := r.Top
	switch {
	case e.Shift:
		r.Ready(true)
		r.MoveTo(o, true)
	case a.adjust != "" && m.clicks == 1:
		a.adjustTo(o, letters(e))
	case m.clicks == 1:
		r.Selecting = false
		r.MoveTo(o, false)
	default:
		r.Selecting = a.adjust != ""
		r.SelectRange(m.from)
	}
	// A click never scrolls: the text would move away under the pointer.
	r.Top, r.Astray = top, true
}

// letters reports whether a drag goes by letters instead of words. Where the window manager keeps alt for itself, ctrl serves.
func letters(e tea.MouseMsg) bool { return e.Alt || e.Ctrl }

// unit is what the present number of clicks selects around a position.
func (a *App) unit(o model.Offset) model.Range {
	article := a.work.reader.Article
	switch a.mouse.clicks {
	case 2:
		return model.WordAt(article, o)
	case 3:
		return model.Trim(article, model.SentenceAt(article, o))
	}
	return model.Range{Start: o, End: o}
}

func (a *App) mouseDrag(e tea.MouseMsg) {
	m := &a.mouse
	if !m.down || a.dialogs.Top() != nil {
		return
	}
	g := a.geometry()
	r := a.work.reader
	switch {
	case e.Y < g.top:
		r.Scroll(-1)
	case e.Y >= g.top+g.textRows:
		r.Scroll(1)
	}
	column := e.X
	if g.panel > 0 {
		column = min(column, g.panel-2)
	}
	o, ok := a.under(column, min(max(e.Y, g.top), g.top+g.textRows-1))
	if !ok {
		o = r.Article.Len()
	}
	m.column = -1 // the next press is a first click
	from, to := m.from, a.unit(o)
	if m.clicks == 1 && !letters(e) {
		from, to = model.WordAt(r.Article, from.Start), model.WordAt(r.Article, o)
	}
	top := r.Top
	reader.SelectBetween(r, from, to)
	r.Top, r.Astray = top, true
}
