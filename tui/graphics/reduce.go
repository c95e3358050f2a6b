package graphics

import (
	"image"
	"image/color"
)

// alike is how far the parts of two colours may be from one another, of 255, to be sent as one with sixel, where each colour of a row
// takes bytes again: steps of grey at the edges of letters.
const alike = 20

// reduce is a picture with no more than so many colours, 0 for any number, and none so near to another that they are taken for one.
// The most frequent ones stay, and the others become the nearest of them.
func reduce(img *image.Paletted, most int) *image.Paletted {
	if most <= 0 || most > 256 {
		most = 256
	}
	var kept color.Palette
	index := make([]uint8, 256)
	for _, c := range byFrequency(count(img)) {
		colour := img.Palette[c]
		near := -1
		if len(kept) > 0 {
			near = kept.Index(colour)
		}
		if near >= 0 && (len(kept) == most || apart(kept[near], colour) <= alike) {
			index[c] = uint8(near)
			continue
		}
		index[c] = uint8(len(kept))
		kept = append(kept, colour)
	}
	part := image.NewPaletted(img.Rect, kept)
	for y := range img.Rect.Dy() {
		to := line(part, y)
		for x, c := range line(img, y) {
			to[x] = index[c]
		}
	}
	return part
}

// apart is the largest difference of a part of two colours, of 255.
func apart(a, b color.Color) int {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	d := 0
	for _, pair := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}} {
		d = max(d, int(pair[0]>>8)-int(pair[1]>>8), int(pair[1]>>8)-int(pair[0]>>8))
	}
	return d
}
