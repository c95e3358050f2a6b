package canvas

import (
	"slices"
	"strings"
	"tippani/model/visible"
	"tippani/model/width"
	"tippani/tui/picture"
	"tippani/tui/style"
)

// Drawing is how rows are drawn as pictures. The Profile of the screen then sets text in pixels.
type Drawing struct {
	CellWidth, CellHeight int         // pixels
	Ink, Paper            picture.RGB // where a look names no colour
	Overlay               bool        // the cursor is a picture of its own, laid over its row
	Under                 Under       // what is printed under the pictures
	Printed               *width.Profile
	Small                 width.Typesetter // of label names under the text
}

// Under is how the text under a picture is printed, for the terminal's own selection and for screen readers.
type Under uint8

const (
	// NotUnder prints nothing: the picture takes the place of the text.
	NotUnder Under = iota
	// Sequential prints the clusters one after the other, as many as find room: they take more columns than where they are drawn.
	Sequential
	// Squeezed prints each word in the columns it is drawn over (OSC 66, the text sizing protocol of kitty).
	Squeezed
)

// sketch is the picture of a row that is being made.
type sketch struct {
	*Drawing
	x     int // pixels
	fills []picture.Item
	texts []picture.Item
	lines []picture.Item // over the text
	over  []picture.Item // over all
	under under
	room  *[]picture.Item // that texts has been lent; nil for none
	items []picture.Item  // of the picture, once it is made
	made  bool

	cursor  *picture.Row
	cursorX int
}

func newSketch(d *Drawing, limit int) *sketch {
	return &sketch{Drawing: d, under: under{how: d.Under, printed: d.Printed, limit: limit}}
}

// column is the first column that begins at or after a pixel.
func (s *sketch) column(x int) int { return (x + s.CellWidth - 1) / s.CellWidth }

// colours are what a look's text and ground are drawn in; filled is false where the ground is the paper.
func (s *sketch) colours(l style.Look) (ink, ground picture.RGB, filled bool) {
	ink, ground = s.Ink, s.Paper
	if c, ok := style.Shown(l.Fg); ok {
		ink = c
	}
	if c, ok := style.Shown(l.Bg); ok {
		ground, filled = c, true
	}
	if l.Reverse {
		ink, ground, filled = ground, ink, true
	}
	if l.Faint {
		ink = mix(ink, ground)
	}
	return ink, ground, filled && ground != s.Paper
}

// mix is a colour on its way to another: faint text.
func mix(c, to picture.RGB) picture.RGB {
	part := func(a, b uint8) uint8 { return uint8((int(a)*5 + int(b)*4) / 9) }
	return picture.RGB{R: part(c.R, to.R), G: part(c.G, to.G), B: part(c.B, to.B)}
}

// fill paints the ground from the pen to a pixel, without moving the pen.
func (s *sketch) fill(c picture.RGB, to int, round bool) {
	if n := len(s.fills); n > 0 {
		last := &s.fills[n-1]
		if last.Colour == c && last.X+last.W == s.x && last.RoundLeft == round && last.H == s.CellHeight {
			last.W = to - last.X
			return
		}
	}
	s.fills = append(s.fills, picture.Item{Kind: picture.Fill, X: s.x, W: to - s.x, H: s.CellHeight, Colour: c, RoundLeft: round,
		RoundRight: round})
}

// glyph sets one cluster at the pen and moves it on.
func (s *sketch) glyph(l style.Look, c width.Cell, round bool) {
	ink, ground, filled := s.colours(l)
	to := s.x + c.Columns
	if filled {
		s.fill(ground, to, round)
	}
	s.letters(ink, c, l.Bold)
	if l.Outline {
		s.outline(ink, to)
	} else if l.Underline {
		s.underline(ink, to)
	}
	s.under.put(s.x/s.CellWidth, c)
	s.x = to
}

// letters sets a cluster as a part of its word.
func (s *sketch) letters(ink picture.RGB, c width.Cell, bold bool) {
	if c.Word == "" || c.Word == " " {
		return
	}
	if n := len(s.texts); n > 0 && c.At > 0 {
		last := &s.texts[n-1]
		if last.Text == c.Word && last.To == c.At && last.Colour == ink && last.Bold == bold {
			last.To = c.At + len(c.Text)
			return
		}
	}
	s.text(picture.Item{Kind: picture.Text, X: s.x - c.Lead, Colour: ink, Text: c.Word, From: c.At, To: c.At + len(c.Text), Bold: bold})
}

// underline draws a line under the text from the pen to a pixel.
func (s *sketch) underline(ink picture.RGB, to int) {
	thick := max(1, s.CellHeight/14)
	y := s.CellHeight - thick
	if n := len(s.lines); n > 0 {
		if last := &s.lines[n-1]; last.Colour == ink && last.X+last.W == s.x && last.Y == y {
			last.W = to - last.X
			return
		}
	}
	s.lines = append(s.lines, picture.Item{Kind: picture.Fill, X: s.x, Y: y, W: to - s.x, H: thick, Colour: ink})
}

