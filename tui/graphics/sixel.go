package graphics

import (
	"image"
	"image/color"
	"strconv"
)

// band is how many rows of pixels one character of sixel holds.
const band = 6

// sixels appends a picture as sixel, of exactly its size. Rows of pixels beyond it in the last band are not set, and P2=1 leaves them as
// they are.
//
// A pixel that is set twice is what was set last. So the most frequent colour is laid over a whole band first, and each colour may
// also set pixels of those that follow it, where that makes its runs longer.
func sixels(b []byte, img *image.Paletted) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	b = append(b, "\x1bP0;1;0q\"1;1;"...)
	b = append(strconv.AppendInt(b, int64(w), 10), ';')
	b = strconv.AppendInt(b, int64(h), 10)
	order := byFrequency(count(img))
	for _, c := range order {
		b = definition(b, c, img.Palette[c])
	}
	s := sixelBand{img: img, order: order, bits: make([]uint8, 256*w), free: make([]uint8, w)}
	for top := 0; top < h; top += band {
		if top > 0 {
			b = append(b, '-')
		}
		b = s.append(b, top)
	}
	return append(b, stringEnd...)
}

// count is how many pixels have each colour of the palette.
func count(img *image.Paletted) []int {
	n := make([]int, len(img.Palette))
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

// sixelBand takes rows of pixels apart by colour, six at a time.
type sixelBand struct {
	img   *image.Paletted
	order []int   // the colours, as they are painted
	bits  []uint8 // colour by colour, column by column; all zero between bands
	used  [256]bool
	free  []uint8 // by column, the pixels that colours to come will set anyway
}

// append adds the band whose first row is top.
func (s *sixelBand) append(b []byte, top int) []byte {
	w := s.img.Rect.Dx()
	whole := uint8(0)
	for i := range min(band, s.img.Rect.Dy()-top) {
		bit := uint8(1) << i
		whole |= bit
		for x, c := range line(s.img, top+i) {
			s.bits[int(c)*w+x] |= bit
			s.used[c] = true
		}
	}
	for x := range s.free {
		s.free[x] = whole
	}
	first := true
	for _, c := range s.order {
		if !s.used[c] {
			continue
		}
		bits := s.bits[c*w : (c+1)*w]
		if !first {
			b = append(b, '$')
		}
		first = false
		b = strconv.AppendInt(append(b, '#'), int64(c), 10)
		for x := range bits {
			s.free[x] &^= bits[x]
		}
		b = runs(b, bits, s.free)
		clear(bits)
		s.used[c] = false
	}
	return b
}

// runs appends the columns of one colour, up to the last that has a pixel of it. A column may have pixels more that are free; then it is
// as the one before it, if that has all it needs.
func runs(b []byte, bits, free []uint8) []byte {
	end := len(bits)
	for end > 0 && bits[end-1] == 0 {
		end--
	}
	for x := 0; x < end; {
		must, may := bits[x], bits[x]|free[x]
		n := 1
		for x+n < end {
			// What all columns of the run need, and what they may have.
			need, room := must|bits[x+n], may&(bits[x+n]|free[x+n])
			if need&^room != 0 {
				break
			}
			must, may = need, room
			n++
		}
		b = run(b, must, n)
		x += n
	}
	return b
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
