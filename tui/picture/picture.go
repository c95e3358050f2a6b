// Package picture says what one row of the screen shows where text is drawn instead of printed: things painted one over the other,
// placed in pixels. It holds values only: package raster makes pixels of them, package graphics sends those to the terminal.
package picture

import (
	"encoding/binary"
	"hash"
	"hash/fnv"
)

// RGB is a colour, eight bits a part, in the sRGB encoding.
type RGB struct{ R, G, B uint8 }

// Kind is what an Item is.
type Kind uint8

const (
	// Fill is a box in one colour, its left or right corners rounded.
	Fill Kind = iota
	// Text is a part of a word, set in the row's line of text. The whole word is shaped, and only the part painted, so that a colour that
	// begins inside a word changes no letterform.
	Text
	// Frame is the outline of a box, one pixel or more thick (see Thick), its corners rounded like a Fill's. Only the sides named by Open
	// are left out.
	Frame
)

// Item is one thing painted. Positions are pixels from the left top corner of the row; what lies outside the row is not seen.
type Item struct {
	Kind       Kind
	X, Y, W, H int // the box; of Text only X counts: where the whole word begins
	Colour     RGB
	RoundLeft  bool // Fill, Frame: the corners on the left, and on the right, are rounded
	RoundRight bool
	OpenLeft   bool // Frame: that side is not drawn, since the box goes on beyond it
	OpenRight  bool
	Thick      int // Frame: of the line, in pixels
	Clip       int // Text: nothing is painted at or beyond this pixel; 0 for the end of the row

	Text     string // Text: the whole word
	From, To int    // Text: the bytes of it that are painted, on cluster boundaries
	Bold     bool   // Text
	Small    bool   // Text: set as a label's tag is
}

// Row is a row of the screen.
type Row struct {
	Width, Height int // pixels: a whole number of cells wide, one cell high
	Page          RGB // what it is painted on
	Items         []Item
}

// Key tells rows apart by what they show.
type Key [16]byte

// Key is the key of a row: rows of one key look alike in every pixel, as long as the same fonts set them.
func (r *Row) Key() Key {
	h := fnv.New128a()
	write(h, r.Width, r.Height, colour(r.Page))
	for i := range r.Items {
		it := &r.Items[i]
		write(h, int(it.Kind), it.X, it.Y, it.W, it.H, colour(it.Colour), it.flags(), it.Thick, it.Clip, it.From, it.To, len(it.Text))
		_, _ = h.Write([]byte(it.Text))
	}
	var k Key
	h.Sum(k[:0])
	return k
}

func colour(c RGB) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

func (i *Item) flags() int {
	n := 0
	for bit, on := range []bool{i.RoundLeft, i.RoundRight, i.OpenLeft, i.OpenRight, i.Bold, i.Small} {
		if on {
			n |= 1 << bit
		}
	}
	return n
}

func write(h hash.Hash, numbers ...int) {
	var b [8]byte
	for _, n := range numbers {
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		_, _ = h.Write(b[:])
	}
}
