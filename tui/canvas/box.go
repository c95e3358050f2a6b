package canvas

// Box is a dialog ready to be laid over the screen: its lines, each drawn by a function that is handed a row standing
// at the box's left edge, and the column where the box ends.
type Box struct {
	Width, Height int
	Top, Left     int // -1 centres
	Line          func(r *Row, i, end int)
	CursorLine    int        // line of the box with the terminal's cursor; -1 for none
	CursorColumn  func() int // column of the screen, known once the line is drawn
	Framed        bool       // a line goes around it, where there is room for one
	About         bool       // it is about what stands on the rows in Clear, and does not cover them if it need not
	Clear         Rows
}

// Rows are rows of the screen, from one to before another. None are those from 0 to 0.
type Rows struct{ From, To int }

// Placed is the box with its place on the screen, as large as fits there.
func (b Box) Placed(v *Screen) Box {
	b.Width = min(b.Width, v.Columns-1)
	b.Height = min(b.Height, v.Rows)
	b.Framed = b.Framed && b.Height > 1 && b.Width+2 <= v.Columns-1
	if b.Top < 0 {
		b.Top = b.beside(v)
	}
	if b.Left < 0 {
		b.Left = (v.Columns - 1 - b.Width) / 2
	}
	edge := b.edge()
	b.Top, b.Left = min(b.Top, v.Rows-b.Height), max(edge, min(b.Left, v.Columns-1-b.Width-edge))
	return b
}

// edge is how many columns the line at a side takes.
func (b *Box) edge() int {
	if b.Framed {
		return 1
	}
	return 0
}

// beside is the row where the box begins: below what it is about, else above, else where it covers least of it.
func (b *Box) beside(v *Screen) int {
	if !b.About || b.Clear.From == b.Clear.To {
		return max(0, (v.Rows-b.Height)/3)
	}
	below, above := v.Rows-1-b.Clear.To, b.Clear.From // the status line stays
	switch {
	case b.Height <= below:
		return b.Clear.To
	case b.Height <= above:
		return b.Clear.From - b.Height
	case below >= above:
		return max(v.Rows-1-b.Height, 0)
	}
	return 0
}

// Holds reports whether a cell of the screen is one of a placed box, and where in it; framed ones have their frame too.
func (b *Box) Holds(row, column int) (line, in int, ok bool) {
	edge := b.edge()
	ok = row >= b.Top && row < b.Top+b.Height && column >= b.Left-edge && column < b.Left+b.Width+edge
	return row - b.Top, column - b.Left, ok
}

// Reserve keeps the place of a box free in rows that are not drawn yet.
func (v *Screen) Reserve(rows []*Row, b *Box) {
	at := b.Placed(v)
	for i := range at.Height {
		rows[at.Top+i].boxFrom, rows[at.Top+i].boxTo = at.Left-at.edge(), at.Left+at.Width+at.edge()
	}
}

// Overlay draws a box over finished rows and returns where the cursor goes, if the box has one.
func (v *Screen) Overlay(rows []*Row, b *Box) (x, y int, ok bool) {
	at := b.Placed(v)
	for i := range at.Height {
		r := rows[at.Top+i]
		r.boxFrom, r.boxTo = 0, 0
		left, right := at.side(i)
		if left != "" {
			r.To(at.Left - 1)
			r.Put(v.Theme.BoxDim, left, at.Left)
		}
		r.To(at.Left)
		end := at.Left + at.Width
		at.Line(r, i, end)
		r.Fill(v.Theme.Box, end)
		if right != "" {
			r.To(end)
			r.Put(v.Theme.BoxDim, right, end+1)
		}
		if i == at.CursorLine {
			y, ok = at.Top+i, true
		}
	}
	if ok {
		x = at.CursorColumn()
	}
	return x, y, ok
}

// side is what stands left and right of a line of a box.
func (b *Box) side(line int) (left, right string) {
	switch {
	case !b.Framed:
		return "", ""
	case line == 0:
		return "╭", "╮"
	case line == b.Height-1:
		return "╰", "╯"
	}
	return "│", "│"
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
