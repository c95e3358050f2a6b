package faketerm

import (
	"maps"
	"strings"
)

// Screen is a picture of the terminal.
type Screen struct {
	// Rows is the text of each row without the blanks at its end. A cluster that takes several cells is there once; blanks
	// between texts are spaces.
	Rows []string
	// Ends is the column after the last cell that was written in each row.
	Ends []int
	// CursorRow and CursorColumn count from 0.
	CursorRow, CursorColumn int
	CursorVisible           bool
	// Modes are the private modes that are set, such as 1049 (alternate screen), 2004 (bracketed paste), 1002 and 1006 (mouse),
	// and 7 (autowrap).
	Modes map[int]bool
	// Unknown are the control sequences that the emulator does not know: a program under test should have sent none.
	Unknown []string

	// Placements are the pictures on the screen, and Held is how many pictures the terminal keeps.
	Placements []Placement
	Held       int
	// Written is how many bytes the program has written.
	Written int

	cells [][]cell
}

// Contains says whether the text is in some row.
func (s Screen) Contains(text string) bool { return s.Row(text) >= 0 }

// Row is the first row that contains the text, -1 when none does.
func (s Screen) Row(text string) int {
	for i, row := range s.Rows {
		if strings.Contains(row, text) {
			return i
		}
	}
	return -1
}

// Style is the SGR parameters in force when the cell was written, such as "1;38;5;4"; empty for plain text.
func (s Screen) Style(row, column int) string {
	if row >= len(s.cells) || column >= len(s.cells[row]) {
		return ""
	}
	return s.cells[row][column].style
}

// Cell is the cluster that begins in the cell; empty in a blank, and in the second and later cells of a wide cluster.
func (s Screen) Cell(row, column int) string {
	if row >= len(s.cells) || column >= len(s.cells[row]) {
		return ""
	}
	return s.cells[row][column].text
}

// String draws the rows one below the other.
func (s Screen) String() string { return strings.Join(s.Rows, "\n") }

// screen takes the picture.
func (e *emulator) screen() Screen {
	e.flush()
	s := Screen{
		CursorRow: e.y, CursorColumn: e.x, CursorVisible: e.modes[25],
		Modes: maps.Clone(e.modes), Unknown: append([]string{}, e.unknown...),
		Placements: append([]Placement{}, e.placed...), Held: len(e.held), Written: e.written,
	}
	for _, row := range e.cells {
		var text strings.Builder
		end, written := 0, 0
		for x, c := range row {
			switch {
			case c.text != "":
				text.WriteString(c.text)
				if c.text != " " {
					written = text.Len()
				}
				end = x + 1
			case c.continues:
				end = x + 1
			default:
				text.WriteByte(' ')
			}
		}
		s.Rows = append(s.Rows, text.String()[:written])
		s.Ends = append(s.Ends, end)
		s.cells = append(s.cells, append([]cell{}, row...))
	}
	return s
}
