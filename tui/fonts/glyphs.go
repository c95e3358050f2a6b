package fonts

import (
	"bytes"
	"image"
	"image/png"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"tippani/tui/fonts/glyf"
)

// Glyphs reads the glyphs of the font. A Glyphs serves one goroutine at a time. The error says why the file can not be used.
func (f *Font) Glyphs() (*Glyphs, error) {
	face, err := f.Face()
	if err != nil {
		return nil, err
	}
	return &Glyphs{face: face, apart: f.outlines, layers: f.layers}, nil
}

// Glyphs are the glyphs of a font.
type Glyphs struct {
	face  *font.Face
	apart *glyf.Outlines // those of face, where they are not in it

	layers *layers // nil for none
}

// Outline is the outline of a glyph, in units of the font; nothing for one without, or one that is damaged.
func (g *Glyphs) Outline(id uint32) (s []opentype.Segment) {
	if g.apart != nil {
		return g.apart.Of(id)
	}
	defer func() {
		if recover() != nil { // the parser was not written for hostile files
			s = nil
		}
	}()
	outline, _ := g.face.GlyphDataOutline(opentype.GID(id))
	return outline.Segments
}

// largestPicture is the most pixels that a side of a picture may have: several times what any font of emoji has.
const largestPicture = 1024

// Picture is the coloured picture of a glyph, in the size that the font has it in; nil for a glyph without, or one that is damaged.
func (g *Glyphs) Picture(id uint32) (picture image.Image) {
	defer func() {
		if recover() != nil { // as above
			picture = nil
		}
	}()
	bitmap, ok := g.face.GlyphDataBitmap(opentype.GID(id))
	if !ok || bitmap.Format != font.PNG { // fonts of emoji have no other
		return nil
	}
	size, err := png.DecodeConfig(bytes.NewReader(bitmap.Data))
	if err != nil || size.Width > largestPicture || size.Height > largestPicture {
		return nil
	}
	picture, err = png.Decode(bytes.NewReader(bitmap.Data))
	if err != nil {
		return nil
	}
	return picture
}
