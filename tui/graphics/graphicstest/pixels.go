package graphicstest

import (
	"image"
	"image/color"
)

// Pixels is what is seen.
func (t *Terminal) Pixels() *image.RGBA {
	for i, p := range t.placed {
		for _, q := range t.placed[:i] {
			if p.z == q.z && t.box(p).Overlaps(t.box(q)) {
				t.fail("pictures %d and %d stand at one height over the same cells", p.id, q.id)
			}
		}
	}
	seen := image.NewRGBA(t.cells.Rect)
	copy(seen.Pix, t.cells.Pix)
	for z := 0; z <= 3; z++ {
		for _, p := range t.placed {
			if p.z == z && !p.virtual {
				paste(seen, t.held[p.id], p.x*t.Width, p.y*t.Height)
			}
		}
	}
	return seen
}

// box is the pixels of the screen that a placement covers; none for one that shows nothing itself.
func (t *Terminal) box(p *placement) image.Rectangle {
	if p.virtual {
		return image.Rectangle{}
	}
	return t.held[p.id].Rect.Add(image.Pt(p.x*t.Width, p.y*t.Height))
}

func paste(to, from *image.RGBA, x, y int) {
	for py := range from.Rect.Dy() {
		for px := range from.Rect.Dx() {
			if c := from.RGBAAt(from.Rect.Min.X+px, from.Rect.Min.Y+py); c.A > 0 && (image.Point{X: x + px, Y: y + py}.In(to.Rect)) {
				to.SetRGBA(x+px, y+py, c)
			}
		}
	}
}

func (t *Terminal) fill(box image.Rectangle, c color.RGBA) {
	box = box.Intersect(t.cells.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			t.cells.SetRGBA(x, y, c)
		}
	}
}

// cellBox is the pixels of the cells from..to of a row.
func (t *Terminal) cellBox(row, from, to int) image.Rectangle {
	return image.Rect(from*t.Width, row*t.Height, to*t.Width, (row+1)*t.Height)
}
