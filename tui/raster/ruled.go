package raster

import "math"

// tile is the part of a mask that one cell is drawn in.
type tile struct {
	pix           []uint8
	stride        int
	width, height int
}

// bar covers a rectangle, as far as it lies in the tile.
func (t *tile) bar(left, top, right, bottom int, cover uint8) {
	for y := max(top, 0); y < min(bottom, t.height); y++ {
		for x := max(left, 0); x < min(right, t.width); x++ {
			t.pix[y*t.stride+x] = max(t.pix[y*t.stride+x], cover)
		}
	}
}

// arms are the lines from the middle of U+2500 to U+257F to the left, up, right and down (the names in the Unicode code chart): 0 for
// none, 1 light, 2 heavy, 3 double. Those that are no such lines are dashes, arcs and diagonals.
var arms = [128]string{
	"1010", "2020", "0101", "0202", "dash", "dash", "dash", "dash", "dash", "dash", "dash", "dash", "0011", "0021", "0012", "0022",
	"1001", "2001", "1002", "2002", "0110", "0120", "0210", "0220", "1100", "2100", "1200", "2200", "0111", "0121", "0211", "0112",
	"0212", "0221", "0122", "0222", "1101", "2101", "1201", "1102", "1202", "2201", "2102", "2202", "1011", "2011", "1021", "2021",
	"1012", "2012", "1022", "2022", "1110", "2110", "1120", "2120", "1210", "2210", "1220", "2220", "1111", "2111", "1121", "2121",
	"1211", "1112", "1212", "2211", "1221", "2112", "1122", "2221", "2122", "2212", "1222", "2222", "dash", "dash", "dash", "dash",
	"3030", "0303", "0031", "0013", "0033", "3001", "1003", "3003", "0130", "0310", "0330", "3100", "1300", "3300", "0131", "0313",
	"0333", "3101", "1303", "3303", "3031", "1013", "3033", "3130", "1310", "3330", "3131", "1313", "3333", "arc ", "arc ", "arc ",
	"arc ", "diag", "diag", "diag", "1000", "0100", "0010", "0001", "2000", "0200", "0020", "0002", "1020", "0102", "2010", "0201",
}

const (
	light = 1 + iota
	heavy
	double
)

// line is how thick a light line is, in pixels.
func (t *tile) line() int { return max(1, (t.width+4)/8) }

// ruled draws a box-drawing character or a block element.
func (t *tile) ruled(r rune) {
	if r >= 0x2580 {
		t.block(r)
		return
	}
	switch a := arms[r-0x2500]; a {
	case "dash":
		t.dashes(r)
	case "arc ":
		t.arc(r)
	case "diag":
		t.diagonals(r)
	default:
		left, up, right, down := int(a[0]-'0'), int(a[1]-'0'), int(a[2]-'0'), int(a[3]-'0')
		x, y := axis{t: t}, axis{t: t, turned: true}
		x.arm(left, right, up, down, true)
		x.arm(right, left, up, down, false)
		y.arm(up, down, left, right, true)
		y.arm(down, up, left, right, false)
	}
}

// axis draws lines in one direction: along the width, or turned, along the height.
type axis struct {
	t      *tile
	turned bool
}

// size is how far the tile reaches along the axis, and across is how far it does across it.
func (a axis) size() int {
	if a.turned {
		return a.t.height
	}
	return a.t.width
}

func (a axis) across() int { return axis{t: a.t, turned: !a.turned}.size() }

// middle is where a light line across the axis begins.
func (a axis) middle() int { return (a.size() - a.t.line()) / 2 }

// bar covers a line from from to to along the axis, thick pixels thick, beginning at at across it.
func (a axis) bar(from, to, at, thick int) {
	if a.turned {
		a.t.bar(at, from, at+thick, to, 255)
	} else {
		a.t.bar(from, at, to, at+thick, 255)
	}
}

