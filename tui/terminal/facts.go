package terminal

import (
	"strings"
	"sync"

	"tippani/tui/environ"
	"tippani/tui/graphics"
)

// facts is what is known of a terminal. It has a lock of its own, which is held for nothing else: answers arrive in the goroutine that
// reads, and Close waits for that one.
type facts struct {
	mu   sync.Mutex
	said Answers // everything the terminal has said, but for widths; its cell is the present one
	// agrees says that the pixels and columns that the system knows give the same cell as the terminal.
	agrees bool

	cells chan graphics.Cell // another size of a cell, to be taken up by Terminal.watch
}

// hear takes the size of a cell that the terminal says unasked.
func (f *facts) hear(cell graphics.Cell) {
	for {
		select {
		case f.cells <- cell:
			return
		default:
		}
		select {
		case <-f.cells:
		default:
		}
	}
}

// Said is everything the terminal has said so far, without the widths.
func (t *Terminal) Said() Answers {
	t.facts.mu.Lock()
	defer t.facts.mu.Unlock()
	return t.facts.said
}

// Cell is the size of a cell in pixels as far as it is known; zero when it is not. It can change with the size of the screen, or
// alone; Sizes tells of both.
func (t *Terminal) Cell() graphics.Cell { return t.Said().Cell }

// noted adds answers to what was said before, and gives them the size of a cell that the system knows if the terminal said none.
func (t *Terminal) noted(a Answers) Answers {
	system := lineCell(t.line, sizeOf(t.line, t.env))
	f := &t.facts
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case countsFixed(a.Version, a.DA1, t.env):
		a.Cell = fixedCell
	case a.Cell.Usable():
	case f.said.Cell.Usable():
		a.Cell = f.said.Cell
	default:
		a.Cell = system
	}
	f.agrees = a.Cell.Usable() && system == a.Cell
	f.said = f.said.with(a)
	return a
}

// hear takes what was said although no batch was out, and delivers everything that was said so far on Late.
func (t *Terminal) hear(a Answers) {
	t.noted(a)
	all := t.Said()
	all.Widths = map[string]int{}
	t.asker.hear(all)
}

// cellNow is the size of a cell after the screen was resized, as far as the system knows: it is told of the pixels when it is told of
// the size.
func (t *Terminal) cellNow(s Size) graphics.Cell {
	system := lineCell(t.line, s)
	t.facts.mu.Lock()
	defer t.facts.mu.Unlock()
	if t.facts.agrees && system.Usable() {
		return system
	}
	return t.facts.said.Cell
}

// setCell takes a size of a cell and reports whether it is another one.
func (t *Terminal) setCell(cell graphics.Cell) bool {
	t.facts.mu.Lock()
	defer t.facts.mu.Unlock()
	if cell == t.facts.said.Cell || !cell.Usable() {
		return false
	}
	t.facts.said.Cell = cell
	return true
}

// lineCell is the size of a cell by what the system knows of the line.
func lineCell(line Line, s Size) graphics.Cell {
	width, height := line.Pixels()
	return cellOf(width, height, s)
}

// fixedCell is a cell of Windows Terminal as far as pictures are concerned, whatever the font.
var fixedCell = graphics.Cell{Width: 10, Height: 20}

// countsFixed recognises Windows Terminal, which does not answer XTVERSION and hands its variable down to other terminals.
func countsFixed(version, da1 string, env environ.Variables) bool {
	return version == "" && env.Get("WT_SESSION") != "" && strings.HasPrefix(da1, "61;")
}
