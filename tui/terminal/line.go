package terminal

import (
	"os"
	"strconv"

	"tippani/tui/environ"
)

// Line is what leads to a terminal and to whoever sits before it: the process's own tty (package tty), or a stream of bytes to a
// terminal elsewhere (package stream). A Terminal owns its line: nothing else reads it, writes to it or closes it.
type Line interface {
	// Read waits for what the terminal sends. It takes nothing from a terminal that is not raw: another program may be reading
	// there. It fails when the terminal is gone or the line is closed. One goroutine reads.
	Read(p []byte) (int, error)
	// Write sends all of p. A terminal that was stopped holds it up for as long as it likes, until DropOutput or Close.
	Write(p []byte) (int, error)
	// Size is the size of the screen; 0 for what is not known.
	Size() (columns, rows int)
	// Pixels is the size of the screen in pixels; 0 for what is not known. Margins may be counted with it.
	Pixels() (width, height int)
	// Resized says that the size may be another one. It is received from as long as the terminal is open; a line must not wait for that.
	Resized() <-chan struct{}
	// Stops delivers what asks the program to end.
	Stops() <-chan os.Signal
	// Raw has each byte handed over as it is typed, and written as it is. Called again, it does so again.
	Raw() error
	// IsRaw says whether it is still so: a shell may have changed it.
	IsRaw() bool
	// Restore puts the terminal into the state in which Raw first found it. When it returns, Read takes nothing any more.
	Restore() error
	// DropOutput throws away what the terminal has not taken, so that a Write under way ends; after it, a line may take nothing more.
	DropOutput()
	// DropInput throws away what has arrived and was not read.
	DropInput()
	// Local says that the terminal is the one in which the process was started, so that it can be lent to other programs, and the
	// process be stopped.
	Local() bool
	// Close ends Read and Write, and gives up what the line holds.
	Close() error
}

// Notices are the two channels of a Line. Whoever learns of a signal or a new size puts it in, and never waits for the terminal.
type Notices struct {
	resized chan struct{}
	stops   chan os.Signal
}

// NewNotices makes the channels.
func NewNotices() Notices {
	return Notices{resized: make(chan struct{}, 1), stops: make(chan os.Signal, 4)}
}

// Resize says that the size may be another one. It never waits: several that were not taken are one.
func (n Notices) Resize() {
	select {
	case n.resized <- struct{}{}:
	default:
	}
}

// Stop asks the program to end. It never waits: what is asked for a fifth time adds nothing.
func (n Notices) Stop(why os.Signal) {
	select {
	case n.stops <- why:
	default:
	}
}

// Resized is Line.Resized.
func (n Notices) Resized() <-chan struct{} { return n.resized }

// Stops is Line.Stops.
func (n Notices) Stops() <-chan os.Signal { return n.stops }

// sizeOf is the size of the screen. A terminal that was never told its size (a serial line, some containers) has it in COLUMNS
// and LINES, or else is 80 by 24.
func sizeOf(line Line, env environ.Variables) Size {
	columns, rows := line.Size()
	return Size{
		Columns: positive(columns, env.Get("COLUMNS"), 80),
		Rows:    positive(rows, env.Get("LINES"), 24),
	}
}

func positive(known int, variable string, fallback int) int {
	if known > 0 {
		return known
	}
	if n, err := strconv.Atoi(variable); err == nil && n > 0 && n < 10000 {
		return n
	}
	return fallback
}
