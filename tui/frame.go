package tui

import "tippani/tui/terminal"

// Frame draws the whole screen. It is a pure function of the App's state.
func (a *App) Frame() terminal.Frame {
	v := &a.view
	rows := make([]*row, v.rows)
	for i := range rows {
		rows[i] = v.newRow()
	}
	var over *box
	if a.dialog != nil {
		over = a.dialog.box(v)
		v.reserve(rows, over)
	}
	g := a.geometry()
	a.seeHits()
	a.see()
	defer a.lookAway()
	x, y, visible := a.drawBody(rows, g)
	if g.panel > 0 {
		a.drawPanel(rows, g)
	}
	if g.top > 0 {
		a.drawHeader(rows[0])
	}
	if g.hints {
		a.drawHints(rows[v.rows-2])
	}
	if v.rows > 1 {
		a.drawStatus(rows[v.rows-1])
	}
	if over != nil {
		bx, by, ok := v.overlay(rows, over)
		x, y, visible = bx, by, ok
	}
	f := terminal.Frame{Rows: make([]string, len(rows)), CursorX: min(x, v.columns-1), CursorY: y, CursorVisible: visible,
		Page: v.paint.open(v.page())}
	for i, r := range rows {
		f.Rows[i] = r.String()
	}
	return f
}
