package tui

import (
	"tippani/tui/body"
	"tippani/tui/canvas"
	"tippani/tui/chrome"
	"tippani/tui/labelkeys"
	"tippani/tui/picture"
	"tippani/tui/terminal"
)

// Frame draws the whole screen. It is a pure function of the App's state.
func (a *App) Frame() terminal.Frame {
	return a.draw(nil)
}

// draw is the frame. It adds the clusters of the interface's and the user's texts that the frame shows to shown, which may be nil.
func (a *App) draw(shown *canvas.Drawn) terminal.Frame {
	v := &a.view
	rows, x, y, visible := a.rows(shown)
	f := terminal.Frame{Rows: make([]string, len(rows)), CursorX: min(x, v.Columns-1), CursorY: y, CursorVisible: visible,
		Page: v.Encoder.SGR(v.Page())}
	for i, r := range rows {
		f.Rows[i] = r.String()
	}
	if v.Drawing != nil {
		f.Pictures = make([]*picture.Row, len(rows))
		for i, r := range rows {
			f.Pictures[i] = r.Picture(v.Columns - 1)
		}
		if 0 <= y && y < len(rows) {
			f.CursorPicture, f.CursorPictureX = rows[y].Overlaid()
		}
		f.CursorVisible = f.CursorVisible && v.Drawing.Under != canvas.NotUnder
	}
	return f
}

// rows draws the rows of the screen, and says where the cursor stands.
func (a *App) rows(shown *canvas.Drawn) (rows []*canvas.Row, x, y int, visible bool) {
	v := &a.view
	rows = make([]*canvas.Row, v.Rows)
	for i := range rows {
		rows[i] = v.NewRow(shown)
	}
	var over *canvas.Box
	if d := a.dialogs.Top(); d != nil {
		over = d.Box(v)
		v.Reserve(rows, over)
	}
	g := a.geometry()
	text := a.body()
	text.Hits = a.search.Hits(text.Reader)
	x, y, visible = text.Seen().Draw(rows, g)
	if g.Panel > 0 {
		a.drawPanel(rows[g.Top:g.Top+g.TextRows], g)
	}
	if g.VersionRows > 0 {
		a.review.Draw(a.work.pen, rows[g.Versions:g.Versions+g.VersionRows])
	}
	bars := a.bars()
	if g.Top > 0 {
		bars.DrawHeader(rows[0])
	}
	if g.Hints {
		bars.DrawHints(rows[v.Rows-2])
	}
	if v.Rows > 1 {
		bars.DrawStatus(rows[v.Rows-1])
	}
	if over != nil {
		bx, by, ok := v.Overlay(rows, over)
		x, y, visible = bx, by, ok
	}
	return rows, x, y, visible
}

// body is the text on screen as it is now, without the hits of a search.
func (a *App) body() *body.Body {
	p := a.work.pen
	current, _ := p.Current()
	return &body.Body{Current: current, Screen: &a.view, Words: a.words, Reader: p.Reader, Set: p.Set(), Linking: p.Linking(),
		Jump:        a.work.jump,
		CursorShown: a.dialogs.Top() == nil, Proposed: proposedIn(a), Disputed: disputedIn(a),
		KeyOf: func(label string) string { return keyOfLabel(a, label) }}
}

// keyOfLabel is the key of a label by its name, in the digits of the interface; "" for none.
func keyOfLabel(a *App, label string) string {
	l, ok := a.options.Schema.Label(label)
	if !ok {
		return ""
	}
	return a.view.Lang.Digits(labelkeys.Of(a.options.Schema, a.keyboard(), l))
}

// bars are the bars around the text as they are now.
func (a *App) bars() *chrome.Bars {
	proposed, _ := a.proposals.Current(a.work.pen)
	left, versions := "", 0
	if a.review != nil {
		left = a.review.Left(a.work.pen)
		choices, _ := a.review.Choices(a.work.pen)
		versions = len(choices)
	}
	return &chrome.Bars{Left: left, Versions: versions, Proposed: proposed,
		Screen: &a.view, Words: a.words, Pen: a.work.pen, Keyboard: a.keyboard(), Context: a.context(),
		Name: a.work.Item.Name, At: a.work.At, Queue: a.options.Queue, Desk: a.options.Desk, Message: a.out.message}
}
