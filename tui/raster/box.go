package raster

import (
	"math"

	"tippani/tui/picture"
)

// radius is that of the round corners of a box, in pixels.
func (c *canvas) radius(it *picture.Item) float64 {
	return float64(min(c.height/4, it.W/2, it.H/2))
}

// round is a box with round corners, in pixels.
type round struct {
	left, top, right, bottom float64
	radius                   float64
	roundLeft, roundRight    bool
}

// cover is how much of the pixel at x, y lies in the box, from 0 to 1.
func (b *round) cover(x, y int) float64 {
	px, py := float64(x)+0.5, float64(y)+0.5
	if px < b.left || px > b.right || py < b.top || py > b.bottom {
		return 0
	}
	dx := 0.0
	switch {
	case b.roundLeft && px < b.left+b.radius:
		dx = b.left + b.radius - px
	case b.roundRight && px > b.right-b.radius:
		dx = px - b.right + b.radius
	default:
		return 1
	}
	dy := max(b.top+b.radius-py, py-b.bottom+b.radius)
	if dy <= 0 {
		return 1
	}
	return min(max(b.radius+0.5-math.Hypot(dx, dy), 0), 1)
}

func (c *canvas) rounded(it *picture.Item) round {
	return round{
		left: float64(it.X), top: float64(it.Y), right: float64(it.X + it.W), bottom: float64(it.Y + it.H),
		radius: c.radius(it), roundLeft: it.RoundLeft, roundRight: it.RoundRight,
	}
}

// fill paints a box.
func (c *canvas) fill(it *picture.Item, ink uint8) {
	b := c.rounded(it)
	edge := int(math.Ceil(b.radius))
	for y := max(it.Y, 0); y < min(it.Y+it.H, c.height); y++ {
		pix := c.pix[y*c.width : (y+1)*c.width]
		straight := y >= it.Y+edge && y < it.Y+it.H-edge
		for x := max(it.X, 0); x < min(it.X+it.W, c.width); x++ {
			if straight || x >= it.X+edge && x < it.X+it.W-edge {
				pix[x] = ink
				continue
			}
			pix[x] = c.palette.over(pix[x], ink, uint8(b.cover(x, y)*255+0.5))
		}
	}
}

// frame paints the outline of a box.
func (c *canvas) frame(it *picture.Item, ink uint8) {
	thick := min(max(it.Thick, 1), it.H)
	outer := c.rounded(it)
	far := outer.radius + float64(thick)
	if it.OpenLeft {
		outer.left -= far
	}
	if it.OpenRight {
		outer.right += far
	}
	inner := outer
	inner.left, inner.top = outer.left+float64(thick), outer.top+float64(thick)
	inner.right, inner.bottom = outer.right-float64(thick), outer.bottom-float64(thick)
	inner.radius = max(outer.radius-float64(thick), 0)
	edge := max(int(math.Ceil(outer.radius)), thick)
	for y := max(it.Y, 0); y < min(it.Y+it.H, c.height); y++ {
		pix := c.pix[y*c.width : (y+1)*c.width]
		level := y < it.Y+thick || y >= it.Y+it.H-thick
		for x := max(it.X, 0); x < min(it.X+it.W, c.width); x++ {
			if !level && x >= it.X+edge && x < it.X+it.W-edge {
				x = it.X + it.W - edge // nothing but what is framed
				if x >= c.width {
					break
				}
			}
			if a := outer.cover(x, y) - inner.cover(x, y); a > 0 {
				pix[x] = c.palette.over(pix[x], ink, uint8(a*255+0.5))
			}
		}
	}
}
