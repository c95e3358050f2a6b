package raster

import "tippani/tui/picture"

// tints are the colours that the coloured pictures of a row have of its palette.
type tints struct {
	spare int                   // how many are left
	apart int                   // parts of colours are multiples of it: the more colours the pictures have, the coarser
	shown map[picture.RGB]uint8 // what colours are shown as
}

// coarseness is how far the parts of colours are from one another in pictures, the finest first: a letter's size hides the rest. White is
// among the colours of each.
var coarseness = [...]int{8, 16, 24, 32, 43, 51, 64}

// newTints makes room for the colours of pictures, told by their pixels, on a page of one colour: at most so many.
func newTints(pictures [][]uint8, page picture.RGB, room int) tints {
	t := tints{spare: room, shown: map[picture.RGB]uint8{}}
	for _, t.apart = range coarseness {
		found := map[picture.RGB]bool{}
		for _, b := range pictures {
			for ; len(b) >= 4 && len(found) <= room; b = b[4:] {
				if b[3] != 0 {
					found[t.mixed(page, b)] = true
				}
			}
		}
		if len(found) <= room {
			break
		}
	}
	return t
}

// mixed is the colour of a pixel of a picture, red, green, blue and how much it covers of 255, on a ground. One that is as near to the ground
// as to any other colour is the ground itself: else a picture's faint edge shows as a rim.
func (t *tints) mixed(ground picture.RGB, with []uint8) picture.RGB {
	cover, faint := int(with[3]), true
	mix := func(a, b uint8) uint8 {
		v := (int(a)*(255-cover) + int(b)*cover + 127) / 255
		faint = faint && 2*max(v-int(a), int(a)-v) <= t.apart
		return uint8(min((v+t.apart/2)/t.apart*t.apart, 255))
	}
	mixed := picture.RGB{R: mix(ground.R, with[0]), G: mix(ground.G, with[1]), B: mix(ground.B, with[2])}
	if faint {
		return ground
	}
	return mixed
}

// tinted is the colour of a pixel with a pixel of a coloured picture on it.
func (p *palette) tinted(pixel uint8, with []uint8) uint8 {
	c := p.tints.mixed(p.colours[pixel], with)
	if n, ok := p.tints.shown[c]; ok {
		return n
	}
	n, ok := p.known[c]
	switch {
	case ok:
	case p.tints.spare > 0:
		p.tints.spare--
		n = p.add(c, shade{})
	default:
		n = p.nearest(c)
	}
	p.tints.shown[c] = n
	return n
}
