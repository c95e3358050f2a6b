package raster

import (
	"image"
	"math"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"tippani/tui/letters"
	"tippani/tui/typeset"
)

// mask is how much of each pixel a word covers, of 255. A word is filled as one, so that the headline has no seams.
type mask struct {
	ends, edges []int // as of a typeset.Word
	letters.Mask
}

func (r *Raster) mask(text string, bold, small bool) *mask {
	key := letters.Key{Text: text, Bold: bold, Small: small}
	if m := r.masks.get(key); m != nil {
		return m
	}
	m := r.make(text, bold, small)
	r.masks.put(key, m)
	return m
}

func (r *Raster) make(text string, bold, small bool) *mask {
	cell := r.setter.Cell()
	word := r.setter.Word(text, bold, small)
	m := &mask{ends: word.Ends, edges: word.Edges}
	m.Rows = cell.Y
	baseline := r.setter.Baseline(small)
	p := path{segments: r.segments[:0], right: float32(min(word.Edges[len(word.Edges)-1], farthest))}
	for i := range word.Glyphs {
		if g := &word.Glyphs[i]; g.Kind == typeset.Outline {
			p.add(r.outlines.of(g), g, float32(baseline), float32(cell.Y))
		}
	}
	m.Left = int(math.Floor(float64(p.left)))
	m.Width = int(math.Ceil(float64(p.right))) - m.Left
	m.Pix = make([]uint8, m.Width*m.Rows)
	r.segments = p.segments
	if len(p.segments) > 0 {
		m.trace(&r.filler, p.segments)
	}
	for i := range word.Glyphs {
		g := &word.Glyphs[i]
		wide := g.Wide
		if g.Kind == typeset.Picture {
			if s, ok := r.stamp(g); ok {
				m.Stamps = append(m.Stamps, s)
				continue
			}
			wide = max(g.Box.Dx(), 1)
		}
		at := int(g.X) - m.Left
		if g.Kind == typeset.Outline || at < 0 || at+wide > m.Width {
			continue
		}
		tile := tile{pix: m.Pix[at:], stride: m.Width, width: wide, height: m.Rows}
		if g.Kind == typeset.Ruled {
			tile.ruled(g.Rune)
		} else {
			tile.hollow(baseline)
		}
	}
	m.trim()
	return m
}

// trim leaves out the rows of pixels above and below that have nothing of the word.
func (m *mask) trim() {
	empty := func(y int) bool {
		for _, v := range m.Pix[y*m.Width : (y+1)*m.Width] {
			if v != 0 {
				return false
			}
		}
		return true
	}
	from, to := 0, m.Rows
	for from < to && empty(from) {
		from++
	}
	for from < to && empty(to-1) {
		to--
	}
	m.Pix = slices.Clone(m.Pix[from*m.Width : to*m.Width])
	m.Top, m.Rows = from, to-from
}

// weight is how much more than its part of a pixel an outline covers, in percent: the headline of Bengali and the stems are a little
// narrower than a pixel at the sizes of text, and are to be as dark as the ink.
const weight = 112

// trace fills outlines.
func (m *mask) trace(z *vector.Rasterizer, segments []opentype.Segment) {
	z.Reset(m.Width, m.Rows)
	follow(z, segments, placed{x: float32(m.Left), scaleX: 1, scaleY: 1})
	out := &image.Alpha{Pix: m.Pix, Stride: m.Width, Rect: image.Rect(0, 0, m.Width, m.Rows)}
	z.Draw(out, out.Rect, image.Opaque, image.Point{})
	for i, v := range m.Pix {
		m.Pix[i] = uint8(min(int(v)*weight/100, 255))
	}
}

// placed is where outlines go: their point x, y comes into the left top corner, and their units are so many pixels.
type placed struct{ x, y, scaleX, scaleY float32 }

func (p placed) at(s opentype.SegmentPoint) (x, y float32) {
	return within((s.X-p.x)*p.scaleX, -farthest, 2*farthest), within((s.Y-p.y)*p.scaleY, -farthest, farthest)
}

// follow draws outlines.
func follow(z *vector.Rasterizer, segments []opentype.Segment, p placed) {
	open := false
	for i := range segments {
		s := &segments[i]
		ax, ay := p.at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				z.ClosePath()
			}
			open = true
			z.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			z.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			bx, by := p.at(s.Args[1])
			z.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := p.at(s.Args[1])
			cx, cy := p.at(s.Args[2])
			z.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	z.ClosePath()
}
