package terminal

import "tippani/tui/graphics"

// painter knows what is on the screen and composes the bytes that turn it into the next frame. It writes nothing itself.
type painter struct {
	size Size
	sync bool // the terminal knows synchronised output

	known  bool // rows describes the screen
	rows   []string
	cursor string // the sequence that last placed the cursor
	page   string // what is erased is erased to this

	pictures *graphics.Screen // nil while none are drawn
	columns  []int            // by row, how many of them show a picture; or unknown
	sent     int              // bytes of the last frame that were for pictures
}

// unknown is that a row may show anything.
const unknown = -1

// forget makes the next frame a whole one, on an erased screen.
func (p *painter) forget() { p.known = false }

// resize takes a new size of the screen, and of its cells; terminals rearrange what they show when they are resized, so nothing of
// it can be relied on.
func (p *painter) resize(s Size, cell graphics.Cell) {
	p.size = s
	if p.pictures != nil {
		p.pictures.Resize(s.Columns, s.Rows, cell)
	}
	p.forget()
}

// paint composes the write that shows the frame: nil when it is on the screen already. Only rows that differ are written, each whole.
//
// The end of a row is erased after it was written, so that nothing flickers; a row that jumps to a column leaves gaps, and its
// place is erased before. Since rows leave the last column empty, no erasing meets a pending wrap, which would take the last cell
// away (seen in xterm).
func (p *painter) paint(f Frame) []byte {
	var b []byte
	if f.Page != p.page {
		p.page = f.Page
		p.forget()
	}
	if !p.known {
		b = append(b, plain+p.page+eraseScreen...)
		if p.pictures != nil {
			b = p.pictures.Forget(b)
		}
		p.rows, p.columns = make([]string, p.size.Rows), make([]int, p.size.Rows)
		p.known = true
		p.cursor = ""
	}
	b = p.contents(b, f)
	cursor := p.cursorTo(f)
	if len(b) == 0 && cursor == p.cursor {
		return nil
	}
	p.cursor = cursor
	return p.frame(b, cursor)
}

// contents appends the rows that differ, and the pictures over them.
func (p *painter) contents(b []byte, f Frame) []byte {
	drawn := make([]int, len(p.rows))
	under := true
	if p.pictures != nil {
		under = p.pictures.Protocol.Under()
		drawn = p.pictures.Take(f.Pictures, graphics.Cursor{Picture: f.CursorPicture, X: f.CursorPictureX, Row: f.CursorY})
	}
	if p.pictures != nil {
		var moved graphics.Move
		if b, moved = p.pictures.Scroll(b, p.page); moved.By != 0 {
			graphics.Moved(p.rows, moved, "")
			graphics.Moved(p.columns, moved, unknown)
		}
	}
	written := make([]bool, len(p.rows))
	for i := range p.rows {
		row := ""
		if i < len(f.Rows) && (under || drawn[i] == 0) {
			row = f.Rows[i]
		}
		if row != p.rows[i] || !under && drawn[i] != p.columns[i] {
			b = appendRow(b, i+1, row, p.page)
			p.rows[i], written[i] = row, true
		}
		p.columns[i] = drawn[i]
	}
	before := len(b)
	if p.pictures != nil {
		b = p.pictures.Paint(b, written)
	}
	p.sent = len(b) - before
	return b
}

// frame puts the brackets of one update around b: the cursor is hidden meanwhile, and placed after.
func (p *painter) frame(b []byte, cursor string) []byte {
	whole := make([]byte, 0, len(b)+len(cursor)+32)
	if p.sync {
		whole = append(whole, updateBegins...)
	}
	if len(b) > 0 {
		whole = append(whole, cursorHidden...)
	}
	whole = append(append(whole, b...), cursor...)
	if p.sync {
		whole = append(whole, updateEnds...)
	}
	return whole
}

// appendRow composes the writing of a row. What it leaves empty has the page's colours: terminals erase with the background
// that is set.
func appendRow(b []byte, number int, row, page string) []byte {
	text, jumps := clean(row)
	b = moveTo(b, number, 1)
	if jumps {
		b = append(b, plain+page+eraseToEnd...)
		if page != "" {
			b = append(b, plain...)
		}
		b = append(b, text...)
		return append(b, plain...)
	}
	b = append(b, text...)
	b = append(b, plain+page+eraseToEnd...)
	if page != "" {
		b = append(b, plain...)
	}
	return b
}

func (p *painter) cursorTo(f Frame) string {
	x := max(0, min(f.CursorX, p.size.Columns-1))
	y := max(0, min(f.CursorY, p.size.Rows-1))
	b := moveTo(nil, y+1, x+1)
	if f.CursorVisible {
		return string(b) + cursorShown
	}
	return string(b) + cursorHidden
}

// measure composes the write that asks for the widths of the probes in the bottom row and puts the row back as it was.
func (p *painter) measure(probes []probe) []byte {
	var b []byte
	for _, one := range probes {
		b = moveTo(b, one.row, 1)
		b = append(b, plain+eraseToEnd+concealed...)
		b = append(b, one.form...)
		b = append(b, askCursor...)
	}
	last := ""
	if p.known {
		last = p.rows[len(p.rows)-1]
	}
	b = appendRow(append(b, plain...), p.size.Rows, last, p.page)
	if p.known && p.pictures != nil {
		b = p.pictures.Again(b, len(p.rows)-1)
	}
	cursor := p.cursor
	if cursor == "" {
		cursor = cursorHidden
	}
	return append(p.frame(b, cursor), askAttributes...)
}
