// Package stream is a Line to a terminal at the other end of a stream of bytes: a pipe, or a connection over a network. The
// terminal there is raw already, and whoever made the connection learns of its size and tells.
package stream

import (
	"io"
	"sync"

	"tippani/tui/terminal"
)

// Line is a terminal.Line. It is not local: it can't be lent, and nothing there can stop this process.
type Line struct {
	terminal.Notices
	conn io.ReadWriteCloser

	mu            sync.Mutex
	columns, rows int
}

// New makes a line over a connection whose Close ends a Read and a Write under way. The size is 0 where it is not known.
func New(conn io.ReadWriteCloser, columns, rows int) *Line {
	return &Line{Notices: terminal.NewNotices(), conn: conn, columns: columns, rows: rows}
}

// Resize takes the size that the screen has now. It never waits for anything.
func (l *Line) Resize(columns, rows int) {
	l.mu.Lock()
	l.columns, l.rows = columns, rows
	l.mu.Unlock()
	l.Notices.Resize()
}

// Size is the size that was told last.
func (l *Line) Size() (columns, rows int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.columns, l.rows
}

// Pixels is not known.
func (l *Line) Pixels() (width, height int) { return 0, 0 }

// Read waits for what the terminal sends.
func (l *Line) Read(p []byte) (int, error) { return l.conn.Read(p) }

// Write sends p, and waits until it is taken.
func (l *Line) Write(p []byte) (int, error) { return l.conn.Write(p) }

// Raw does nothing: the terminal is raw.
func (l *Line) Raw() error { return nil }

// IsRaw is true.
func (l *Line) IsRaw() bool { return true }

// Restore does nothing: the other end knows the state in which its terminal was.
func (l *Line) Restore() error { return nil }

// DropOutput closes the connection: nothing less ends a Write that the other end does not take.
func (l *Line) DropOutput() { _ = l.conn.Close() }

// DropInput does nothing: what has arrived goes with the connection.
func (l *Line) DropInput() {}

// Local is false.
func (l *Line) Local() bool { return false }

// Close closes the connection.
func (l *Line) Close() error { return l.conn.Close() }

var _ terminal.Line = (*Line)(nil)
