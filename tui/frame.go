package tui

import (
	"tippani/tui/canvas"
	"tippani/tui/terminal"
)

// Frame draws the whole screen. It is a pure function of the App's state.
func (a *App) Frame() terminal.Frame {
	return a.draw(nil)
}

// draw is the frame. It adds the clusters of the interface's and the user's texts that the frame shows to shown, which may be nil.
func (a *App) draw(shown *canvas.Drawn) terminal.Frame {
	v := &a.view
	rows := make([]*canvas.Row, v.Rows)
	for i := range rows {
		rows[i] = v.NewRow(shown)
	}
	var over *canvas.Box
	if d := a.dialogs.Top(); d != nil {
		over = d.Box(v)
		v.Reserve(rows, over)
	}
	g := a.geometry()
	x, y, visible := a.drawBody(rows, g, a.see())
	if g.panel > 0 {
		a.panel.Draw(v, rows[g.top:g.top+g.textRows], g.panel, g.panelWidth, a.panelList())
	}
	if g.top > 0 {
		a.drawHeader(rows[0])
	}
	if g.hints {
		a.drawHints(rows[v.Rows-2])
	}
	if v.Rows > 1 {
		a.drawStatus(rows[v.Rows-1])
	}
	if over != nil {
		bx, by, ok := v.Overlay(rows, over)
		x, y, visible = bx, by, ok
	}
	f := terminal.Frame{Rows: make([]string, len(rows)), CursorX: min(x, v.Columns-1), CursorY: y, CursorVisible: visible,
		Page: v.Encoder.SGR(v.Page())}
	for i, r := range rows {
		f.Rows[i] = r.String()
	}
	return f
}
