package graphics

import "image"

const (
	// alike is how far the parts of two colours may be from one another, of 255, for one to be shown for the other with sixel, where
	// each colour of a band takes bytes again: steps of grey at the edges of letters.
	alike = 20
	// block is the side, in pixels, of the squares that tell areas from edges: one that is all of a colour is a part of an area.
	block = 3
)

// registers are the colours that a picture is sent with.
type registers struct {
	// colours are numbers of the picture's palette, by register.
	colours []int
	// shows is, by register, the colours of the palette that it may be shown for: its own first.
	shows [][]int
}

// reduce chooses no more registers than so many, 0 for any number. A pixel of an area has exactly its colour, so that a faint tint is told
// from the page; other pixels may have any that is alike, so that few registers do. Where these are not enough, the nearest is taken.
// The first register is that of the most frequent colour.
func reduce(img *image.Paletted, most int) registers {
	if most <= 0 || most > 256 {
		most = 256
	}
	c := newChoice(img)
	for i, colour := range c.order {
		if len(c.colours) < most && (i == 0 || c.areas[colour]) {
			c.take(colour)
		}
	}
	for len(c.colours) < most {
		best := -1
		for _, colour := range c.order {
			if c.pixels[colour] > 0 && (best < 0 || c.pixels[colour] > c.pixels[best]) {
				best = colour
			}
		}
		if best < 0 {
			break
		}
		c.take(best)
	}
	for _, colour := range c.order {
		if !c.covered[colour] {
			n := c.nearest(colour)
			c.shows[n] = append(c.shows[n], colour)
		}
	}
	return c.registers
}

// choice is a choice of registers under way. Colours are numbers of the palette.
type choice struct {
	registers
	counts  []int // of pixels, by colour
	order   []int // the colours, by frequency
	areas   [256]bool
	parts   [256]uint32
	near    [256][]uint8 // the colours alike, and the colour itself
	pixels  [256]int     // that a colour would show of those that no register shows yet
	covered [256]bool    // a register shows the colour
}

func newChoice(img *image.Paletted) *choice {
	c := &choice{counts: count(img), areas: areas(img), parts: table(img.Palette)}
	c.order = byFrequency(c.counts)
	for i, a := range c.order {
		c.near[a] = append(c.near[a], uint8(a))
		c.pixels[a] += c.counts[a]
		for _, b := range c.order[:i] {
			if apart(c.parts[a], c.parts[b]) <= alike {
				c.near[a], c.near[b] = append(c.near[a], uint8(b)), append(c.near[b], uint8(a))
				c.pixels[a] += c.counts[b]
				c.pixels[b] += c.counts[a]
			}
		}
	}
	return c
}

// take makes a colour the next register's.
func (c *choice) take(colour int) {
	shows := []int{colour}
	for _, other := range c.near[colour] {
		if int(other) != colour && !c.areas[other] {
			shows = append(shows, int(other))
		}
	}
	for _, shown := range shows {
		if !c.covered[shown] {
			c.covered[shown] = true
			for _, other := range c.near[shown] {
				c.pixels[other] -= c.counts[shown]
			}
		}
	}
	c.colours, c.shows = append(c.colours, colour), append(c.shows, shows)
}

// nearest is the register whose own colour is the nearest to one that none shows.
func (c *choice) nearest(colour int) int {
	best := 0
	for n, own := range c.colours {
		if apart(c.parts[own], c.parts[colour]) < apart(c.parts[c.colours[best]], c.parts[colour]) {
			best = n
		}
	}
	return best
}

// areas says which colours fill a block somewhere.
func areas(img *image.Paletted) (found [256]bool) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for top := 0; top+block <= h; top += block {
		for x := 0; x+block <= w; x += block {
			if c := img.Pix[top*img.Stride+x]; !found[c] {
				found[c] = fills(img, c, x, top)
			}
		}
	}
	return found
}

// fills says whether the block at a place is all of one colour.
func fills(img *image.Paletted, c uint8, x, top int) bool {
	for y := top; y < top+block; y++ {
		for _, other := range img.Pix[y*img.Stride+x : y*img.Stride+x+block] {
			if other != c {
				return false
			}
		}
	}
	return true
}

// apart is the largest difference of a part of two colours, of 255.
func apart(a, b uint32) int {
	d := 0
	for shift := 0; shift < 24; shift += 8 {
		p, q := int(a>>shift&0xff), int(b>>shift&0xff)
		d = max(d, p-q, q-p)
	}
	return d
}
