package graphicstest

import (
	"image"
	"image/color"
	"strings"
)

// lost is the colour of what can't be relied on.
var lost = color.RGBA{255, 0, 255, 255}

// margins says which rows scroll.
func (t *Terminal) margins(parameters string) {
	t.top, t.bottom = 0, t.Rows
	if top, bottom, ok := strings.Cut(parameters, ";"); ok {
		t.top, t.bottom = number(top)-1, number(bottom)
	}
	if t.top < 0 || t.bottom > t.Rows || t.bottom-t.top < 2 {
		t.fail("rows %d to %d scroll", t.top, t.bottom)
		t.top, t.bottom = 0, t.Rows
	}
	t.x, t.y = 0, 0
}

// scroll moves the rows that scroll up, or down where by is negative. What comes in may be anything, and pictures outside are lost, as the
// terminal finds when it draws them again.
func (t *Terminal) scroll(by int) {
	if by == 0 || max(by, -by) >= t.bottom-t.top {
		t.fail("%d rows scroll by %d", t.bottom-t.top, by)
		return
	}
	before := image.NewRGBA(t.cells.Rect)
	copy(before.Pix, t.cells.Pix)
	drawn := map[[2]int]bool{}
	for cell := range t.drawn {
		if cell[1] < t.top || cell[1] >= t.bottom {
			t.fill(t.cellBox(cell[1], cell[0], cell[0]+1), lost)
		} else if to := cell[1] - by; t.top <= to && to < t.bottom {
			drawn[[2]int{cell[0], to}] = true
		}
	}
	t.drawn = drawn
	for row := t.top; row < t.bottom; row++ {
		if from := row + by; t.top <= from && from < t.bottom {
			box := t.cellBox(row, 0, t.Columns)
			paste(t.cells, before.SubImage(t.cellBox(from, 0, t.Columns)).(*image.RGBA), box.Min.X, box.Min.Y)
		} else {
			t.fill(t.cellBox(row, 0, t.Columns), lost)
		}
	}
}

// draws notes that cells show a sixel picture, or that they do not.
func (t *Terminal) draws(row, from, to int, on bool) {
	for x := from; x < to; x++ {
		if on {
			t.drawn[[2]int{x, row}] = true
		} else {
			delete(t.drawn, [2]int{x, row})
		}
	}
}
