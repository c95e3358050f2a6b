package canvas

// Box is a dialog ready to be laid over the screen: its lines, each drawn by a function that is handed a row standing
// at the box's left edge, and the column where the box ends.
type Box struct {
	Width, Height int
	Top, Left     int // -1 centres
	Line          func(r *Row, i, end int)
	CursorLine    int        // line of the box with the terminal's cursor; -1 for none
	CursorColumn  func() int // column of the screen, known once the line is drawn
}

// Placed is the box with its place on the screen, as large as fits there.
func (b Box) Placed(v *Screen) Box {
	b.Width = min(b.Width, v.Columns-1)
	b.Height = min(b.Height, v.Rows)
	if b.Top < 0 {
		b.Top = max(0, (v.Rows-b.Height)/3)
	}
	if b.Left < 0 {
		b.Left = max(0, (v.Columns-1-b.Width)/2)
	}
	b.Top, b.Left = min(b.Top, v.Rows-b.Height), min(b.Left, v.Columns-1-b.Width)
	return b
}

// Reserve keeps the place of a box free in rows that are not drawn yet.
func (v *Screen) Reserve(rows []*Row, b *Box) {
	at := b.Placed(v)
	for i := range at.Height {
		rows[at.Top+i].boxFrom, rows[at.Top+i].boxTo = at.Left, at.Left+at.Width
	}
}

// Overlay draws a box over finished rows and returns where the cursor goes, if the box has one.
func (v *Screen) Overlay(rows []*Row, b *Box) (x, y int, ok bool) {
	at := b.Placed(v)
	for i := range at.Height {
		r := rows[at.Top+i]
		r.boxFrom, r.boxTo = 0, 0
		r.To(at.Left)
		end := at.Left + at.Width
		at.Line(r, i, end)
		r.Fill(v.Theme.Box, end)
		if i == at.CursorLine {
			y, ok = at.Top+i, true
		}
	}
	if ok {
		x = at.CursorColumn()
	}
	return x, y, ok
}

// LineBox is a field in the status line, after a prompt and before a remark.
func LineBox(v *Screen, prompt string, f Field, remark string) *Box {
	b := &Box{Width: v.Columns - 1, Height: 1, Top: v.Rows - 1, Left: 0, CursorLine: 0}
	cursor := 0
	b.CursorColumn = func() int { return cursor }
	b.Line = func(r *Row, _, end int) {
		r.Put(v.Theme.BarStrong, prompt, end)
		cursor = f.Draw(r, v.Theme.Bar, end-v.TextColumns(remark))
		r.Put(v.Theme.Bad, remark, end)
	}
	return b
}
