package raster

import (
	"image/color"
	"math"

	"tippani/tui/picture"
)

const (
	// most is how many colours a row has.
	most = 256
	// finest is the most steps between a ground and an ink. More are hardly told apart at the sizes of text, and text in one colour then has
	// sixteen colours at most, of which two fit into a byte.
	finest = 14
	// coarsest is the fewest steps, where a row has many colours.
	coarsest = 4
)

// shade is what a colour of the palette is made of: an ink that covers a ground in part.
type shade struct {
	base, ink uint8
	level     uint8 // of palette.levels; 0 for a colour that is no blend
}

// steps are the colours from one ground to one ink; −1 for those not used so far.
type steps [finest + 1]int16

// palette is the colours of the row that is being painted.
type palette struct {
	colours []picture.RGB
	shades  []shade
	known   map[picture.RGB]uint8
	levels  int
	blends  map[[2]uint8]*steps
	last    [2]uint8 // the pair in hand
	now     *steps

	tints tints
	quick [256]uint8 // level of a coverage
}

// begin takes up a row: its page is colour 0. The more pairs of inks and grounds it has, the fewer steps there are between them.
// A row with coloured pictures leaves a part of the colours to these.
func (p *palette) begin(row *picture.Row, pictures [][]uint8) {
	p.colours, p.shades = p.colours[:0], p.shades[:0]
	p.known, p.blends, p.now = map[picture.RGB]uint8{}, map[[2]uint8]*steps{}, nil
	p.exact(row.Page)
	pairs := countPairs(row)
	for i := range row.Items {
		p.exact(row.Items[i].Colour)
	}
	room := most - len(p.colours)
	p.tints = tints{}
	if len(pictures) > 0 {
		p.tints = newTints(pictures, row.Page, max(room-pairs*finest, room/2))
	}
	p.levels = min(max((room-p.tints.spare)/max(pairs, 1), coarsest), finest)
	for a := range p.quick {
		p.quick[a] = uint8((a*p.levels + 127) / 255)
	}
}

// countPairs counts the different pairs of a ground and an ink on it, as the extents of the items tell.
func countPairs(row *picture.Row) int {
	pairs := map[[2]picture.RGB]bool{}
	for i := range row.Items {
		it := &row.Items[i]
		if it.Kind == picture.Fill && !it.RoundLeft && !it.RoundRight {
			continue
		}
		pairs[[2]picture.RGB{row.Page, it.Colour}] = true
		if it.Kind == picture.Fill {
			continue
		}
		end := it.X + it.W
		if it.Kind == picture.Text {
			end = it.X + len(it.Text)*row.Height // more than any word is wide
		}
		for k := range row.Items[:i] {
			under := &row.Items[k]
			if under.Kind == picture.Fill && under.X+under.W > it.X && under.X < end {
				pairs[[2]picture.RGB{under.Colour, it.Colour}] = true
			}
		}
	}
	return len(pairs)
}

// exact is the number of a colour; that of the nearest where there is no room.
func (p *palette) exact(c picture.RGB) uint8 {
	if n, ok := p.known[c]; ok {
		return n
	}
	return p.add(c, shade{})
}

func (p *palette) add(c picture.RGB, s shade) uint8 {
	if len(p.colours) == most {
		return p.nearest(c)
	}
	n := uint8(len(p.colours))
	p.colours, p.shades = append(p.colours, c), append(p.shades, s)
	p.known[c] = n
	return n
}

func (p *palette) nearest(c picture.RGB) uint8 {
	best, least := 0, math.MaxInt
	for i, o := range p.colours {
		r, g, b := int(o.R)-int(c.R), int(o.G)-int(c.G), int(o.B)-int(c.B)
		if d := 3*r*r + 6*g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

// over is the colour of a pixel of which an ink covers so much of 255.
func (p *palette) over(pixel, ink uint8, cover uint8) uint8 {
	level := p.quick[cover]
	switch s := p.shades[pixel]; {
	case level == 0 || pixel == ink:
		return pixel
	case int(level) == p.levels:
		return ink
	case s.level == 0:
	case s.ink == ink:
		// Two parts of the same ink meet: both leave through what the other does.
		n := p.levels
		level = uint8(n - (n-int(s.level))*(n-int(level))/n)
		pixel = s.base
	case int(s.level)*2 >= p.levels:
		pixel = s.ink // another ink on an edge: counted as on the colour that is most of it
	default:
		pixel = s.base
	}
	if int(level) >= p.levels || pixel == ink {
		return ink
	}
	return p.step(pixel, ink, level)
}

// step is the colour at a level between a ground and an ink.
func (p *palette) step(base, ink, level uint8) uint8 {
	if pair := [2]uint8{base, ink}; p.now == nil || p.last != pair {
		s := p.blends[pair]
		if s == nil {
			s = new(steps)
			for i := range s {
				s[i] = -1
			}
			p.blends[pair] = s
		}
		p.last, p.now = pair, s
	}
	if n := p.now[level]; n >= 0 {
		return uint8(n)
	}
	c := blend(p.colours[base], p.colours[ink], float64(level)/float64(p.levels))
	n, ok := p.known[c]
	if !ok {
		n = p.add(c, shade{base: base, ink: ink, level: level})
	}
	p.now[level] = int16(n)
	return n
}

const (
	// darkening and lightening are the powers to which coverage is raised where ink is darker than its ground, and where it is
	// lighter. Stems narrower than a pixel are never fully inked: without this, small text is grey, and light text on a dark ground
	// thin as well, since half the light does not look half as light.
	darkening  = 0.85
	lightening = 0.8
)

// blend is the colour of a pixel of which an ink covers a part.
func blend(ground, ink picture.RGB, part float64) picture.RGB {
	power := darkening
	if luma(ink) > luma(ground) {
		power = lightening
	}
	part = math.Pow(part, power)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return picture.RGB{R: mix(ground.R, ink.R), G: mix(ground.G, ink.G), B: mix(ground.B, ink.B)}
}

// luma is how light a colour looks, by the weights of Rec. 709 on the encoded parts.
func luma(c picture.RGB) float64 {
	return 0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B)
}

// list is the palette as the picture has it.
func (p *palette) list() color.Palette {
	out := make(color.Palette, len(p.colours))
	for i, c := range p.colours {
		out[i] = color.RGBA{R: c.R, G: c.G, B: c.B, A: 0xFF}
	}
	return out
}
