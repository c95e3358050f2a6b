package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model"
	"tippani/model/layout"
)

// mouse follows a press of the left button: a click moves the cursor, a drag selects, a second and third click at the same
// place select the word and the sentence.
type mouse struct {
	down   bool
	clicks int
	at     time.Time
	column int
	row    int
	from   model.Range // what the click selected; a drag extends it by whole words or sentences
}

// doubleClick is how soon a second press must follow to count as a double click: what desktops take.
const doubleClick = 500 * time.Millisecond

func (a *App) mouseEvent(e tea.MouseMsg) {
	if tea.MouseEvent(e).IsWheel() {
		a.wheel(e)
		return
	}
	if e.Action == tea.MouseActionRelease || a.dialog != nil {
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
	if c, ok := a.dialog.(scroller); ok {
		c.scrollBy(a, n)
		return
	}
	if a.dialog == nil {
		a.endJump()
		a.work.reader.scroll(n)
	}
}

// scroller is a dialog that the wheel scrolls.
type scroller interface{ scrollBy(a *App, lines int) }

// under is the position in the text under a cell of the screen.
func (a *App) under(column, row int) (model.Offset, bool) {
	g := a.geometry()
	if row < g.top || row >= g.top+g.textRows || g.panel > 0 && column >= g.panel-1 {
		return 0, false
	}
	return a.work.reader.at(row-g.top, layout.Column(column-g.text))
}

func (a *App) mousePress(e tea.MouseMsg) {
	a.message = message{}
	a.jump = nil
	if a.clickPanel(e.X, e.Y) {
		return
	}
	o, ok := a.under(e.X, e.Y)
	if !ok {
		return
	}
	if e.Shift {
		a.work.reader.moveTo(o, true)
		return
	}
	m := &a.mouse
	now := a.options.Clock()
	if m.column == e.X && m.row == e.Y && now.Sub(m.at) < doubleClick {
		m.clicks = m.clicks%3 + 1
	} else {
		m.clicks = 1
	}
	m.at = now
	m.down, m.column, m.row = true, e.X, e.Y
	m.from = a.unit(o)
	r := a.work.reader
	top := r.top
	r.selecting = false
	if m.clicks == 1 {
		r.moveTo(o, false)
	} else {
		r.selectRange(m.from)
	}
	// A click never scrolls: the text would move away under the pointer.
	r.top, r.astray = top, true
}

// unit is what the present number of clicks selects around a position.
func (a *App) unit(o model.Offset) model.Range {
	article := a.work.reader.article
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
	if !m.down {
		return
	}
	g := a.geometry()
	r := a.work.reader
	switch {
	case e.Y < g.top:
		r.scroll(-1)
	case e.Y >= g.top+g.textRows:
		r.scroll(1)
	}
	column := e.X
	if g.panel > 0 {
		column = min(column, g.panel-2)
	}
	o, ok := a.under(column, min(max(e.Y, g.top), g.top+g.textRows-1))
	if !ok {
		o = r.article.Len()
	}
	m.column = -1 // the next press is a first click
	to := a.unit(o)
	top := r.top
	if to.Start >= m.from.Start {
		r.selectRange(model.Range{Start: m.from.Start, End: max(to.End, m.from.End)})
	} else {
		r.selectRange(model.Range{Start: to.Start, End: m.from.End})
		r.sel.Anchor, r.sel.Head = r.sel.Head, r.sel.Anchor
	}
	r.top, r.astray = top, true
}

// clickPanel goes to the span on a row of the side panel.
func (a *App) clickPanel(column, row int) bool {
	g := a.geometry()
	if g.panel == 0 || column < g.panel || row < g.top || row >= g.top+g.textRows {
		return false
	}
	list, _ := a.panelRows(g.textRows)
	if i := row - g.top; i < len(list) && list[i].span != nil {
		a.goToSpan(list[i].span)
	}
	return true
}
