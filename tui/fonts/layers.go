package fonts

import (
	"encoding/binary"
	"image/color"
	"sort"

	"github.com/go-text/typesetting/font/opentype"
)

// layers are the glyphs of a font that are made of others in several colours: tables COLR, of version 0 only, and CPAL of the OpenType
// specification. They are read in place: a table is untrusted, and as long as it says.
type layers struct {
	glyphs  []byte // six bytes each: the glyph, its first layer, and how many it has
	parts   []byte // four bytes each: the glyph of a layer, and its colour
	colours []byte // of the first palette, four bytes each: blue, green, red, alpha
}

const (
	layeredSize = 6
	partSize    = 4
	colourSize  = 4
	// ownColour is the number of the colour that the text has.
	ownColour = 0xFFFF
	// mostParts is the most layers of a glyph: several times what any emoji has.
	mostParts = 512
	// mostSegments is the most segments of the outlines of a glyph's layers together: several times what any emoji has.
	mostSegments = 50000
)

var (
	tagCOLR = opentype.MustNewTag("COLR")
	tagCPAL = opentype.MustNewTag("CPAL")
)

// layersOf reads the layers of a face; nil where it has none.
func layersOf(l *opentype.Loader) *layers {
	colr, err := l.RawTable(tagCOLR)
	if err != nil || len(colr) < 14 {
		return nil
	}
	cpal, err := l.RawTable(tagCPAL)
	if err != nil || len(cpal) < 14 {
		return nil
	}
	u16, u32 := binary.BigEndian.Uint16, binary.BigEndian.Uint32
	glyphs, okGlyphs := part(colr, u32(colr[4:]), int(u16(colr[2:]))*layeredSize)
	parts, okParts := part(colr, u32(colr[8:]), int(u16(colr[12:]))*partSize)
	colours, okColours := part(cpal, u32(cpal[8:])+colourSize*uint32(u16(cpal[12:])), int(u16(cpal[2:]))*colourSize)
	if !okGlyphs || !okParts || !okColours || len(glyphs) == 0 {
		return nil
	}
	return &layers{glyphs: glyphs, parts: parts, colours: colours}
}

// part is a part of a table, so many bytes long; false where the table does not have it.
func part(table []byte, at uint32, length int) ([]byte, bool) {
	if uint64(at)+uint64(length) > uint64(len(table)) {
		return nil, false
	}
	return table[at : int(at)+length], true
}

// Layer is one colour of a glyph.
type Layer struct {
	Outline []opentype.Segment // in units of the font
	Colour  color.NRGBA
	Own     bool // it has the colour of the text in place of Colour
}

// of are the glyphs of the layers of a glyph, from the lowest up, and their colours; nothing for a glyph without.
func (l *layers) of(id uint32, add func(id uint32, colour color.NRGBA, own bool)) {
	if l == nil {
		return
	}
	u16 := binary.BigEndian.Uint16
	n := len(l.glyphs) / layeredSize
	at := sort.Search(n, func(i int) bool { return uint32(u16(l.glyphs[i*layeredSize:])) >= id }) * layeredSize
	if at == len(l.glyphs) || uint32(u16(l.glyphs[at:])) != id {
		return
	}
	first, count := int(u16(l.glyphs[at+2:])), int(u16(l.glyphs[at+4:]))
	if count > mostParts || (first+count)*partSize > len(l.parts) {
		return
	}
	for b := l.parts[first*partSize : (first+count)*partSize]; len(b) > 0; b = b[partSize:] {
		number := int(u16(b[2:]))
		if number == ownColour {
			add(uint32(u16(b)), color.NRGBA{}, true)
		} else if c := l.colours; (number+1)*colourSize <= len(c) {
			c = c[number*colourSize:]
			add(uint32(u16(b)), color.NRGBA{R: c[2], G: c[1], B: c[0], A: c[3]}, false)
		}
	}
}

// Layered reports whether the pictures of the font are made of outlines. It is known once the font was read.
func (f *Font) Layered() bool { return f.layers != nil }

// Layers are the colours of a glyph, from the lowest up; nothing for a glyph without, or whose outlines would take more memory than any
// emoji's: all layers of a hostile font may be one glyph of 65,535 points.
func (g *Glyphs) Layers(id uint32) (all []Layer) {
	segments := 0
	g.layers.of(id, func(id uint32, colour color.NRGBA, own bool) {
		if segments > mostSegments {
			return
		}
		outline := g.Outline(id)
		segments += len(outline)
		all = append(all, Layer{Outline: outline, Colour: colour, Own: own})
	})
	if segments > mostSegments {
		return nil
	}
	return all
}

// layersAt reads the layers of a face of a font file; nil where it has none.
func layersAt(r resource, index int) (*layers, error) {
	loaders, err := opentype.NewLoaders(r)
	if err != nil || index >= len(loaders) {
		return nil, err
	}
	return layersOf(loaders[index]), nil
}