// outline draws a box around the text from the pen to a pixel.
func (s *sketch) outline(ink picture.RGB, to int) {
	if n := len(s.lines); n > 0 {
		if last := &s.lines[n-1]; last.Kind == picture.Frame && last.Colour == ink && last.X+last.W == s.x && last.Y == 0 {
			last.W = to - last.X
			return
		}
	}
	s.lines = append(s.lines, picture.Item{Kind: picture.Frame, X: s.x, W: to - s.x, H: s.CellHeight, Colour: ink,
		Thick:     max(1, s.CellHeight/14),
		RoundLeft: true, RoundRight: true})
}

// rule draws a horizontal line through the middle of the row.
func (s *sketch) rule(l style.Look, to int) {
	ink, ground, filled := s.colours(l)
	if filled {
		s.fill(ground, to, false)
	}
	thick := max(1, s.CellHeight/18)
	s.lines = append(s.lines, picture.Item{Kind: picture.Fill, X: s.x, Y: (s.CellHeight - thick) / 2, W: to - s.x, H: thick, Colour: ink})
	s.x = to
}

// caret draws where the next letter typed will stand.
func (s *sketch) caret(x int) {
	wide := max(1, s.CellWidth/6)
	s.lines = append(s.lines, picture.Item{Kind: picture.Fill, X: max(0, x-wide/2), W: wide, H: s.CellHeight, Colour: s.Ink})
}

// picture is the row that was sketched, columns wide; nil when nothing is on it. Nothing is sketched afterwards.
func (s *sketch) picture(columns int) *picture.Row {
	if !s.made {
		s.made = true
		s.items = slices.Concat(s.fills, s.texts, s.lines, s.over)
		s.giveBack()
	}
	if len(s.items) == 0 {
		return nil
	}
	return &picture.Row{Width: columns * s.CellWidth, Height: s.CellHeight, Page: s.Paper, Items: s.items}
}

// overlay is a cluster under the cursor, as a picture to be laid over it at the pen.
func (s *sketch) overlay(l style.Look, c width.Cell) {
	ink, ground, _ := s.colours(l)
	s.cursorX = s.x
	s.cursor = &picture.Row{Width: c.Columns, Height: s.CellHeight, Page: ground}
	if c.Word != "" {
		s.cursor.Items = []picture.Item{{Kind: picture.Text, X: -c.Lead, Colour: ink, Text: c.Word, From: c.At, To: c.At + len(c.Text)}}
	}
}

// to moves the pen to a column.
func (s *sketch) to(column int) {
	s.under.jump(s.column(s.x), column)
	s.x = column * s.CellWidth
}

// symbol draws what takes whole columns.
func (r *Row) symbol(l style.Look, c width.Cell) {
	s := r.sketch
	from := s.x
	for scan := r.profile.Scan(c.Text, 0, len(c.Text)); scan.Next(); {
		r.glyph(l, scan.Cell(), false)
	}
	if to := from + c.Columns*s.CellWidth; s.x < to {
		r.glyph(l, width.Cell{Text: " ", Columns: to - s.x}, false)
	}
}

// blank is Fill where text is drawn.
func (r *Row) blank(l style.Look, end int) {
	s := r.sketch
	if to := end * s.CellWidth; to > s.x {
		if _, ground, filled := s.colours(r.base.Over(l)); filled {
			s.fill(ground, to, false)
		}
		s.x = to
		r.Col = end
	}
}

// rule is Line where text is drawn.
func (r *Row) rule(l style.Look, end int) {
	if s := r.sketch; end*s.CellWidth > s.x {
		s.rule(r.base.Over(l), end*s.CellWidth)
		r.Col = end
	}
}

// putDrawn is Put where text is drawn.
func (r *Row) putDrawn(l style.Look, text string, end int) bool {
	s := r.sketch
	limit := end * s.CellWidth
	const more = "…"
	fits, room := true, s.x
	for scan := r.profile.Scan(text, 0, len(text)); fits && scan.Next(); {
		room += scan.Columns()
		fits = room <= limit
	}
	if !fits {
		for scan := r.profile.Scan(more, 0, len(more)); scan.Next(); {
			limit -= scan.Columns()
		}
	}
	for scan := r.profile.Scan(text, 0, len(text)); scan.Next(); {
		c := scan.Cell()
		r.drawn.note(text[scan.Start():scan.End()])
		if s.x+c.Columns > limit {
			break
		}
		r.glyph(l, c, false)
	}
	if !fits && r.Col < end {
		for scan := r.profile.Scan(more, 0, len(more)); scan.Next(); {
			r.glyph(l, scan.Cell(), false)
		}
	}
	return fits
}

// glyph draws a cluster whose width counts as Profile.Unit says, in a ground with round corners or without. A cluster that would reach into
// the place of a box is left out whole.
func (r *Row) glyph(l style.Look, c width.Cell, round bool) {
	s := r.sketch
	if left, right := r.boxFrom*s.CellWidth, r.boxTo*s.CellWidth; s.x < right && s.x+c.Columns > left {
		s.x += c.Columns
	} else {
		s.glyph(r.base.Over(l), c, round)
	}
	r.Col = s.column(s.x)
}

