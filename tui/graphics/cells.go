package graphics

import (
	"image"
	"image/color"
)

// mostSums is how many bytes of sums are kept: those of a few hundred rows.
const mostSums = 256 << 10

// joint is how many unchanged cells between changed ones are sent along, which takes fewer bytes than another picture.
const joint = 3

// sums has for each cell of a picture a number that tells it from cells that look otherwise.
func sums(img *image.Paletted, cell int) []uint64 {
	const offset, prime = 14695981039346656037, 1099511628211 // of FNV-1a
	colours := table(img.Palette)
	cells := make([]uint64, img.Rect.Dx()/cell)
	for i := range cells {
		cells[i] = offset
	}
	for y := range img.Rect.Dy() {
		pixels := line(img, y)
		for i, sum := range cells {
			for _, c := range pixels[i*cell : (i+1)*cell] {
				sum = (sum ^ uint64(colours[c])) * prime
			}
			cells[i] = sum
		}
	}
	return cells
}

// cells is the sums of a picture that was painted.
func (s *Screen) cells(w *wanted) []uint64 {
	if cells, ok := s.sums.find(w.key); ok {
		return cells
	}
	cells := sums(w.img, s.Cell.Width)
	s.sums.keep(w.key, cells, 8*len(cells))
	return cells
}

// changed is the cells in which two pictures of one size differ, in runs from..to.
func changed(before, after []uint64) [][2]int {
	var runs [][2]int
	for i := range after {
		switch n := len(runs); {
		case before[i] == after[i]:
		case n > 0 && i-runs[n-1][1] < joint:
			runs[n-1][1] = i + 1
		default:
			runs = append(runs, [2]int{i, i + 1})
		}
	}
	return runs
}

// table is the colours of a palette as numbers.
func table(p color.Palette) (t [256]uint32) {
	for i, c := range p {
		if i < len(t) {
			r, g, b, _ := c.RGBA()
			t[i] = r>>8<<16 | g>>8<<8 | b>>8
		}
	}
	return t
}
