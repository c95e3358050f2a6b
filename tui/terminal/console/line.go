package console

import (
	"errors"
	"io"
	"sync"

	"tippani/tui/terminal"
)

// Line is a terminal.Line to a console.
type Line struct {
	terminal.Notices
	system System

	before Modes // that Raw found first
	found  bool  // before is known
	inputs uint32

	mu      sync.Mutex
	changed sync.Cond
	raw     bool // what arrives is ours to read
	reading bool // a Read is at the console
	closed  bool

	// For the goroutine that reads.
	reader  Reader
	records []Record // taken from the console, not yet from Read
	sent    string   // made of records, not yet taken from Read

	output output
}

// New makes a line over a console, which is closed with it. It fails with a *terminal.NoTerminalError, and closes the console, when
// that does not obey sequences.
func New(system System) (*Line, error) {
	l := &Line{Notices: terminal.NewNotices(), system: system, output: newOutput(system)}
	l.changed.L = &l.mu
	before, err := system.Modes()
	if err == nil {
		if _, err = firstOf(system.SetOutput, rawOutput(before.Output)); err == nil {
			err = system.SetOutput(before.Output)
		}
	}
	if err != nil {
		_ = system.Close()
		return nil, &terminal.NoTerminalError{Reason: "tippani cannot draw in this console, which does not obey control sequences; " +
			"run it in Windows Terminal, or in Windows 10 1809 or newer with \"Use legacy console\" switched off."}
	}
	return l, nil
}

// Local is true.
func (l *Line) Local() bool { return true }

// Size is that of the window.
func (l *Line) Size() (columns, rows int) {
	w, ok := l.system.Window()
	if !ok {
		return 0, 0
	}
	return w.Columns, w.Rows
}

// Pixels is not known: the size of a letter that a console tells need not be that of the terminal around it.
func (l *Line) Pixels() (width, height int) { return 0, 0 }

// Raw switches the console's modes; from now on Read reads.
func (l *Line) Raw() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, err := l.system.Modes()
	if err != nil {
		return err
	}
	if !l.found {
		l.before, l.found = now, true
	}
	if _, err = firstOf(l.system.SetOutput, rawOutput(l.before.Output)); err != nil {
		return err
	}
	if l.inputs, err = firstOf(l.system.SetInput, rawInput(l.before.Input)); err != nil {
		return errors.Join(err, l.system.SetOutput(l.before.Output))
	}
	l.raw = true
	l.changed.Broadcast()
	return nil
}

// IsRaw asks the console.
func (l *Line) IsRaw() bool {
	now, err := l.system.Modes()
	l.mu.Lock()
	defer l.mu.Unlock()
	return err == nil && now.Input == l.inputs && now.Output&terminalOutput != 0
}

// Restore sets the modes that Raw found first, once Read has let go of the console.
func (l *Line) Restore() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.raw = false
	l.release()
	if !l.found {
		return nil
	}
	return errors.Join(l.system.SetInput(l.before.Input), l.system.SetOutput(l.before.Output))
}

// DropOutput has a Write under way, and those after it, return at once.
func (l *Line) DropOutput() { l.output.drop() }

// DropInput throws away what was typed.
func (l *Line) DropInput() { l.system.Discard() }

// Close ends Read and Write.
func (l *Line) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	l.release()
	l.output.drop()
	return l.system.Close()
}

// release returns when no Read is at the console any more. The caller holds the lock, and has seen to it that none begins.
func (l *Line) release() {
	l.changed.Broadcast()
	if l.reading {
		l.system.Wake()
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

// begin waits until the console may be read; false when the line is closed.
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

// batch is how many records are taken from the console at a time.
const batch = 256

// take fills p with what the next records stand for: nothing, if it was woken or they stand for nothing.
func (l *Line) take(p []byte) (int, error) {
	defer l.end()
	if l.sent == "" && len(l.records) == 0 {
		ready, err := l.system.Wait()
		if err != nil || !ready {
			return 0, err
		}
		taken := make([]Record, batch)
		n, err := l.system.Records(taken)
		if err != nil {
			return 0, err
		}
		l.records = taken[:n]
		if w, ok := l.system.Window(); ok {
			l.reader.Left, l.reader.Top = w.Left, w.Top
		}
	}
	n := 0
	for n < len(p) {
		if l.sent == "" {
			if len(l.records) == 0 {
				break
			}
			l.next()
			continue
		}
		copied := copy(p[n:], l.sent)
		n, l.sent = n+copied, l.sent[copied:]
	}
	return n, nil
}

// next takes the next record.
func (l *Line) next() {
	sent, resized := l.reader.Take(l.records[0])
	l.records, l.sent = l.records[1:], sent
	if resized {
		l.Resize()
	}
}

// Write writes all of p, which holds whole characters.
func (l *Line) Write(p []byte) (int, error) { return l.output.write(p) }

var _ terminal.Line = (*Line)(nil)
