package tui

import (
	"tippani/tui/keymap"
	"tippani/tui/panel"
)

// geometry is where the parts of the screen stand. Columns and rows count from 0.
type geometry struct {
	top         int // first row of the body
	textRows    int
	gutter      int // column of the margin
	gutterWidth int
	text        int // column of the text
	textColumns int
	panel       int // column of the side panel; 0 for none
	panelWidth  int
	hints       bool // there is a row of key hints above the status line
}

const (
	wideGutter       = 7 // paragraph number, label marks, a blank
	narrowGutter     = 2
	narrowScreen     = 40
	leastTextColumns = 10
)

func (a *App) geometry() geometry {
	v := &a.view
	g := geometry{top: 1, gutterWidth: wideGutter, hints: v.Rows >= 10}
	if v.Columns < narrowScreen {
		g.gutterWidth = narrowGutter
	}
	if v.Rows < 4 {
		g.top = 0
	}
	g.textRows = max(v.Rows-g.top-1, 1)
	if g.hints {
		g.textRows--
	}
	room := v.Columns - 1
	if a.panelShown() {
		g.panelWidth = min(panel.Width, room/2)
		g.panel = room - g.panelWidth
		room = g.panel - 1
	}
	g.textColumns = min(a.options.Measure, room-g.gutterWidth)
	g.textColumns = max(g.textColumns, min(leastTextColumns, v.Columns-1))
	g.gutter = max(0, (room-g.gutterWidth-g.textColumns)/2)
	g.text = min(g.gutter+g.gutterWidth, max(v.Columns-1-g.textColumns, 0))
	return g
}

// context is where keys go when no dialog is open.
func (a *App) context() keymap.Context {
	switch {
	case a.adjust != "":
		return keymap.Adjusting
	case a.panel.Focused && a.panelShown():
		return keymap.Panel
	}
	return keymap.Reading
}
