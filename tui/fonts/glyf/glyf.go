// Package glyf reads the outlines of a TrueType font one by one, as they are needed: most of a font is never drawn. The tables are
// untrusted: what is damaged has no outline, and what a composite glyph may come to is bounded.
package glyf

import (
	"encoding/binary"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

const (
	// headerSize is how long the header of a glyph is, in bytes: its kind, and the box that it fills.
	headerSize = 10
	// emptySize is how long a glyph without contours is: a header and the length of its instructions.
	emptySize = headerSize + 2
)

// Outlines are the outlines of a font. They are safe for concurrent use.
type Outlines struct {
	glyf []byte
	loca []uint32 // where each glyph begins in glyf, and where the last one ends
	hmtx tables.Hmtx
}

// New is the outlines of a font whose tables these are. loca has one entry more than there are glyphs.
func New(glyf []byte, loca []uint32, hmtx tables.Hmtx) *Outlines {
	return &Outlines{glyf: glyf, loca: loca, hmtx: hmtx}
}

// bytes are those of a glyph; nothing for one without an outline, or that the tables have no place for.
func (o *Outlines) bytes(id uint32) []byte {
	if int64(id)+1 >= int64(len(o.loca)) {
		return nil
	}
	from, to := o.loca[id], o.loca[id+1]
	if from > to || int64(to) > int64(len(o.glyf)) || to-from < headerSize {
		return nil
	}
	return o.glyf[from:to]
}

// Boxes are a glyf table in which each glyph has the box of its own and no contours, and the loca table of it in its long form: all that
// a shaper asks of the outlines of a font that does not vary.
func (o *Outlines) Boxes() (glyf, loca []byte) {
	n := max(len(o.loca)-1, 0)
	glyf, loca = make([]byte, 0, n*emptySize), make([]byte, 4, 4*(n+1))
	for id := range n {
		if b := o.bytes(uint32(id)); b != nil {
			glyf = append(append(append(glyf, 0, 0), b[2:headerSize]...), 0, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca
}

// Of is the outline of a glyph, in units of the font; nothing for one that has none, or is damaged.
func (o *Outlines) Of(id uint32) []opentype.Segment {
	b := build{outlines: o}
	points, left, ok := b.glyph(id, 0)
	if !ok {
		return nil
	}
	for i := range points {
		points[i].X -= left
	}
	return segments(points)
}
