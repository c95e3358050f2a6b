package faketerm

import (
	"net"
	"testing"

	"tippani/tui/terminal/stream"
)

// Pipe is a terminal at the end of a pipe that holds nothing: a write of the program waits until the terminal has read it. The
// line is for the code under test.
func Pipe(t testing.TB, b Behaviour) (*Term, *stream.Line) {
	t.Helper()
	b = b.whole()
	near, far := net.Pipe()
	line := stream.New(near, b.Columns, b.Rows)
	return begin(t, far, line.Resize, b), line
}
