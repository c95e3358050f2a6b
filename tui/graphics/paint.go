package graphics

import (
	"image"
	"image/color"

	"tippani/tui/picture"
)

// mostPainted is how many bytes of pixels are kept of rows that were painted, so that a cursor can be laid over them, and what
// changed be told, without painting them anew.
const mostPainted = 8 << 20

// painted keeps the pixels of rows, the latest used.
type painted struct {
	raster Rasterer
	kept[*image.Paletted]
}

func newPainted(r Rasterer) painted {
	return painted{raster: r, kept: kept[*image.Paletted]{most: mostPainted}}
}

// of is the pixels of a row; nil when they are not those of a picture of its size.
func (p *painted) of(key picture.Key, row *picture.Row) *image.Paletted {
	if img, ok := p.find(key); ok {
		return img
	}
	return p.add(key, sound(p.raster.Paint(row), row.Width, row.Height))
}

// laid is the pixels of a row with a smaller picture laid over it, x pixels from its left edge.
func (p *painted) laid(key picture.Key, base, over *image.Paletted, x int) *image.Paletted {
	if img, ok := p.find(key); ok {
		return img
	}
	return p.add(key, overlay(base, over, x))
}

// add keeps pixels, unless there are none.
func (p *painted) add(key picture.Key, img *image.Paletted) *image.Paletted {
	if img != nil {
		p.keep(key, img, len(img.Pix))
	}
	return img
}

// sound is the picture if it has the size it should have and all its pixels are in its palette, with its left top corner at 0, 0;
// else nil.
func sound(img *image.Paletted, width, height int) *image.Paletted {
	if img == nil || width <= 0 || height <= 0 || img.Rect.Dx() != width || img.Rect.Dy() != height || len(img.Palette) > 256 {
		return nil
	}
	if img.Stride < width || len(img.Pix) < (height-1)*img.Stride+width {
		return nil
	}
	if len(img.Palette) < 256 {
		for y := range height {
			for _, c := range line(img, y) {
				if int(c) >= len(img.Palette) {
					return nil
				}
			}
		}
	}
	moved := *img
	moved.Rect = image.Rect(0, 0, width, height)
	return &moved
}

// overlay is a copy of base with over laid on it, x pixels from its left edge. What sticks out is not seen.
func overlay(base, over *image.Paletted, x int) *image.Paletted {
	img := image.NewPaletted(base.Rect, append(color.Palette{}, base.Palette...))
	for y := range base.Rect.Dy() {
		copy(line(img, y), line(base, y))
	}
	index := make([]uint8, len(over.Palette))
	for i, c := range over.Palette {
		index[i] = place(&img.Palette, c)
	}
	for y := range min(base.Rect.Dy(), over.Rect.Dy()) {
		to := line(img, y)
		for i, c := range line(over, y) {
			if at := x + i; 0 <= at && at < len(to) {
				to[at] = index[c]
			}
		}
	}
	return img
}

// place is the index of a colour in a palette, to which it is added if there is room; else that of the nearest colour.
func place(p *color.Palette, c color.Color) uint8 {
	n := p.Index(c)
	if n < len(*p) && same((*p)[n], c) {
		return uint8(n)
	}
	if len(*p) < 256 {
		*p = append(*p, c)
		return uint8(len(*p) - 1)
	}
	return uint8(n)
}

func same(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	return r1 == r2 && g1 == g2 && b1 == b2
}

// crop is the columns of pixels from..to of a picture, sharing its pixels.
func crop(img *image.Paletted, from, to int) *image.Paletted {
	part := *img
	part.Rect = image.Rect(0, 0, to-from, img.Rect.Dy())
	part.Pix = img.Pix[from:]
	return &part
}
