// Package raster makes pixels of the rows that package picture describes: boxes with round corners, text from package typeset, and
// box drawing by rule. All is antialiased, in a palette of at most 256 colours to a row.
package raster

import (
	"image"
	"math"
	"slices"
	"sort"
	"sync"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"tippani/tui/picture"
	"tippani/tui/typeset"
)

// Raster paints rows. It is safe for concurrent use, and paints equal rows equally.
type Raster struct {
	setter *typeset.Setter

	mu       sync.Mutex
	outlines outlines
	stamps   pictures
	masks    *Masks
	palette  palette
	filler   vector.Rasterizer
	segments []opentype.Segment // of the word in hand; kept for its room
}

// New makes a Raster for text that setter sets.
func New(setter *typeset.Setter) *Raster { return Sharing(setter, NewMasks(nil)) }

// Sharing is New with masks that other Rasters of the same Setter may use as well.
func Sharing(setter *typeset.Setter, masks *Masks) *Raster {
	return &Raster{setter: setter, masks: masks, outlines: outlines{sources: sources{}}}
}

const (
	// widest and highest bound a row, in pixels: several times what any screen has.
	widest  = 1 << 15
	highest = 1 << 11
)

// Paint paints a row. The picture is the caller's. It is empty where the row has no pixels, or more than any screen.
func (r *Raster) Paint(row *picture.Row) *image.Paletted {
	if row.Width <= 0 || row.Height <= 0 || row.Width > widest || row.Height > highest {
		return &image.Paletted{}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	masks, pictures := r.words(row)
	r.palette.begin(row, pictures)
	c := &canvas{pix: make([]uint8, row.Width*row.Height), width: row.Width, height: row.Height, palette: &r.palette}
	for i := range row.Items {
		it := &row.Items[i]
		ink := r.palette.exact(it.Colour)
		switch it.Kind {
		case picture.Fill:
			c.fill(it, ink)
		case picture.Frame:
			c.frame(it, ink)
		case picture.Text:
			if masks[i] != nil {
				r.text(c, it, masks[i], ink)
			}
		}
	}
	return &image.Paletted{Pix: c.pix, Stride: row.Width, Rect: image.Rect(0, 0, row.Width, row.Height), Palette: r.palette.list()}
}

// words are the masks of a row's words, by item, nil for items that are none, and the pixels of the coloured pictures in them.
func (r *Raster) words(row *picture.Row) (masks []*mask, pictures [][]uint8) {
	masks = make([]*mask, len(row.Items))
	for i := range row.Items {
		it := &row.Items[i]
		if it.Kind != picture.Text || it.Text == "" || it.From >= it.To {
			continue
		}
		masks[i] = r.mask(it.Text, it.Bold, it.Small)
		for _, s := range masks[i].Stamps {
			if !slices.ContainsFunc(pictures, func(pix []uint8) bool { return &pix[0] == &s.Pix[0] }) {
				pictures = append(pictures, s.Pix)
			}
		}
	}
	return masks, pictures
}

// canvas is the picture while it is painted: numbers of colours.
type canvas struct {
	pix           []uint8
	width, height int
	palette       *palette
}

// text paints a part of a word, whose mask is m.
func (r *Raster) text(c *canvas, it *picture.Item, m *mask, ink uint8) {
	left, right := math.MinInt32, math.MaxInt32
	if n := m.ends; it.From > 0 {
		left = it.X + m.edges[sort.SearchInts(n, it.From+1)]
	}
	if n := m.ends; it.To < len(it.Text) {
		right = it.X + m.edges[min(sort.SearchInts(n, it.To)+1, len(n))]
	}
	if it.Clip > 0 {
		right = min(right, it.Clip)
	}
	// A row may be of another height than a cell: the text keeps to the middle.
	above := (c.height - r.setter.Cell().Y) / 2
	for i := range m.Stamps {
		c.stamp(&m.Stamps[i], it.X, above, max(left, 0), min(right, c.width))
	}
	at := it.X + m.Left
	from, to := max(left, at, 0), min(right, at+m.Width, c.width)
	if from >= to {
		return
	}
	top := above + m.Top
	for y := max(0, -top); y < m.Rows && y+top < c.height; y++ {
		cover := m.Pix[y*m.Width+from-at : y*m.Width+to-at]
		pix := c.pix[(y+top)*c.width+from:]
		for x, a := range cover {
			if a != 0 {
				pix[x] = c.palette.over(pix[x], ink, a)
			}
		}
	}
}
