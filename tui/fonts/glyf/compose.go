package glyf

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

const (
	// deepest is how deep glyphs may be made of others that are made of others.
	deepest = 20
	// mostParts and mostPoints are the most parts and points of a glyph: many times what any letter has.
	mostParts  = 500
	mostPoints = 20000
	// onCurve is the flag of a point that the outline goes through.
	onCurve = 1
)

// point is a point of an outline.
type point struct {
	opentype.SegmentPoint
	on   bool // the outline goes through it
	last bool // of its contour
}

// build puts the points of a glyph together.
type build struct {
	outlines *Outlines
	parts    int
}

// glyph is the points of a glyph, and where its origin lies, by its side bearing, in the coordinates of them.
func (b *build) glyph(id uint32, depth int) (points []point, left float32, ok bool) {
	b.parts++
	raw := b.outlines.bytes(id)
	if raw == nil {
		return nil, 0, depth > 0
	}
	if depth > deepest || b.parts > mostParts {
		return nil, 0, false
	}
	g, _, err := tables.ParseGlyph(raw)
	if err != nil {
		return nil, 0, false
	}
	left = float32(g.XMin - b.outlines.hmtx.SideBearing(tables.GlyphID(id)))
	switch data := g.Data.(type) {
	case tables.SimpleGlyph:
		points, ok = simple(data)
		return points, left, ok
	case tables.CompositeGlyph:
		for i := range data.Glyphs {
			part := &data.Glyphs[i]
			more, own, ok := b.glyph(uint32(part.GlyphIndex), depth+1)
			if !ok || len(points)+len(more) > mostPoints {
				return nil, 0, false
			}
			if part.HasUseMyMetrics() {
				left = own
			}
			points = append(points, moved(part, more, points)...)
		}
	}
	return points, left, true
}

func simple(g tables.SimpleGlyph) (points []point, ok bool) {
	points = make([]point, len(g.Points))
	for i, p := range g.Points {
		points[i] = point{SegmentPoint: opentype.SegmentPoint{X: float32(p.X), Y: float32(p.Y)}, on: p.Flag&onCurve != 0}
	}
	for _, end := range g.EndPtsOfContours {
		if int(end) >= len(points) {
			return nil, false
		}
		points[end].last = true
	}
	return points, true
}

// moved puts the points of a part where they belong in the glyph, which has some points already.
func moved(part *tables.CompositeGlyphPart, points, before []point) []point {
	var dx, dy float32
	if !part.IsAnchored() {
		x, y := part.ArgsAsTranslation()
		dx, dy = float32(x), float32(y)
	}
	m, first := part.Scale, part.IsScaledOffsets()
	for i := range points {
		p := &points[i]
		if first {
			p.X, p.Y = p.X+dx, p.Y+dy
		}
		p.X, p.Y = p.X*m[0]+p.Y*m[2], p.X*m[1]+p.Y*m[3]
		if !first {
			p.X, p.Y = p.X+dx, p.Y+dy
		}
	}
	if !part.IsAnchored() {
		return points
	}
	to, from := part.ArgsAsIndices()
	if to >= len(before) || from >= len(points) {
		return points
	}
	dx, dy = before[to].X-points[from].X, before[to].Y-points[from].Y
	for i := range points {
		points[i].X, points[i].Y = points[i].X+dx, points[i].Y+dy
	}
	return points
}
