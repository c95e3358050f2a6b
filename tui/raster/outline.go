package raster

import (
	"github.com/go-text/typesetting/font/opentype"

	"tippani/tui/fonts"
	"tippani/tui/typeset"
)

const (
	// mostOutlines is how many outlines are kept: those of several scripts.
	mostOutlines = 4096
	// mostSegments is the most segments of an outline: several times what any letter has.
	mostSegments = 5000
)

type glyphKey struct {
	font *fonts.Font
	id   uint32
}

// sources are what outlines and pictures are taken from; nil for a font that can not be read.
type sources map[*fonts.Font]*fonts.Glyphs

func (s sources) of(f *fonts.Font) *fonts.Glyphs {
	glyphs, ok := s[f]
	if !ok {
		glyphs, _ = f.Glyphs()
		s[f] = glyphs
	}
	return glyphs
}

// outlines keeps the outlines of glyphs, in units of their fonts.
type outlines struct {
	sources sources
	kept    map[glyphKey][]opentype.Segment
}

// of is the outline of a glyph; nothing for one without, or one that is damaged.
func (o *outlines) of(g *typeset.Glyph) []opentype.Segment {
	key := glyphKey{g.Face.Font, g.ID}
	if s, ok := o.kept[key]; ok {
		return s
	}
	if o.kept == nil || len(o.kept) >= mostOutlines {
		o.kept = make(map[glyphKey][]opentype.Segment, 256)
	}
	s := o.read(key)
	o.kept[key] = s
	return s
}

func (o *outlines) read(key glyphKey) []opentype.Segment {
	source := o.sources.of(key.font)
	if source == nil {
		return nil
	}
	s := source.Outline(key.id)
	if len(s) > mostSegments {
		return nil
	}
	return s
}

// path is outlines in pixels, from the left top corner of a mask.
type path struct {
	segments    []opentype.Segment
	left, right float32 // how far they reach
}

// add adds the outline of a glyph whose word has its baseline so many pixels below the top.
func (p *path) add(outline []opentype.Segment, g *typeset.Glyph, baseline, height float32) {
	p.put(outline, g, 0, baseline, height)
	if g.Smear > 0 {
		p.put(outline, g, g.Smear, baseline, height)
	}
}

func (p *path) put(outline []opentype.Segment, g *typeset.Glyph, aside, baseline, height float32) {
	scale, head := g.Face.Scale, g.Face.Headline
	for _, s := range outline {
		points := s.ArgsSlice()
		for i := range points {
			x, y := g.X+aside+points[i].X*scale*g.Narrow, g.Y+points[i].Y*scale
			switch {
			case y < 0:
				y *= g.Deep
			case y > head:
				y = head + (y-head)*g.Tall
			}
			points[i].X, points[i].Y = within(x, -farthest, farthest), within(baseline-y, -height, 2*height)
			p.left, p.right = min(p.left, points[i].X), max(p.right, points[i].X)
		}
		p.segments = append(p.segments, s)
	}
}

// farthest is the most pixels between the start of a word and its ink.
const farthest = 1 << 14

// within is v between two bounds; the lower one for what is no number.
func within(v, least, most float32) float32 {
	if !(v > least) {
		return least
	}
	return min(v, most)
}
