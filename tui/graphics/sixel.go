package graphics

import (
	"image"
	"image/color"
	"strconv"
)

// sixels appends a picture as sixel, of exactly its size and with no more than so many colours, 0 for any number. Rows of pixels
// beyond it in the last band are not set, and P2=1 leaves them as they are.
func sixels(b []byte, img *image.Paletted, most int) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	b = append(b, "\x1bP0;1;0q\"1;1;"...)
	b = append(strconv.AppendInt(b, int64(w), 10), ';')
	b = strconv.AppendInt(b, int64(h), 10)
	r := reduce(img, most)
	for n, c := range r.colours {
		b = definition(b, n, img.Palette[c])
	}
	s := bands.get()
	if s == nil {
		s = new(sixelBand)
	}
	s.begin(img, r)
	for top := 0; top < h; top += band {
		if top > 0 {
			b = append(b, '-')
		}
		b = s.append(b, top)
	}
	bands.put(s)
	return append(b, stringEnd...)
}

// count is how many pixels have each colour of the palette.
func count(img *image.Paletted) []int {
	var n [256]int
	for y := range img.Rect.Dy() {
		// Most pixels are as the one before.
		last, same := uint8(0), 0
		for _, c := range line(img, y) {
			if c != last {
				n[last] += same
				last, same = c, 0
			}
			same++
		}
		n[last] += same
	}
	return n[:min(len(img.Palette), len(n))]
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

// runs appends the columns of one register, up to the last that must have a pixel of it, and takes what it sets from what is left. A column
// may have more pixels than it must; then it is as the one before it, if that has all it needs.
func runs(b []byte, must, may, left []uint8) []byte {
	end := len(must)
	for end > 0 && must[end-1] == 0 {
		end--
	}
	for x := 0; x < end; {
		need, room := must[x], may[x]
		n := 1
		for x+n < end {
			// What all columns of the run need, and what they may have.
			more, less := need|must[x+n], room&may[x+n]
			if more&^less != 0 {
				break
			}
			need, room = more, less
			n++
		}
		if need != 0 {
			for i := x; i < x+n; i++ {
				left[i] &^= need
			}
		}
		b = run(b, need, n)
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
