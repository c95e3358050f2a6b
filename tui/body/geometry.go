package body

import (
	"tippani/tui/canvas"
	"tippani/tui/panel"
)

// Geometry is where the parts of the screen stand. Columns and rows count from 0.
type Geometry struct {
	Top         int // first row of the body
	TextRows    int
	Gutter      int // column of the margin
	GutterWidth int
	Text        int // column of the text
	TextColumns int
	Panel       int // column of the side panel; 0 for none
	PanelWidth  int
	Hints       bool // there is a row of key hints above the status line
	Versions    int  // first row of what annotators say, below the text
	VersionRows int  // how many rows that takes; 0 for none
}

const (
	wideGutter       = 7 // paragraph number, label marks, a blank
	narrowGutter     = 2
	narrowScreen     = 40
	leastTextColumns = 10
)

// Arrange arranges the parts of a screen whose lines of text take at most measure columns.
func Arrange(v *canvas.Screen, measure int, panelShown bool) Geometry {
	g := Geometry{Top: 1, GutterWidth: wideGutter, Hints: v.Rows >= 10}
	if v.Columns < narrowScreen {
		g.GutterWidth = narrowGutter
	}
	if v.Rows < 4 {
		g.Top = 0
	}
	g.TextRows = max(v.Rows-g.Top-1, 1)
	if g.Hints {
		g.TextRows--
	}
	room := v.Columns - 1
	if panelShown {
		g.PanelWidth = min(panel.Width, room/2)
		g.Panel = room - g.PanelWidth
		room = g.Panel - 1
	}
	g.TextColumns = min(measure, room-g.GutterWidth)
	g.TextColumns = max(g.TextColumns, min(leastTextColumns, v.Columns-1))
	g.Gutter = max(0, (room-g.GutterWidth-g.TextColumns)/2)
	g.Text = min(g.Gutter+g.GutterWidth, max(v.Columns-1-g.TextColumns, 0))
	return g
}

// WithVersions leaves rows below the text for what annotators say.
func (g Geometry) WithVersions(rows int) Geometry {
	g.TextRows -= rows
	g.Versions, g.VersionRows = g.Top+g.TextRows, rows
	return g
}

// Covers reports whether a row of the screen is one of the text's.
func (g Geometry) Covers(row int) bool { return row >= g.Top && row < g.Top+g.TextRows }
