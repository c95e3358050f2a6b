package raster

// quadrants are the quarters of U+2596 to U+259F that are full: 1 for the upper left one, 2 upper right, 4 lower left, 8 lower right.
var quadrants = [10]int{4, 8, 1, 1 | 4 | 8, 1 | 8, 1 | 2 | 4, 1 | 2 | 8, 2, 2 | 4, 2 | 4 | 8}

// block draws a block element.
func (t *tile) block(r rune) {
	w, h := t.width, t.height
	eighths := func(whole, n int) int { return (whole*n + 4) / 8 }
	switch {
	case r == 0x2580:
		t.bar(0, 0, w, eighths(h, 4), 255)
	case r <= 0x2588:
		t.bar(0, h-eighths(h, int(r-0x2580)), w, h, 255)
	case r <= 0x258F:
		t.bar(0, 0, max(eighths(w, 8-int(r-0x2588)), 1), h, 255)
	case r == 0x2590:
		t.bar(eighths(w, 4), 0, w, h, 255)
	case r <= 0x2593:
		t.bar(0, 0, w, h, uint8(64*(r-0x2590)))
	case r == 0x2594:
		t.bar(0, 0, w, max(eighths(h, 1), 1), 255)
	case r == 0x2595:
		t.bar(w-max(eighths(w, 1), 1), 0, w, h, 255)
	default:
		q := quadrants[r-0x2596]
		x, y := eighths(w, 4), eighths(h, 4)
		for i, b := range [4][4]int{{0, 0, x, y}, {x, 0, w, y}, {0, y, x, h}, {x, y, w, h}} {
			if q>>i&1 != 0 {
				t.bar(b[0], b[1], b[2], b[3], 255)
			}
		}
	}
}

// hollow draws an empty box that stands on the baseline, for what no font has.
func (t *tile) hollow(baseline int) {
	line := t.line()
	left, right := line, max(t.width-line, 2*line+1)
	bottom := min(baseline, t.height)
	top := max(bottom-t.height/2, 0)
	t.bar(left, top, right, top+line, 255)
	t.bar(left, bottom-line, right, bottom, 255)
	t.bar(left, top, left+line, bottom, 255)
	t.bar(right-line, top, right, bottom, 255)
}