// Glyph draws one cluster of the article, whose width counts as layout.Column does. It reports false, and draws nothing, if it would not
// fit.
func (r *Row) Glyph(l style.Look, c width.Cell) bool {
	if r.sketch == nil {
		return r.Cell(l, c)
	}
	if r.sketch.x+c.Columns > r.limit*r.sketch.CellWidth {
		return false
	}
	l.Bold = false // its advances are those of the regular face
	r.glyph(l, c, true)
	return true
}

// Cursor draws the cluster under the cursor: on is its look there, under the one it has without.
func (r *Row) Cursor(on, under style.Look, c width.Cell) bool {
	s := r.sketch
	if s == nil || !s.Overlay {
		return r.Glyph(on, c)
	}
	s.overlay(r.base.Over(on), c)
	return r.Glyph(under, c)
}

// Shift moves on by so much of a line of the article, as layout.Column counts, from the column where the line begins.
func (r *Row) Shift(column, by int) {
	if r.sketch == nil {
		r.To(column + by)
		return
	}
	r.sketch.x = column*r.sketch.CellWidth + by
	r.Col = r.sketch.column(r.sketch.x)
}

// Hint draws letters of ASCII on the article's text and returns how much of it they take, as layout.Column counts. Where text is drawn they
// lie over it, and take nothing.
func (r *Row) Hint(l style.Look, letters string) int {
	if r.sketch == nil {
		r.Cell(l, width.Cell{Text: letters, Columns: len(letters)})
		return len(letters)
	}
	r.sketch.hint(r.base.Over(l), letters, r.boxFrom, r.boxTo)
	return 0
}

// hint lays small letters over the text at the pen, unless they would reach into the place of a box.
func (s *sketch) hint(l style.Look, letters string, boxFrom, boxTo int) {
	ink, ground, _ := s.colours(l)
	wide := 2
	for scan := s.small().Scan(letters, 0, len(letters)); scan.Next(); {
		wide += scan.Columns()
	}
	x := max(0, s.x-max(1, (wide-s.CellWidth/2)/2)) // over the end of what is before as much as over the word
	if x < boxTo*s.CellWidth && x+wide > boxFrom*s.CellWidth {
		return
	}
	edge := max(1, s.CellHeight/10)
	s.over = append(s.over,
		picture.Item{Kind: picture.Fill, X: x, Y: edge, W: wide, H: s.CellHeight - 2*edge, Colour: ground, RoundLeft: true, RoundRight: true},
		picture.Item{Kind: picture.Text, X: x + 1, Colour: ink, Text: letters, To: len(letters), Small: true})
}

// Gap leaves a part of the article's text out, so much as layout.Column counts.
func (r *Row) Gap(l style.Look, wide int) {
	r.Glyph(l, width.Cell{Text: strings.Repeat(" ", wide/max(r.profile.Unit(), 1)), Columns: wide})
}

// Mark is where in the drawing of a row a line of the article begins; see OpenEnds.
type Mark struct{ fills, lines, x int }

// Mark is the present place.
func (r *Row) Mark() Mark {
	if r.sketch == nil {
		return Mark{}
	}
	return Mark{len(r.sketch.fills), len(r.sketch.lines), r.sketch.x}
}

// OpenEnds draws what is coloured at the edges of the line begun at a mark as going on before or after it.
func (r *Row) OpenEnds(m Mark, before, after bool) {
	s := r.sketch
	if s == nil {
		return
	}
	for _, items := range [][]picture.Item{s.fills[m.fills:], s.lines[m.lines:]} {
		for i := range items {
			it := &items[i]
			if before && it.X == m.x && it.RoundLeft {
				it.RoundLeft, it.OpenLeft = false, it.Kind == picture.Frame
			}
			if after && it.X+it.W == s.x && it.RoundRight {
				it.RoundRight, it.OpenRight = false, it.Kind == picture.Frame
			}
		}
	}
}

// Picture is the row as a picture, columns wide; nil where text is printed, and where the row is empty.
func (r *Row) Picture(columns int) *picture.Row {
	if r.sketch == nil {
		return nil
	}
	return r.sketch.picture(columns)
}

// Overlaid is the picture of the cluster under the cursor and the pixel where it stands; nil where it is painted in its row, or is not on
// it.
func (r *Row) Overlaid() (cursor *picture.Row, x int) {
	if r.sketch == nil {
		return nil, 0
	}
	return r.sketch.cursor, r.sketch.cursorX
}

// PutTyped is Put for a line that is being typed, with a mark at a byte offset of it where text is drawn: the terminal's own cursor is not
// seen through a picture.
func (r *Row) PutTyped(l style.Look, line string, at, end int) {
	from := 0
	if r.sketch != nil {
		from = r.sketch.x
	}
	r.Put(l, visible.String(line), end)
	if s := r.sketch; s != nil {
		shown := visible.String(line[:min(max(at, 0), len(line))])
		for scan := r.profile.Scan(shown, 0, len(shown)); scan.Next(); {
			from += scan.Columns()
		}
		s.caret(from)
	}
}
