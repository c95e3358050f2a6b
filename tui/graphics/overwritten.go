package graphics

import (
	"image"
	"image/color"
)

// joint is how many unchanged cells between changed ones are sent along, which takes fewer bytes than another picture.
const joint = 3

// drawRows draws, with sixel or iTerm2's protocol, the cells of rows that have changed.
func (s *Screen) drawRows(b []byte, written []bool) []byte {
	for i := range s.want {
		w, before := s.want[i], &s.shown[i]
		switch {
		case !w.there:
			*before = shown{}
			continue
		case before.there && before.key == w.key && !written[i]:
			continue
		}
		cells := w.img.Rect.Dx() / s.Cell.Width
		if s.WholeRows || !before.there || written[i] || before.img.Rect != w.img.Rect {
			b = s.draw(b, i, w.img, 0, cells)
		} else {
			for _, part := range changed(before.img, w.img, s.Cell.Width) {
				b = s.draw(b, i, w.img, part[0], part[1])
			}
		}
		before.wanted = w
	}
	return b
}

// draw draws the cells from..to of a row's picture.
func (s *Screen) draw(b []byte, row int, img *image.Paletted, from, to int) []byte {
	if s.Protocol == ITerm2 {
		part := crop(img, from*s.Cell.Width, to*s.Cell.Width)
		return inline(moveTo(b, row, from), s.png.encode(part), to-from)
	}
	step := to - from
	if s.Widest > 0 {
		step = max(1, min(step, s.Widest/s.Cell.Width))
	}
	for at := from; at < to; at += step {
		part := crop(img, at*s.Cell.Width, min(at+step, to)*s.Cell.Width)
		b = sixels(moveTo(b, row, at), reduce(part, s.Registers))
	}
	return b
}

// changed is the cells in which two pictures of one size differ, in runs from..to.
func changed(before, after *image.Paletted, cell int) [][2]int {
	old, now := table(before.Palette), table(after.Palette)
	differs := make([]bool, after.Rect.Dx()/cell)
	for y := range after.Rect.Dy() {
		a, b := line(before, y), line(after, y)
		for x, c := range b {
			if now[c] != old[a[x]] {
				differs[x/cell] = true
			}
		}
	}
	var runs [][2]int
	for i, d := range differs {
		switch n := len(runs); {
		case !d:
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
