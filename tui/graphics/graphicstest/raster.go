// Package graphicstest is for tests of pictures in terminals: a rasterer that needs no font, and a terminal that decodes what it is
// sent into pixels.
package graphicstest

import (
	"image"
	"image/color"
	"math"
	"sync"

	"tippani/tui/picture"
)

// Raster paints rows without a font: letters are strokes and bows that depend on the code point, under a headline, with as many steps of
// grey as real ones have, so that they take about as many bytes.
type Raster struct {
	mu sync.Mutex
	// Painted counts the rows painted.
	Painted int
	glyphs  map[rune][]uint8 // coverage in steps of 1/15, the size of a letter
	height  int
}

// steps is how many levels of coverage there are beside none.
const steps = 15

// Paint is graphics.Rasterer.
func (r *Raster) Paint(row *picture.Row) *image.Paletted {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Painted++
	if row.Width <= 0 || row.Height <= 0 || row.Width > 1<<14 || row.Height > 1<<10 {
		return nil
	}
	img := image.NewPaletted(image.Rect(0, 0, row.Width, row.Height), color.Palette{rgb(row.Page)})
	for _, item := range row.Items {
		switch item.Kind {
		case picture.Fill:
			fill(img, item, image.Rect(item.X, item.Y, item.X+item.W, item.Y+item.H))
		case picture.Frame:
			t := max(1, item.Thick)
			fill(img, item, image.Rect(item.X, item.Y, item.X+item.W, item.Y+t))
			fill(img, item, image.Rect(item.X, item.Y+item.H-t, item.X+item.W, item.Y+item.H))
		case picture.Text:
			r.text(img, item)
		}
	}
	return img
}

func rgb(c picture.RGB) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// index is the place of a colour in the picture's palette, to which it is added; the last when there is no room.
func index(img *image.Paletted, c color.RGBA) uint8 {
	for i, other := range img.Palette {
		if other == c {
			return uint8(i)
		}
	}
	if len(img.Palette) == 256 {
		return 255
	}
	img.Palette = append(img.Palette, c)
	return uint8(len(img.Palette) - 1)
}

func fill(img *image.Paletted, item picture.Item, box image.Rectangle) {
	box = box.Intersect(img.Rect)
	c := index(img, rgb(item.Colour))
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			img.Pix[y*img.Stride+x] = c
		}
	}
}

// text sets letter beside letter, half as wide as the row is high.
func (r *Raster) text(img *image.Paletted, item picture.Item) {
	h := img.Rect.Dy()
	w := h / 2
	limit := img.Rect.Dx()
	if item.Clip > 0 {
		limit = min(limit, item.Clip)
	}
	var mixed [256][steps + 1]uint8
	var known [256][steps + 1]bool
	x := item.X
	for at, letter := range item.Text {
		if at >= item.From && (at < item.To || item.To == 0) {
			mask := r.glyph(letter, w, h)
			for i, level := range mask {
				px, py := x+i%w, i/w
				if level == 0 || px < 0 || px >= limit {
					continue
				}
				under := img.Pix[py*img.Stride+px]
				if !known[under][level] {
					known[under][level] = true
					mixed[under][level] = index(img, mix(img.Palette[under], rgb(item.Colour), level))
				}
				img.Pix[py*img.Stride+px] = mixed[under][level]
			}
		}
		x += w
	}
}

func mix(under color.Color, ink color.RGBA, level uint8) color.RGBA {
	r, g, b, _ := under.RGBA()
	part := func(a uint32, c uint8) uint8 {
		return uint8((int(a>>8)*(steps-int(level)) + int(c)*int(level)) / steps)
	}
	return color.RGBA{part(r, ink.R), part(g, ink.G), part(b, ink.B), 255}
}

// glyph is the coverage of a letter: a headline, a stem, and a bow that depends on the code point.
func (r *Raster) glyph(letter rune, w, h int) []uint8 {
	if r.height != h || r.glyphs == nil {
		r.glyphs, r.height = map[rune][]uint8{}, h
	}
	if mask, ok := r.glyphs[letter]; ok {
		return mask
	}
	mask := make([]uint8, w*h)
	if letter != ' ' {
		seed := float64(uint32(letter) * 2654435761 % 1000)
		cx, cy := float64(w)*(0.3+0.3*math.Mod(seed/7, 1)), float64(h)*(0.5+0.15*math.Mod(seed/13, 1))
		radius := float64(w) * (0.2 + 0.15*math.Mod(seed/3, 1))
		for i := range mask {
			x, y := float64(i%w)+0.5, float64(i/w)+0.5
			d := math.Abs(y - float64(h)*0.28)
			d = min(d, math.Abs(math.Hypot(x-cx, y-cy)-radius))
			if y > float64(h)*0.28 && y < float64(h)*0.8 {
				d = min(d, math.Abs(x-float64(w)*0.8+(y-float64(h)*0.5)*0.1*math.Mod(seed, 3)))
			}
			mask[i] = uint8(max(0, min(1, float64(h)/16-d)) * steps)
		}
	}
	r.glyphs[letter] = mask
	return mask
}
