package raster

import (
	"image"
	"image/color"
	"image/draw"

	"tippani/tui/fonts"
	"tippani/tui/letters"
	"tippani/tui/typeset"
)

// mostPictures is how many bytes of pictures of glyphs are kept: those of a page on which every cluster is another emoji.
const mostPictures = 4 << 20

type pictureKey struct {
	glyphKey
	size image.Point
}

// pictures keeps the pixels of coloured pictures of glyphs in the sizes that they were shown in: a few emoji are in most words that have
// any, and to read one takes as long as to fill several words.
type pictures struct {
	kept  map[pictureKey][]uint8 // nil for one that can not be had
	bytes int
}

func (p *pictures) of(key pictureKey, read func() []uint8) []uint8 {
	if pix, ok := p.kept[key]; ok {
		return pix
	}
	pix := read()
	if p.kept == nil || p.bytes+len(pix) > mostPictures {
		*p = pictures{kept: map[pictureKey][]uint8{}}
	}
	p.kept[key] = pix
	p.bytes += len(pix) + overhead
	return pix
}

// stamp is the picture of a glyph in the size that it is shown in; false for one that can not be had.
func (r *Raster) stamp(g *typeset.Glyph) (letters.Stamp, bool) {
	if g.Box.Empty() || g.Box.Dx() > widest || g.Box.Dy() > highest {
		return letters.Stamp{}, false
	}
	s := letters.Stamp{X: g.Box.Min.X, Y: g.Box.Min.Y, Width: g.Box.Dx(), Height: g.Box.Dy()}
	s.Pix = r.stamps.of(pictureKey{glyphKey{g.Face.Font, g.ID}, g.Box.Size()}, func() []uint8 { return r.pixels(g) })
	return s, s.Pix != nil
}

// pixels reads the picture of a glyph, as the pixels of a letters.Stamp; nil for one that can not be had.
func (r *Raster) pixels(g *typeset.Glyph) []uint8 {
	source := r.outlines.sources.of(g.Face.Font)
	if source == nil {
		return nil
	}
	if layers := source.Layers(g.ID); len(layers) > 0 {
		return r.layered(layers, g)
	}
	picture := source.Picture(g.ID)
	if picture == nil || picture.Bounds().Empty() {
		return nil
	}
	return shrink(picture, g.Box.Dx(), g.Box.Dy())
}

// own is the colour of layers that are to have that of the text: it is not known when a word is filled.
var own = color.NRGBA{R: 128, G: 128, B: 128, A: 255}

// layered fills the layers of a picture, as the pixels of a letters.Stamp.
func (r *Raster) layered(layers []fonts.Layer, g *typeset.Glyph) []uint8 {
	size := g.Box.Size()
	out := make([]uint8, 4*size.X*size.Y)
	cover := image.NewAlpha(image.Rectangle{Max: size})
	for i := range layers {
		l := &layers[i]
		if len(l.Outline) > mostSegments {
			continue
		}
		colour := l.Colour
		if l.Own {
			colour = own
		}
		r.filler.Reset(size.X, size.Y)
		r.filler.DrawOp = draw.Src
		follow(&r.filler, l.Outline, placed{x: g.Left, y: g.Top, scaleX: g.Scale, scaleY: -g.Scale})
		r.filler.Draw(cover, cover.Rect, image.Opaque, image.Point{})
		for n, a := range cover.Pix {
			over(out[4*n:4*n+4], colour, uint32(a)*uint32(colour.A)/255)
		}
	}
	return out
}

// over lays a colour over a pixel of a letters.Stamp, of which it covers so much of 255.
func over(pixel []uint8, c color.NRGBA, cover uint32) {
	if cover == 0 {
		return
	}
	below := uint32(pixel[3]) * (255 - cover) / 255
	all := cover + below
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		pixel[i] = uint8((uint32(v)*cover + uint32(pixel[i])*below + all/2) / all)
	}
	pixel[3] = uint8(all)
}

// shrink is a picture in another size, as the pixels of a letters.Stamp: each is the mean of what it covers of the old one.
func shrink(from image.Image, width, height int) []uint8 {
	b := from.Bounds()
	out := make([]uint8, 4*width*height)
	part := func(i, of, n int) (int, int) { return i * n / of, max((i+1)*n/of, i*n/of+1) }
	for y := range height {
		top, bottom := part(y, height, b.Dy())
		for x := range width {
			left, right := part(x, width, b.Dx())
			var sum [4]uint64 // premultiplied
			for v := top; v < bottom; v++ {
				for u := left; u < right; u++ {
					r, g, b, a := from.At(b.Min.X+u, b.Min.Y+v).RGBA()
					sum[0], sum[1], sum[2], sum[3] = sum[0]+uint64(r>>8), sum[1]+uint64(g>>8), sum[2]+uint64(b>>8), sum[3]+uint64(a>>8)
				}
			}
			if sum[3] == 0 {
				continue
			}
			pixel := out[4*(y*width+x):]
			for i, s := range sum[:3] {
				pixel[i] = uint8(min(s*255/sum[3], 255))
			}
			pixel[3] = uint8(sum[3] / uint64((right-left)*(bottom-top)))
		}
	}
	return out
}

// stamp paints a coloured picture of a word that begins at x, between two columns of pixels.
func (c *canvas) stamp(s *letters.Stamp, x, top, left, right int) {
	x += s.X
	top += s.Y
	for v := max(0, -top); v < s.Height && v+top < c.height; v++ {
		row := s.Pix[4*v*s.Width:]
		for u := max(0, left-x); u < s.Width && u+x < right; u++ {
			if p := row[4*u : 4*u+4]; p[3] != 0 {
				at := (v+top)*c.width + u + x
				c.pix[at] = c.palette.tinted(c.pix[at], p)
			}
		}
	}
}
