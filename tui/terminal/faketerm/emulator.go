package faketerm

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

type cell struct {
	text      string
	style     string
	continues bool // belongs to the wide cluster to the left
}

// emulator is the terminal itself: bytes in, cells and replies out. It has no clock and no goroutine.
type emulator struct {
	Behaviour

	cells   [][]cell
	x, y    int
	pending bool // the cursor stands behind the last column
	style   string
	modes   map[int]bool
	unknown []string

	text []byte // printable text not yet drawn: a cluster may go on in the next write
	pictures
	written int    // bytes so far
	updates int    // of the screen that came whole, by synchronised output
	control []byte // an unfinished control sequence
	replies []string
}

func newEmulator(b Behaviour) *emulator {
	e := &emulator{Behaviour: b, modes: map[int]bool{7: true, 25: true}}
	e.resize(b.Columns, b.Rows)
	return e
}

func (e *emulator) resize(columns, rows int) {
	e.flush()
	cells := make([][]cell, rows)
	for y := range cells {
		cells[y] = make([]cell, columns)
		if y < len(e.cells) {
			copy(cells[y], e.cells[y])
		}
	}
	e.cells = cells
	e.Columns, e.Rows = columns, rows
	e.moveTo(e.y, e.x)
}

// write takes what the program wrote and returns the replies to it.
func (e *emulator) write(b []byte) []string {
	e.replies = nil
	e.written += len(b)
	for _, c := range b {
		e.take(c)
	}
	return e.replies
}

func (e *emulator) take(c byte) {
	if len(e.control) > 0 {
		e.control = append(e.control, c)
		if e.finished() {
			sequence := string(e.control)
			e.control = nil
			e.execute(sequence)
		}
		return
	}
	switch {
	case c == 0x1b:
		e.flush()
		e.control = append(e.control, c)
	case c < 0x20 || c == 0x7f:
		e.flush()
		e.simple(c)
	default:
		e.text = append(e.text, c)
	}
}

// finished says whether the control sequence is complete.
func (e *emulator) finished() bool {
	s := e.control
	if len(s) < 2 {
		return false
	}
	last := s[len(s)-1]
	switch s[1] {
	case '[':
		return len(s) > 2 && last >= 0x40 && last <= 0x7e
	case ']', 'P', 'X', '^', '_':
		return last == 0x07 || last == '\\' && s[len(s)-2] == 0x1b
	case '(', ')', '#':
		return len(s) == 3
	}
	return true
}

func (e *emulator) simple(c byte) {
	e.pending = false
	switch c {
	case '\r':
		e.x = 0
	case '\n':
		e.lineFeed()
	case '\b':
		e.x = max(0, e.x-1)
	case '\t':
		e.x = min(e.Columns-1, (e.x/8+1)*8)
	case 0x07:
	default:
		e.unknown = append(e.unknown, fmt.Sprintf("%q", c))
	}
}

func (e *emulator) lineFeed() {
	if e.y < e.Rows-1 {
		e.y++
		return
	}
	copy(e.cells, e.cells[1:])
	e.cells[e.Rows-1] = make([]cell, e.Columns)
}

// flush draws the text that has come in.
func (e *emulator) flush() {
	if len(e.text) == 0 {
		return
	}
	text := string(e.text)
	e.text = nil
	for clusters := graphemes.FromString(text); clusters.Next(); {
		e.print(clusters.Value(), e.Width(clusters.Value()))
	}
}

// print puts one cluster into its cells, with what happens at the last column when autowrap is on and off.
func (e *emulator) print(cluster string, width int) {
	if width <= 0 {
		x := e.x - 1
		if e.pending {
			x = e.x
		}
		for x > 0 && e.cells[e.y][x].continues {
			x--
		}
		if x >= 0 {
			e.cells[e.y][x].text += cluster
		}
		return
	}
	if e.modes[7] && (e.pending || e.x+width > e.Columns) {
		e.x = 0
		e.pending = false
		e.lineFeed()
	}
	for i := 0; i < width; i++ {
		x := min(e.x+i, e.Columns-1)
		e.cells[e.y][x] = cell{style: e.style, continues: i > 0}
	}
	at := min(e.x, e.Columns-1)
	e.cells[e.y][at] = cell{text: cluster, style: e.style}
	e.x += width
	if e.x >= e.Columns {
		e.x = e.Columns - 1
		e.pending = true
	}
}

// moveTo puts the cursor somewhere on the screen, counted from 0.
func (e *emulator) moveTo(y, x int) {
	e.y = max(0, min(y, e.Rows-1))
	e.x = max(0, min(x, e.Columns-1))
	e.pending = false
}

// execute does what a complete control sequence says.
func (e *emulator) execute(s string) {
	switch {
	case strings.HasPrefix(s, "\x1b["):
		e.executeCSI(s)
	case strings.HasPrefix(s, "\x1b]"):
		e.executeOSC(strings.TrimSuffix(strings.TrimSuffix(s[2:], "\x1b\\"), "\x07"), s)
	case strings.HasPrefix(s, "\x1b_G"):
		e.executeGraphics(strings.TrimSuffix(s[3:], "\x1b\\"), s)
	case s == "\x1b\\", strings.HasPrefix(s, "\x1bP0;1;0q") && e.Sixel:
	default:
		e.unknown = append(e.unknown, s)
	}
}
