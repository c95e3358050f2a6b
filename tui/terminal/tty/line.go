//go:build unix

package tty

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"tippani/tui/environ"
	"tippani/tui/terminal"
)

// Line is a terminal.Line. It catches no signals: whoever does for the process calls Resize when the size has changed, and Stop.
type Line struct {
	terminal.Notices

	in, out int         // descriptors
	opened  *os.File    // in, when it was opened here
	before  *term.State // the state that the terminal was found in

	wakeRead, wakeWrite *os.File // a byte in it ends the waiting of a Read

	mu      sync.Mutex
	changed sync.Cond
	raw     bool // what arrives is ours to read
	reading bool // a Read is at the terminal
	closed  bool
}

// Open looks for the terminal: out must be one; what is typed is read from /dev/tty when in is something else, such as the
// article. It fails with a *terminal.NoTerminalError when there is none.
func Open(in, out *os.File, env environ.Variables) (*Line, error) {
	switch env.Get("TERM") {
	case "":
		return nil, &terminal.NoTerminalError{
			Reason: "tippani needs to know the terminal, but TERM is not set; set it, for example with TERM=xterm-256color.",
		}
	case "dumb":
		return nil, &terminal.NoTerminalError{
			Reason: "tippani draws on the whole screen, which a terminal with TERM=dumb cannot do; run it in a terminal window.",
		}
	}
	if !term.IsTerminal(out.Fd()) {
		return nil, &terminal.NoTerminalError{
			Reason: "tippani needs a terminal to draw on, but standard output is not one; run it without a pipe or a redirection " +
				"of its output.",
		}
	}
	l := &Line{Notices: terminal.NewNotices(), in: int(in.Fd()), out: int(out.Fd())}
	l.changed.L = &l.mu
	if !term.IsTerminal(in.Fd()) {
		f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err != nil {
			return nil, &terminal.NoTerminalError{
				Reason: "tippani needs a keyboard, but standard input is not a terminal and /dev/tty cannot be opened; run it in a " +
					"terminal window.",
			}
		}
		l.in, l.opened = int(f.Fd()), f
	}
	var err error
	if l.wakeRead, l.wakeWrite, err = os.Pipe(); err != nil {
		return nil, errors.Join(fmt.Errorf("preparing to read the terminal: %w", err), l.shut())
	}
	return l, nil
}

// Local is true.
func (l *Line) Local() bool { return true }

// Size asks the kernel, which has none for a serial line and in some containers.
func (l *Line) Size() (columns, rows int) {
	columns, rows, err := term.GetSize(uintptr(l.out))
	if err != nil {
		return 0, 0
	}
	return columns, rows
}

// Pixels asks the kernel, which knows them if the terminal has told.
func (l *Line) Pixels() (width, height int) {
	size, err := unix.IoctlGetWinsize(l.out, unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0
	}
	return int(size.Xpixel), int(size.Ypixel)
}

// Raw switches the terminal to raw mode; from now on Read reads.
func (l *Line) Raw() error {
	before, err := term.MakeRaw(uintptr(l.in))
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.before == nil {
		l.before = before
	}
	l.raw = true
	l.changed.Broadcast()
	return nil
}

// IsRaw asks the kernel.
func (l *Line) IsRaw() bool { return isRaw(l.in) }

// Restore returns to the state that Raw found first, once Read has let go of the terminal.
func (l *Line) Restore() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.raw = false
	l.release()
	if l.before == nil {
		return nil
	}
	return term.Restore(uintptr(l.in), l.before)
}

// DropOutput throws away what the terminal has not taken.
func (l *Line) DropOutput() { discardOutput(l.out) }

// DropInput throws away what was typed.
func (l *Line) DropInput() { discardInput(l.in) }

// Close ends Read. The files that Open was given stay open.
func (l *Line) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	l.release()
	return errors.Join(l.wakeRead.Close(), l.wakeWrite.Close(), l.shut())
}

func (l *Line) shut() error {
	if l.opened == nil {
		return nil
	}
	return l.opened.Close()
}

// release returns when no Read is at the terminal any more. The caller holds the lock, and has seen to it that none begins.
func (l *Line) release() {
	l.changed.Broadcast()
	if l.reading {
		_, _ = l.wakeWrite.Write([]byte{0})
	}
	for l.reading {
		l.changed.Wait()
	}
}

// Read waits for what is typed or replied.
func (l *Line) Read(p []byte) (int, error) {
	for l.begin() {
		n, err := l.take(p)
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}

// begin waits until the terminal may be read; false when the line is closed.
func (l *Line) begin() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.raw && !l.closed {
		l.changed.Wait()
	}
	l.reading = !l.closed
	return l.reading
}

func (l *Line) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reading = false
	l.changed.Broadcast()
}

// take reads what is there, or nothing when it was woken.
func (l *Line) take(p []byte) (int, error) {
	defer l.end()
	ready, woken, err := readable(l.in, int(l.wakeRead.Fd()))
	switch {
	case err != nil:
		return 0, err
	case woken:
		var b [16]byte
		_, _ = l.wakeRead.Read(b[:])
		return 0, nil
	case !ready:
		return 0, nil
	}
	n, err := unix.Read(l.in, p)
	switch {
	case errors.Is(err, unix.EINTR), errors.Is(err, unix.EAGAIN):
		return 0, nil
	case err != nil:
		return 0, err
	case n <= 0:
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all of p, whether the descriptor blocks or not.
func (l *Line) Write(p []byte) (int, error) { return writeAll(l.out, p) }

var _ terminal.Line = (*Line)(nil)
