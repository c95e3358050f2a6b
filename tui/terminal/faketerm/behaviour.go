package faketerm

import "time"

// Behaviour says what the terminal is like. The zero value is a well-behaved one of 80 by 24 cells that counts Bengali as xterm does.
type Behaviour struct {
	// Columns and Rows are the size; 0 means 80 and 24.
	Columns, Rows int
	// Width is the columns that the terminal gives to one grapheme cluster; nil means SumOfMarks.
	Width func(cluster string) int
	// Silent terminals answer nothing.
	Silent bool
	// Delay is how long after a question its answer is sent.
	Delay time.Duration
	// Piece cuts answers into writes of that many bytes; 0 sends each whole.
	Piece int
	// Noise is sent before the first answer, as if typed or left over from another program.
	Noise string
	// FromZero counts rows and columns from zero in replies, as dvtm does.
	FromZero bool
	// Sync knows synchronised output, ExplicitWidth obeys OSC 66.
	Sync, ExplicitWidth bool
	// Kitty answers the query of kitty's graphics protocol.
	Kitty bool
	// Sixel says that it shows sixel, and takes such pictures; it knows the mode in which they move the cursor to their right, and takes the
	// scrolling of some rows, which it does not do.
	Sixel bool
	// CellWidth and CellHeight are the pixels of a cell; the questions for them stay unanswered when they are 0.
	CellWidth, CellHeight int
	// PixelMouse knows mouse events in pixels.
	PixelMouse bool
	// Background is the answer to OSC 11, such as "rgb:1e1e/1e1e/2e2e"; none when empty.
	Background string
	// Version is the answer to XTVERSION; none when empty.
	Version string
	// NoAttributes leaves CSI c unanswered.
	NoAttributes bool
}

// whole is the behaviour with what was left out.
func (b Behaviour) whole() Behaviour {
	if b.Columns == 0 {
		b.Columns = 80
	}
	if b.Rows == 0 {
		b.Rows = 24
	}
	if b.Width == nil {
		b.Width = SumOfMarks
	}
	return b
}
