// Package faketerm is a terminal for tests: an emulator that draws into cells and answers questions, and that can be told to behave
// like any of the terminals that were measured, or badly. It stands behind a pty (Start, Open) or at the end of a pipe (Pipe).
//
//	term := faketerm.Start(t, exec.Command(binary, "article.txt"), faketerm.Behaviour{Width: faketerm.MarksTakeNothing})
//	term.WaitFor("the title", func(s faketerm.Screen) bool { return s.Contains("উত্তর কোরিয়া") })
//	term.Send("j")
//
// Nothing in it sleeps to let something happen: WaitFor looks at the screen each time the program has written.
package faketerm

import (
	"io"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// Term is a running fake terminal.
type Term struct {
	t      testing.TB
	conn   io.ReadWriteCloser      // to the program
	resize func(columns, rows int) // tells the program its size

	tty   *os.File // the program's side, of a pty
	cmd   *exec.Cmd
	ended chan error

	mu      sync.Mutex
	changed *sync.Cond
	emu     *emulator
	raw     []byte
	held    bool
	closed  bool

	replies chan reply
}

type reply struct {
	text string
	due  time.Time
}

// begin is a terminal at the end of a connection.
func begin(t testing.TB, conn io.ReadWriteCloser, resize func(columns, rows int), b Behaviour) *Term {
	f := &Term{t: t, conn: conn, resize: resize, emu: newEmulator(b), replies: make(chan reply, 16)}
	f.changed = sync.NewCond(&f.mu)
	go f.read()
	go f.answer(b)
	t.Cleanup(f.Hangup)
	return f
}

// read feeds what the program writes to the emulator. Like many a terminal it does not read on while its replies find no room.
func (f *Term) read() {
	b := make([]byte, 32<<10)
	for {
		f.mu.Lock()
		for f.held && !f.closed {
			f.changed.Wait()
		}
		f.mu.Unlock()
		n, err := f.conn.Read(b)
		f.mu.Lock()
		f.raw = append(f.raw, b[:n]...)
		texts := f.emu.write(b[:n])
		if err != nil {
			f.closed = true
		}
		f.changed.Broadcast()
		f.mu.Unlock()
		for _, text := range texts {
			f.replies <- reply{text, time.Now().Add(f.emu.Delay)}
		}
		if err != nil {
			close(f.replies)
			return
		}
	}
}

// answer sends the replies, as slowly and as badly as told.
func (f *Term) answer(b Behaviour) {
	first := true
	for r := range f.replies {
		if b.Silent {
			continue
		}
		time.Sleep(time.Until(r.due))
		if first {
			r.text = b.Noise + r.text
			first = false
		}
		for text := r.text; text != ""; {
			n := len(text)
			if b.Piece > 0 {
				n = min(n, b.Piece)
			}
			if _, err := io.WriteString(f.conn, text[:n]); err != nil {
				break
			}
			text = text[n:]
		}
	}
}

// Send types the bytes.
func (f *Term) Send(keys string) {
	if _, err := io.WriteString(f.conn, keys); err != nil {
		f.t.Errorf("typing %q: %v", keys, err)
	}
}

// Resize changes the size of the window and tells the program.
func (f *Term) Resize(columns, rows int) {
	f.mu.Lock()
	f.emu.resize(columns, rows)
	f.mu.Unlock()
	f.resize(columns, rows)
}

// Hold stops reading what the program writes, as a stopped or blocked terminal does, until Release.
func (f *Term) Hold() { f.hold(true) }

// Release reads again.
func (f *Term) Release() { f.hold(false) }

func (f *Term) hold(on bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held = on
	f.changed.Broadcast()
}

// Hangup closes the window.
func (f *Term) Hangup() {
	f.mu.Lock()
	f.held, f.closed = false, true
	f.changed.Broadcast()
	f.mu.Unlock()
	f.conn.Close()
	if f.tty != nil {
		f.tty.Close()
	}
}

// Output is everything that the program has written so far.
func (f *Term) Output() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return string(f.raw)
}

// Forget drops what Output gives. Keeping many megabytes takes longer, now and then, than a program takes to write a frame.
func (f *Term) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.raw = f.raw[:0]
}

// Closed says whether the program's side of the terminal is closed and everything it wrote has been read.
func (f *Term) Closed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.closed
}

// Screen is what is on the screen now.
func (f *Term) Screen() Screen {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.emu.screen()
}
