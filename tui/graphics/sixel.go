package graphics

import (
	"image"
	"image/color"
	"strconv"
)

// band is how many rows of pixels one character of sixel holds.
const band = 6

// sixels appends a picture as sixel, with skipped rows of pixels above it and skipped columns left of it that change nothing on the
// screen. Rows of pixels beyond the picture in the last band are not set, and P2=1 leaves them as they are.
//
// The most frequent colour is laid over a whole band first and the others over it: each pixel that is set twice is what was set last.
func sixels(b []byte, img *image.Paletted, skipX, skipY int) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	b = append(b, "\x1bP0;1;0q\"1;1;"...)
	b = append(strconv.AppendInt(b, int64(skipX+w), 10), ';')
	b = strconv.AppendInt(b, int64(skipY+h), 10)
	used := count(img)
	ground := 0
	for i, n := range used {
		if n > used[ground] {
			ground = i
		}
		if n > 0 {
			b = definition(b, i, img.Palette[i])
		}
	}
	for range skipY / band {
		b = append(b, '-')
	}
	s := sixelBand{width: w, skip: skipX, bits: make([]uint8, len(used)*w), ground: ground}
	for top := -(skipY % band); top < h; top += band {
		if top+band < h {
			b = append(s.append(b, img, top), '-')
		} else {
			b = s.append(b, img, top)
		}
	}
	return append(b, stringEnd...)
}

// count is how many pixels have each colour of the palette, at least one colour.
func count(img *image.Paletted) []int {
	n := make([]int, max(1, len(img.Palette)))
	for y := range img.Rect.Dy() {
		for _, c := range line(img, y) {
			if int(c) < len(n) {
				n[c]++
			}
		}
	}
	return n
}

// line is the row y of a picture, counted from its top.
func line(img *image.Paletted, y int) []uint8 {
	start := y * img.Stride
	return img.Pix[start : start+img.Rect.Dx()]
}

// definition appends what a register holds; sixel has each part as a percentage.
func definition(b []byte, register int, c color.Color) []byte {
	b = append(strconv.AppendInt(append(b, '#'), int64(register), 10), ";2"...)
	red, green, blue, _ := c.RGBA()
	for _, v := range []uint32{red, green, blue} {
		b = strconv.AppendInt(append(b, ';'), int64((v*100+0x7fff)/0xffff), 10)
	}
	return b
}

// sixelBand is six rows of pixels being taken apart by colour.
type sixelBand struct {
	width, skip int
	ground      int
	bits        []uint8 // colour by colour, column by column; all zero between bands
	from, to    [256]int
	colours     []int
}

// append adds the band whose first row is top, which may lie above the picture.
func (s *sixelBand) append(b []byte, img *image.Paletted, top int) []byte {
	h := img.Rect.Dy()
	whole := uint8(0)
	s.colours = s.colours[:0]
	for i := range band {
		y := top + i
		if y < 0 || y >= h {
			continue
		}
		whole |= 1 << i
		for x, c := range line(img, y) {
			if int(c) == s.ground || int(c) >= len(img.Palette) {
				continue
			}
			s.mark(int(c), x, 1<<i)
		}
	}
	b = s.start(b, s.ground, 0)
	b = run(b, whole, s.width)
	for _, c := range s.colours {
		b = s.start(append(b, '$'), c, s.from[c])
		bits := s.bits[c*s.width : (c+1)*s.width]
		for x := s.from[c]; x <= s.to[c]; {
			n := 1
			for x+n <= s.to[c] && bits[x+n] == bits[x] {
				n++
			}
			b = run(b, bits[x], n)
			x += n
		}
		clear(bits[s.from[c] : s.to[c]+1])
	}
	return b
}

func (s *sixelBand) mark(c, x int, bit uint8) {
	at := c*s.width + x
	switch {
	case len(s.colours) == 0 || !s.has(c):
		s.colours = append(s.colours, c)
		s.from[c], s.to[c] = x, x
	default:
		s.from[c], s.to[c] = min(s.from[c], x), max(s.to[c], x)
	}
	s.bits[at] |= bit
}

// has says whether the band has the colour already: then the first column noted for it has a bit.
func (s *sixelBand) has(c int) bool {
	return s.from[c] < s.width && s.bits[c*s.width+s.from[c]] != 0
}

// start appends the choice of a colour and the way to its first column.
func (s *sixelBand) start(b []byte, register, x int) []byte {
	b = strconv.AppendInt(append(b, '#'), int64(register), 10)
	return run(b, 0, s.skip+x)
}

// run appends n columns of the same six pixels.
func run(b []byte, bits uint8, n int) []byte {
	c := '?' + bits
	if n > 3 {
		b = strconv.AppendInt(append(b, '!'), int64(n), 10)
		return append(b, c)
	}
	for range n {
		b = append(b, c)
	}
	return b
}
