package graphics

import (
	"encoding/binary"
	"hash/fnv"
	"image"

	"tippani/tui/picture"
)

// Settings are what a Screen needs to know of its terminal.
type Settings struct {
	Protocol Protocol
	Raster   Rasterer
	Cell     Cell // pixels; what does not fit it is not drawn
	Columns  int
	Rows     int
	// Registers is how many colours a sixel picture may have, 0 for 256.
	Registers int
	// Widest is the most pixels that a sixel picture may be wide, 0 for any number; wider ones are sent in parts.
	Widest int
	// WholeRows sends with sixel and iTerm2's protocol whole rows where a part of one has changed: where cells are no whole number of
	// pixels wide, a part would not stand where it belongs.
	WholeRows bool
	// SkipsLast leaves the last row of the screen without a picture.
	SkipsLast bool
	// Scrolls says that sixel pictures move with the rows that they stand in when these scroll, also when only some rows do.
	Scrolls bool
	// First is the first of the numbers of pictures; programs that share a terminal should have different ones.
	First uint32
}

// Screen is what a terminal shows of pictures. The zero value is of no use; see New. One goroutine may use it, but for Leave.
type Screen struct {
	Settings
	wire    wire
	painted painted
	store   store

	want  []wanted // by row, of the frame under way
	shown []shown  // by row, on the screen

	sums kept[[]uint64] // of the cells of pictures
	sent kept[[]byte]   // for whole rows, with Sixel and ITerm2

	// What follows is for Kitty and Placeholders.
	composed kept[[]layer]          // of the rows that are more than one picture
	encoded  map[picture.Key][]byte // PNGs of the frame under way
	patch    wanted                 // the cursor, cut to whole cells
	patchRow int
	above    placed // the cursor on the screen
	next     uint32 // the last number of a placement
}

// wanted is a picture that a frame shows.
type wanted struct {
	key    picture.Key
	row    *picture.Row
	img    *image.Paletted // nil until it is needed
	column int             // of its left edge
	there  bool
}

// shown is a picture on the screen.
type shown struct {
	wanted
	layers []placed // with kitty's protocol, the lowest first
}

// placed is a placement of kitty's protocol.
type placed struct {
	held      *held
	placement uint32
	row       int
	column    int
}

// New is a Screen with nothing on it.
func New(s Settings) *Screen {
	return &Screen{
		Settings: s, wire: wire{tmux: s.Protocol == Placeholders}, encoded: map[picture.Key][]byte{}, painted: newPainted(s.Raster),
		sums: kept[[]uint64]{most: mostSums}, sent: kept[[]byte]{most: mostSent}, composed: kept[[]layer]{most: mostComposed},
		store: store{base: max(1, s.First)}, want: make([]wanted, s.Rows), shown: make([]shown, s.Rows),
	}
}

// Cursor is a picture laid over a row: of the same height, X pixels from the left edge of the screen. A nil Picture is none.
type Cursor struct {
	Picture *picture.Row
	X, Row  int
}

// Take takes the rows of a frame and what is laid over one of them, and says of each row of the screen how many columns of it a
// picture will take: 0 where there is none, nor where it does not fit the cells of the screen or can not be painted.
func (s *Screen) Take(rows []*picture.Row, c Cursor) []int {
	drawn := make([]int, s.Rows)
	s.patch = wanted{}
	for i := range s.want {
		s.want[i] = wanted{}
		if i < len(rows) && rows[i] != nil && s.fits(i, rows[i]) {
			s.want[i] = wanted{key: rows[i].Key(), row: rows[i], there: true}
		}
	}
	s.ahead()
	for i := range s.want {
		if s.want[i].there {
			s.ready(i)
		}
	}
	if c.Picture != nil && 0 <= c.Row && c.Row < s.Rows {
		s.lay(c)
	}
	for i, w := range s.want {
		if w.there {
			drawn[i] = w.row.Width / s.Cell.Width
		}
	}
	return drawn
}

func (s *Screen) fits(row int, r *picture.Row) bool {
	if !s.Cell.Usable() || r.Height != s.Cell.Height || r.Width <= 0 || r.Width%s.Cell.Width != 0 || r.Width > s.Columns*s.Cell.Width {
		return false
	}
	return !s.SkipsLast || row < s.Rows-1
}

// ready paints a row unless the terminal has it already. What can't be painted is not there.
func (s *Screen) ready(i int) {
	w := &s.want[i]
	if s.shown[i].there && s.shown[i].key == w.key {
		w.img = s.shown[i].img
		return
	}
	if s.has(w.key) {
		return
	}
	s.pixels(w)
	w.there = w.img != nil
}

// pixels paints what is wanted.
func (s *Screen) pixels(w *wanted) {
	if w.img == nil {
		w.img = s.painted.of(w.key, w.row)
	}
}

// holds says whether the terminal keeps pictures by number.
func (s *Screen) holds() bool { return s.Protocol == Kitty || s.Protocol == Placeholders }

// lay lays the cursor over its row: with kitty's protocol as a picture of its own, cut to whole cells; else in the row itself.
func (s *Screen) lay(c Cursor) {
	w := &s.want[c.Row]
	if !w.there || c.Picture.Height != s.Cell.Height || c.Picture.Width <= 0 {
		return
	}
	over := s.painted.of(c.Picture.Key(), c.Picture)
	s.pixels(w)
	if over == nil || w.img == nil {
		return
	}
	from := max(0, c.X/s.Cell.Width*s.Cell.Width)
	to := min(w.img.Rect.Dx(), (c.X+c.Picture.Width+s.Cell.Width-1)/s.Cell.Width*s.Cell.Width)
	if from >= to {
		return
	}
	key := joined(w.key, c.Picture.Key(), c.X)
	img := s.painted.laid(key, w.img, over, c.X)
	if s.Protocol == Kitty {
		s.patch = wanted{key: joined(key, key, from), img: crop(img, from, to), column: from / s.Cell.Width, there: true}
		s.patchRow = c.Row
		return
	}
	w.key, w.img = key, img
}

// joined is the key of a picture that is laid over another.
func joined(base, over picture.Key, x int) picture.Key {
	h := fnv.New128a()
	_, _ = h.Write(base[:])
	_, _ = h.Write(over[:])
	_ = binary.Write(h, binary.LittleEndian, int64(x))
	var k picture.Key
	h.Sum(k[:0])
	return k
}
