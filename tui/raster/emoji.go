package raster

import (
	"image"
	"image/color"

	"tippani/tui/typeset"
)

// stamp is a coloured picture in a word.
type stamp struct {
	at     image.Point // its left top corner, in pixels from where the word begins and from the top of the row of text
	pixels *image.NRGBA
}

// stamp makes a picture of a glyph in the size that it is shown in; false for one that can not be had.
func (r *Raster) stamp(g *typeset.Glyph) (stamp, bool) {
	source := r.outlines.sources.of(g.Face.Font)
	if source == nil || g.Box.Empty() || g.Box.Dx() > widest || g.Box.Dy() > highest {
		return stamp{}, false
	}
	picture := source.Picture(g.ID)
	if picture == nil || picture.Bounds().Empty() {
		return stamp{}, false
	}
	return stamp{at: g.Box.Min, pixels: shrink(picture, g.Box.Dx(), g.Box.Dy())}, true
}

// shrink is a picture in another size: each pixel is the mean of what it covers of the old one.
func shrink(from image.Image, width, height int) *image.NRGBA {
	b := from.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	part := func(i, of, n int) (int, int) { return i * n / of, max((i+1)*n/of, i*n/of+1) }
	for y := range height {
		top, bottom := part(y, height, b.Dy())
		for x := range width {
			left, right := part(x, width, b.Dx())
			var sum [4]uint32 // premultiplied
			for v := top; v < bottom; v++ {
				for u := left; u < right; u++ {
					r, g, b, a := from.At(b.Min.X+u, b.Min.Y+v).RGBA()
					sum[0], sum[1], sum[2], sum[3] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+b>>8, sum[3]+a>>8
				}
			}
			if sum[3] == 0 {
				continue
			}
			of := func(s uint32) uint8 { return uint8(min(s*255/sum[3], 255)) }
			alpha := sum[3] / uint32((right-left)*(bottom-top))
			out.SetNRGBA(x, y, color.NRGBA{R: of(sum[0]), G: of(sum[1]), B: of(sum[2]), A: uint8(alpha)})
		}
	}
	return out
}

// stamp paints a coloured picture of a word that begins at x, between two columns of pixels.
func (c *canvas) stamp(s *stamp, x, top, left, right int) {
	b := s.pixels.Rect
	x += s.at.X
	top += s.at.Y
	for v := max(0, -top); v < b.Dy() && v+top < c.height; v++ {
		row := s.pixels.Pix[v*s.pixels.Stride:]
		for u := max(0, left-x); u < b.Dx() && u+x < right; u++ {
			if p := row[4*u : 4*u+4]; p[3] != 0 {
				at := (v+top)*c.width + u + x
				c.pix[at] = c.palette.tinted(c.pix[at], p)
			}
		}
	}
}
