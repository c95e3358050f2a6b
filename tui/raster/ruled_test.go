package raster

import (
	"image"
	"strings"
	"testing"
)

// drawn is a character drawn by rule in a cell.
func drawn(r rune, cell image.Point) *tile {
	t := &tile{pix: make([]uint8, cell.X*cell.Y), stride: cell.X, width: cell.X, height: cell.Y}
	t.ruled(r)
	return t
}

// edges reports which edges of its cell a character reaches: left, up, right, down.
func (t *tile) edges() (e [4]bool) {
	for y := range t.height {
		e[0] = e[0] || t.pix[y*t.stride] > 100
		e[2] = e[2] || t.pix[y*t.stride+t.width-1] > 100
	}
	for x := range t.width {
		e[1] = e[1] || t.pix[x] > 100
		e[3] = e[3] || t.pix[(t.height-1)*t.stride+x] > 100
	}
	return e
}

// pieces counts the parts of a drawing that do not touch.
func (t *tile) pieces() (n int) {
	seen := make([]bool, len(t.pix))
	var visit func(x, y int)
	visit = func(x, y int) {
		if x < 0 || y < 0 || x >= t.width || y >= t.height || seen[y*t.stride+x] || t.pix[y*t.stride+x] < 60 {
			return
		}
		seen[y*t.stride+x] = true
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				visit(x+dx, y+dy)
			}
		}
	}
	for i, v := range t.pix {
		if v >= 60 && !seen[i] {
			n++
			visit(i%t.stride, i/t.stride)
		}
	}
	return n
}

var cells = []image.Point{{6, 12}, {7, 15}, {8, 16}, {9, 18}, {10, 20}, {12, 24}, {14, 29}, {20, 41}}

func TestLinesReachTheEdgesOfTheirCell(t *testing.T) {
	arcs := map[rune]string{0x256D: "0011", 0x256E: "1001", 0x256F: "1100", 0x2570: "0110"}
	for _, cell := range cells {
		for r := rune(0x2500); r < 0x2580; r++ {
			a := arms[r-0x2500]
			if arc, ok := arcs[r]; ok {
				a = arc
			}
			if a == "dash" || a == "diag" {
				continue
			}
			got := drawn(r, cell).edges()
			for i := range 4 {
				if got[i] != (a[i] != '0') {
					t.Errorf("%c in %v reaches edge %d: %v", r, cell, i, got[i])
				}
			}
		}
	}
}

// apart are the characters that are drawn in several parts, and in how many.
var apart = map[rune]int{
	'═': 2, '║': 2, '╔': 2, '╗': 2, '╚': 2, '╝': 2, '╟': 2, '╢': 2, '╤': 2, '╧': 2, '╠': 3, '╣': 3, '╦': 3, '╩': 3, '╬': 4,
}

func TestLinesOfACornerMeet(t *testing.T) {
	for _, cell := range cells {
		for r := rune(0x2500); r < 0x2580; r++ {
			want := max(apart[r], 1)
			if a := arms[r-0x2500]; a == "dash" || cell.X < 7 {
				continue
			}
			if got := drawn(r, cell).pieces(); got != want {
				t.Errorf("%c in %v is in %d pieces, not %d", r, cell, got, want)
			}
		}
	}
}

func TestLinesAreAsThickAsTheirNamesSay(t *testing.T) {
	cell := image.Pt(16, 32)
	for r := rune(0x2500); r < 0x2580; r++ {
		a := arms[r-0x2500]
		if a == "dash" || a == "diag" || a == "arc " {
			continue
		}
		drawn := drawn(r, cell)
		line := drawn.line()
		across := [4]int{}
		for y := range cell.Y {
			across[0] += int(drawn.pix[y*cell.X]) / 255
			across[2] += int(drawn.pix[y*cell.X+cell.X-1]) / 255
		}
		for x := range cell.X {
			across[1] += int(drawn.pix[x]) / 255
			across[3] += int(drawn.pix[(cell.Y-1)*cell.X+x]) / 255
		}
		for i := range 4 {
			if want := [4]int{0, line, 2 * line, 2 * line}[a[i]-'0']; across[i] != want {
				t.Errorf("%c is %d pixels thick at edge %d, not %d", r, across[i], i, want)
			}
		}
	}
	for r, want := range map[rune]string{'┍': "0021", '┚': "1200", '┡': "0221", '╆': "1122", '╓': "0013", '╛': "3100", '╪': "3131", '╽': "0102"} {
		if got := arms[r-0x2500]; got != want {
			t.Errorf("%c has the lines %s, not %s", r, got, want)
		}
	}
}

