package tui

import (
	"github.com/muesli/termenv"

	"tippani/model/width"
	"tippani/tui/lang"
)

// view is what drawing needs to know beside the thing drawn: the screen, its colours, its widths, its language. Drawing
// changes nothing but itself.
type view struct {
	columns, rows int
	paint         *painter
	theme         Theme
	profile       *width.Profile
	lang          lang.Lang
	colour        bool // labels have colours; without, brackets tell spans apart
	wanted        *wanted
	depth         termenv.Profile
	darkScreen    bool // the terminal's own background is dark
	brackets      bool // brackets under the text are wanted beside the colours too
}

// View is what is known of the screen when the program starts.
type View struct {
	Columns, Rows  int
	Colours        termenv.Profile
	DarkBackground bool
	Profile        *width.Profile
}

func (v View) view(o Options) view {
	theme := lightTheme()
	switch {
	case v.Colours == termenv.Ascii || o.Theme == "plain":
		theme = plainTheme()
	case o.Theme == "dark" || o.Theme != "light" && v.DarkBackground:
		theme = darkTheme()
	}
	if v.Colours == termenv.ANSI && theme.Name != "plain" {
		theme = theme.inSixteen()
	}
	return view{
		depth: v.Colours, darkScreen: v.DarkBackground,
		columns: max(v.Columns, 1), rows: max(v.Rows, 1),
		paint: newPainter(v.Colours), theme: theme, profile: v.Profile, lang: o.Lang,
		colour: theme.Name != "plain", wanted: &wanted{},
	}
}

// box is a dialog ready to be laid over the screen: its lines, each drawn by a function that is handed a row standing
// at the box's left edge, and the column where the box ends.
type box struct {
	width, height int
	top, left     int // -1 centres
	line          func(r *row, i, end int)
	cursorLine    int // line of the box with the terminal's cursor; -1 for none
	cursorColumn  func() int
}

// place fits a box on the screen and returns its top row and left column.
func (v *view) place(b *box) (top, left int) {
	b.width = min(b.width, v.columns-1)
	b.height = min(b.height, v.rows)
	top, left = b.top, b.left
	if top < 0 {
		top = max(0, (v.rows-b.height)/3)
	}
	if left < 0 {
		left = max(0, (v.columns-1-b.width)/2)
	}
	return min(top, v.rows-b.height), min(left, v.columns-1-b.width)
}

// reserve keeps the place of a box free in rows that are not drawn yet.
func (v *view) reserve(rows []*row, b *box) {
	top, left := v.place(b)
	for i := range b.height {
		rows[top+i].boxFrom, rows[top+i].boxTo = left, left+b.width
	}
}

// overlay draws a box over finished rows and returns where the cursor goes, if the box has one.
func (v *view) overlay(rows []*row, b *box) (x, y int, ok bool) {
	top, left := v.place(b)
	for i := range b.height {
		r := rows[top+i]
		r.boxFrom, r.boxTo = 0, 0
		r.to(left)
		end := left + b.width
		b.line(r, i, end)
		r.fill(v.theme.box, end)
		if i == b.cursorLine {
			y, ok = top+i, true
		}
	}
	if ok {
		x = b.cursorColumn()
	}
	return x, y, ok
}

// setDark switches between the dark and the light theme.
func (v *view) setDark(dark bool) {
	v.theme = lightTheme()
	if dark {
		v.theme = darkTheme()
	}
	if v.depth == termenv.ANSI {
		v.theme = v.theme.inSixteen()
	}
}

// page is the look of the whole screen: the terminal's own, or the theme's where that is dark and the terminal light, or the
// other way round. Nobody is to read dark text on a dark page under light bars.
func (v *view) page() look {
	if !v.colour || v.theme.dark == v.darkScreen {
		return look{}
	}
	return v.theme.page
}