// arm draws the line from the middle to one side: backward to the left or top. opposite is the line on the other side; before and after
// are the lines across it, to the left or top and to the right or bottom: an arm begins where it joins these.
func (a axis) arm(weight, opposite, before, after int, backward bool) {
	line := a.t.line()
	at := (a.across() - line) / 2
	through := opposite != 0 && weight != double
	switch weight {
	case light:
		a.strand(at, line, a.joint(before, after, 0, through), backward)
	case heavy:
		a.strand(at-line/2, 2*line, a.joint(before, after, 0, through), backward)
	case double:
		a.strand(at-line, line, a.joint(before, after, before, through), backward)
		a.strand(at+line, line, a.joint(before, after, after, through), backward)
	}
}

// joint is by how many pixels beyond the edge of a light line in the middle a strand begins: between two double lines at the nearer,
// unless it goes through both; beside one of them alone inside on its own side (near), and outside on the other.
func (a axis) joint(before, after, near int, through bool) int {
	line := a.t.line()
	switch {
	case near == double, before == double && after == double && !through:
		return line
	case before == double || after == double:
		return -line
	case before == heavy || after == heavy:
		return -(line / 2)
	}
	return 0
}

// strand draws one line of an arm.
func (a axis) strand(at, thick, joint int, backward bool) {
	if from := a.middle() + joint; !backward {
		a.bar(from, a.size(), at, thick)
		return
	}
	to := a.middle() + a.t.line() - joint
	a.bar(0, to, at, thick)
}

// dashes draws a broken line.
func (t *tile) dashes(r rune) {
	n := 3
	switch {
	case r >= 0x254C:
		n = 2
	case r >= 0x2508:
		n = 4
	}
	a := axis{t: t, turned: r&2 != 0}
	line := t.line()
	if r >= 0x254C {
		a.turned = r >= 0x254E
	}
	at, thick := (a.across()-line)/2, line
	if r&1 != 0 {
		at, thick = at-line/2, 2*line
	}
	for i := range n {
		from, to := i*a.size()/n, (i+1)*a.size()/n
		gap := max((to-from)/3, 1)
		a.bar(from+gap/2, to-(gap-gap/2), at, thick)
	}
}

// arc draws a round corner, which joins light lines.
func (t *tile) arc(r rune) {
	line := t.line()
	x, y := axis{t: t}, axis{t: t, turned: true}
	mx, my := float64(x.middle())+float64(line)/2, float64(y.middle())+float64(line)/2
	right, down := r == 0x256D || r == 0x2570, r == 0x256D || r == 0x256E
	radius := min(mx, my, float64(t.width)-mx, float64(t.height)-my)
	sx, sy := -1.0, -1.0
	if right {
		sx = 1
	}
	if down {
		sy = 1
	}
	cx, cy := mx+sx*radius, my+sy*radius
	for py := range t.height {
		for px := range t.width {
			dx, dy := (float64(px)+0.5-cx)*sx, (float64(py)+0.5-cy)*sy
			d := math.Abs(math.Hypot(dx, dy) - radius)
			switch {
			case dx > 0 && dy > 0:
				continue
			case dx > 0:
				d = math.Abs(dy + radius)
			case dy > 0:
				d = math.Abs(dx + radius)
			}
			t.soft(px, py, float64(line)/2+0.5-d)
		}
	}
}

// diagonals draws a slash, a backslash, or both.
func (t *tile) diagonals(r rune) {
	w, h := float64(t.width), float64(t.height)
	long := math.Hypot(w, h)
	for py := range t.height {
		for px := range t.width {
			x, y := float64(px)+0.5, float64(py)+0.5
			if r != 0x2572 {
				t.soft(px, py, float64(t.line())/2+0.5-math.Abs(h*x+w*y-w*h)/long)
			}
			if r != 0x2571 {
				t.soft(px, py, float64(t.line())/2+0.5-math.Abs(h*x-w*y)/long)
			}
		}
	}
}

// soft covers a part of a pixel, from 0 to 1.
func (t *tile) soft(x, y int, part float64) {
	if part > 0 {
		t.bar(x, y, x+1, y+1, uint8(min(part, 1)*255+0.5))
	}
}
