package terminal

import (
	"strconv"
	"strings"

	"tippani/tui/graphics"
)

// window takes a report of sizes in pixels: 6 is one cell, 4 the area of text. That of a cell is the better one.
func (b *batch) window(report string) {
	if cell, ok := cellReport(report); ok {
		b.answers.Cell, b.cellSaid = cell, true
	}
	if n := integers(report); len(n) == 3 && n[0] == 4 {
		b.width, b.height = n[2], n[1]
		if !b.cellSaid {
			b.answers.Cell = cellOf(n[2], n[1], Size{b.columns, b.rows})
		}
	}
	b.answers.Area = b.width
	b.answers.EvenRows = b.height > 0 && b.cellSaid && b.height == b.rows*b.answers.Cell.Height
	b.answers.Uneven = b.width > 0 && b.cellSaid && b.width != b.columns*b.answers.Cell.Width
}

// cellReport reads the reply to CSI 16 t.
func cellReport(report string) (graphics.Cell, bool) {
	n := integers(report)
	if len(n) != 3 || n[0] != 6 {
		return graphics.Cell{}, false
	}
	cell := graphics.Cell{Width: n[2], Height: n[1]}
	return cell, cell.Usable()
}

// cellOf is the size of a cell on a screen of so many pixels. A margin around the cells may be counted with them: it is less than a
// pixel a cell.
func cellOf(width, height int, size Size) graphics.Cell {
	cell := graphics.Cell{Width: width / max(1, size.Columns), Height: height / max(1, size.Rows)}
	if !cell.Usable() {
		return graphics.Cell{}
	}
	return cell
}

// limits takes a reply to XTSMGRAPHICS: item 1 is the number of colours, item 2 the size of a picture; status 0 is success. Of two sizes
// the larger one is kept: xterm and xterm.js say how large the window is when they are asked for the size of now, and a window can be made
// larger.
func (a *Answers) limits(report string) {
	switch n := integers(report); {
	case len(n) < 3 || n[1] != 0:
	case n[0] == 1:
		a.SixelColours = n[2]
	case n[0] == 2 && len(n) == 4:
		a.SixelWidest, a.SixelHighest = max(a.SixelWidest, n[2]), max(a.SixelHighest, n[3])
	}
}

// integers reads numbers separated by semicolons; nil when one is missing, not a number, or no sensible size.
func integers(s string) []int {
	var all []int
	for field := range strings.SplitSeq(s, ";") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 0 || n > 1<<20 {
			return nil
		}
		all = append(all, n)
	}
	return all
}

// isOK says whether an answer of kitty's protocol is the one to the query of the start, and positive.
func isOK(answer string) bool { return answer == queryKeys+";OK" }
