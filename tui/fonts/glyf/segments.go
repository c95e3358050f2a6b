package glyf

import "github.com/go-text/typesetting/font/opentype"

// segments draws the contours of a glyph.
func segments(points []point) []opentype.Segment {
	out := make([]opentype.Segment, 0, len(points)+len(points)/4+2)
	from := 0
	for i := range points {
		if points[i].last {
			out = contour(out, points[from:i+1])
			from = i + 1
		}
	}
	return out
}

// contour draws one contour. Where two points follow each other that it does not go through, it goes through the middle between them.
func contour(out []opentype.Segment, points []point) []opentype.Segment {
	start := points[0].SegmentPoint
	var pending *opentype.SegmentPoint // the point off the curve that the next point closes
	rest := points[1:]
	if !points[0].on {
		switch {
		case len(rest) == 0:
			return out
		case rest[0].on:
			start = rest[0].SegmentPoint
		default:
			start, pending = middle(start, rest[0].SegmentPoint), &rest[0].SegmentPoint
		}
		rest = rest[1:]
	}
	out = append(out, segment(opentype.SegmentOpMoveTo, start))
	add := func(p *opentype.SegmentPoint, on bool) {
		switch {
		case pending == nil && on:
			out = append(out, segment(opentype.SegmentOpLineTo, *p))
		case pending == nil:
			pending = p
		case on:
			out, pending = append(out, segment(opentype.SegmentOpQuadTo, *pending, *p)), nil
		default:
			out, pending = append(out, segment(opentype.SegmentOpQuadTo, *pending, middle(*pending, *p))), p
		}
	}
	for i := range rest {
		add(&rest[i].SegmentPoint, rest[i].on)
	}
	if !points[0].on {
		add(&points[0].SegmentPoint, false)
	}
	add(&start, true)
	return out
}

func segment(op opentype.SegmentOp, points ...opentype.SegmentPoint) opentype.Segment {
	s := opentype.Segment{Op: op}
	copy(s.Args[:], points)
	return s
}

func middle(p, q opentype.SegmentPoint) opentype.SegmentPoint {
	return opentype.SegmentPoint{X: (p.X + q.X) / 2, Y: (p.Y + q.Y) / 2}
}