func TestDoubleLinesJoin(t *testing.T) {
	for r, want := range map[rune]string{
		'╔': "........|........|..######|..#.....|..#.####|..#.#...|..#.#...|..#.#...",
		'╗': "........|........|#####...|....#...|###.#...|..#.#...|..#.#...|..#.#...",
		'╬': "..#.#...|..#.#...|###.####|........|###.####|..#.#...|..#.#...|..#.#...",
		'╒': "........|........|...#####|...#....|...#####|...#....|...#....|...#....",
		'╫': "..#.#...|..#.#...|..#.#...|########|..#.#...|..#.#...|..#.#...|..#.#...",
		'╦': "........|........|########|........|###.####|..#.#...|..#.#...|..#.#...",
		'╙': "..#.#...|..#.#...|..#.#...|..######|........|........|........|........",
	} {
		d := drawn(r, image.Pt(8, 8))
		got := ""
		for i, v := range d.pix {
			if i > 0 && i%8 == 0 {
				got += "|"
			}
			got += map[bool]string{true: "#", false: "."}[v > 0]
		}
		if got != want {
			t.Errorf("%c is\n%s, not\n%s", r, strings.ReplaceAll(got, "|", "\n"), strings.ReplaceAll(want, "|", "\n"))
		}
	}
}

func TestNeighboursMeetAtTheSamePlace(t *testing.T) {
	for _, cell := range cells {
		right, left := drawn('├', cell), drawn('┤', cell)
		arc := drawn('╭', cell)
		for y := range cell.Y {
			meets := left.pix[y*cell.X] > 0
			if (right.pix[y*cell.X+cell.X-1] > 0) != meets || (arc.pix[y*cell.X+cell.X-1] > 100) != meets {
				t.Errorf("%v: lines do not meet at %d", cell, y)
			}
		}
	}
}

func TestDashesHaveGaps(t *testing.T) {
	for _, r := range "┄┅┆┇┈┉┊┋╌╍╎╏" {
		n := map[bool]int{true: 2, false: 3}[r >= 0x254C]
		if r >= 0x2508 && r < 0x254C {
			n = 4
		}
		if got := drawn(r, image.Pt(24, 24)).pieces(); got != n {
			t.Errorf("%c has %d dashes, not %d", r, got, n)
		}
	}
}

func TestBlocksCoverTheirPart(t *testing.T) {
	cell := image.Pt(8, 16)
	for r, want := range map[rune]int{
		'█': 128, '▀': 64, '▄': 64, '▌': 64, '▐': 64, '▁': 16, '▂': 32, '▇': 112, '▏': 16, '▉': 112, '▔': 16, '▕': 16,
		'▖': 32, '▗': 32, '▘': 32, '▝': 32,
		'▙': 96, '▚': 64, '▛': 96, '▜': 96, '▞': 64, '▟': 96, '░': 128, '▒': 128, '▓': 128,
	} {
		n := 0
		for _, v := range drawn(r, cell).pix {
			if v > 0 {
				n++
			}
		}
		if n != want {
			t.Errorf("%c covers %d pixels, not %d", r, n, want)
		}
	}
	if a, b, c := drawn('░', cell).pix[0], drawn('▒', cell).pix[0], drawn('▓', cell).pix[0]; a >= b || b >= c || c == 255 {
		t.Errorf("shades are %d, %d, %d", a, b, c)
	}
	q := drawn('▘', cell)
	if q.pix[0] != 255 || q.pix[7] != 0 || q.pix[15*8] != 0 {
		t.Error("the upper left quarter is elsewhere")
	}
}
