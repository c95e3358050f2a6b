package raster

import (
	"image"
	"math"
	"strings"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"tippani/tui/typeset"
)

// mask is how much of each pixel a word covers, of 255. A word is filled as one, so that the headline has no seams.
type mask struct {
	word          *typeset.Word
	left          int // the column of its first pixel, from where the word begins
	width, height int
	pix           []uint8
}

type maskKey struct {
	text        string
	bold, small bool
}

const (
	// mostBytes is how many bytes of masks are kept before the older half of those kept may go: the words of dozens of pages.
	mostBytes = 2 << 20
	// overhead is about what a mask takes beside its pixels, in bytes.
	overhead = 200
	// longestKept is the longest word whose mask is kept, in bytes.
	longestKept = 256
)

// masks keeps the masks used last, in two halves: what is used is in the younger one, and the older is dropped whole.
type masks struct {
	young, old map[maskKey]*mask
	bytes      int // of the younger half
}

func (m *masks) get(k maskKey) *mask {
	if found := m.young[k]; found != nil {
		return found
	}
	found := m.old[k]
	if found != nil {
		m.put(k, found)
	}
	return found
}

func (m *masks) put(k maskKey, v *mask) {
	if len(k.text) > longestKept {
		return
	}
	if m.young == nil || m.bytes >= mostBytes {
		m.old, m.young, m.bytes = m.young, map[maskKey]*mask{}, 0
	}
	k.text = strings.Clone(k.text) // what is kept holds no article
	m.young[k] = v
	m.bytes += len(v.pix) + len(k.text) + overhead
}

// mask is the mask of a word.
func (r *Raster) mask(text string, bold, small bool) *mask {
	key := maskKey{text, bold, small}
	if m := r.masks.get(key); m != nil {
		return m
	}
	m := r.make(text, bold, small)
	r.masks.put(key, m)
	return m
}

func (r *Raster) make(text string, bold, small bool) *mask {
	cell := r.setter.Cell()
	m := &mask{word: r.setter.Word(text, bold, small), height: cell.Y}
	baseline := r.setter.Baseline(small)
	p := path{segments: r.segments[:0], right: float32(min(m.word.Edges[len(m.word.Edges)-1], farthest))}
	for i := range m.word.Glyphs {
		if g := &m.word.Glyphs[i]; g.Kind == typeset.Outline {
			p.add(r.outlines.of(g), g, float32(baseline), float32(cell.Y))
		}
	}
	m.left = int(math.Floor(float64(p.left)))
	m.width = int(math.Ceil(float64(p.right))) - m.left
	m.pix = make([]uint8, m.width*m.height)
	r.segments = p.segments
	if len(p.segments) > 0 {
		m.trace(&r.filler, p.segments)
	}
	for i := range m.word.Glyphs {
		g := &m.word.Glyphs[i]
		at := int(g.X) - m.left
		if g.Kind == typeset.Outline || at < 0 || at+g.Wide > m.width {
			continue
		}
		tile := tile{pix: m.pix[at:], stride: m.width, width: g.Wide, height: m.height}
		if g.Kind == typeset.Ruled {
			tile.ruled(g.Rune)
		} else {
			tile.hollow(baseline)
		}
	}
	return m
}

// weight is how much more than its part of a pixel an outline covers, in percent: the headline of Bengali and the stems are a little
// narrower than a pixel at the sizes of text, and are to be as dark as the ink.
const weight = 112

// trace fills outlines.
func (m *mask) trace(z *vector.Rasterizer, segments []opentype.Segment) {
	z.Reset(m.width, m.height)
	left := float32(m.left)
	open := false
	for i := range segments {
		s := &segments[i]
		a := &s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				z.ClosePath()
			}
			open = true
			z.MoveTo(a[0].X-left, a[0].Y)
		case opentype.SegmentOpLineTo:
			z.LineTo(a[0].X-left, a[0].Y)
		case opentype.SegmentOpQuadTo:
			z.QuadTo(a[0].X-left, a[0].Y, a[1].X-left, a[1].Y)
		case opentype.SegmentOpCubeTo:
			z.CubeTo(a[0].X-left, a[0].Y, a[1].X-left, a[1].Y, a[2].X-left, a[2].Y)
		}
	}
	z.ClosePath()
	out := &image.Alpha{Pix: m.pix, Stride: m.width, Rect: image.Rect(0, 0, m.width, m.height)}
	z.Draw(out, out.Rect, image.Opaque, image.Point{})
	for i, v := range m.pix {
		m.pix[i] = uint8(min(int(v)*weight/100, 255))
	}
}
