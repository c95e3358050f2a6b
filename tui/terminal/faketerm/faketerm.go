// Package faketerm is a terminal for tests: a pty with an emulator behind it that draws into cells and answers questions, and
// that can be told to behave like any of the terminals that were measured, or badly.
//
//	term := faketerm.Start(t, exec.Command(binary, "article.txt"), faketerm.Behaviour{Width: faketerm.MarksTakeNothing})
//	term.WaitFor("the title", func(s faketerm.Screen) bool { return s.Contains("উত্তর কোরিয়া") })
//	term.Send("j")
//
// Nothing in it sleeps to let something happen: WaitFor looks at the screen each time the program has written.
package faketerm

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Patience is how long WaitFor waits before it fails the test.
const Patience = 10 * time.Second

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
	// Background is the answer to OSC 11, such as "rgb:1e1e/1e1e/2e2e"; none when empty.
	Background string
	// Version is the answer to XTVERSION; none when empty.
	Version string
	// NoAttributes leaves CSI c unanswered.
	NoAttributes bool
}

// Term is a running fake terminal.
type Term struct {
	t      testing.TB
	master *os.File
	tty    *os.File
	cmd    *exec.Cmd
	ended  chan error

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

// Open makes a terminal for a test that runs the code under test in its own process: give it TTY.
func Open(t testing.TB, b Behaviour) *Term {
	t.Helper()
	if b.Columns == 0 {
		b.Columns = 80
	}
	if b.Rows == 0 {
		b.Rows = 24
	}
	if b.Width == nil {
		b.Width = SumOfMarks
	}
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatalf("opening a pty: %v", err)
	}
	master = pollable(t, master)
	f := &Term{t: t, master: master, tty: tty, emu: newEmulator(b), replies: make(chan reply, 16)}
	f.changed = sync.NewCond(&f.mu)
	f.setSize(b.Columns, b.Rows)
	go f.read()
	go f.answer(b)
	t.Cleanup(f.Hangup)
	return f
}

// Start runs a program in a new terminal, as the leader of its own session. Its environment gets TERM=xterm-256color unless it sets TERM.
func Start(t testing.TB, cmd *exec.Cmd, b Behaviour) *Term {
	t.Helper()
	f := Open(t, b)
	if cmd.Env == nil {
		cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	}
	if cmd.Stdin == nil {
		cmd.Stdin = f.tty
	}
	if cmd.Stdout == nil {
		cmd.Stdout = f.tty
	}
	if cmd.Stderr == nil {
		cmd.Stderr = f.tty
	}
	// Descriptor 3 is the tty whatever the standard ones are.
	cmd.ExtraFiles = []*os.File{f.tty}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 3}
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting %s: %v", cmd.Path, err)
	}
	f.tty.Close()
	f.cmd = cmd
	f.ended = make(chan error, 1)
	go func() { f.ended <- cmd.Wait() }()
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return f
}

// TTY is the program's side of the terminal.
func (f *Term) TTY() *os.File { return f.tty }

// Process is the program that Start runs.
func (f *Term) Process() *os.Process { return f.cmd.Process }

// State is what the system knows of the program, once Wait has returned.
func (f *Term) State() *os.ProcessState { return f.cmd.ProcessState }

// read feeds what the program writes to the emulator. Like many a terminal it does not read on while its replies find no room.
func (f *Term) read() {
	b := make([]byte, 32<<10)
	for {
		f.mu.Lock()
		for f.held && !f.closed {
			f.changed.Wait()
		}
		f.mu.Unlock()
		n, err := f.master.Read(b)
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
			if _, err := f.master.WriteString(text[:n]); err != nil {
				break
			}
			text = text[n:]
		}
	}
}

// Send types the bytes.
func (f *Term) Send(keys string) {
	if _, err := f.master.WriteString(keys); err != nil {
		f.t.Errorf("typing %q: %v", keys, err)
	}
}

// Resize changes the size of the window and tells the program.
func (f *Term) Resize(columns, rows int) {
	f.mu.Lock()
	f.emu.resize(columns, rows)
	f.mu.Unlock()
	f.setSize(columns, rows)
	if f.cmd == nil {
		// The terminal does not control the test's own process, so the kernel does not send the signal.
		_ = syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	}
}

func (f *Term) setSize(columns, rows int) {
	raw, err := f.master.SyscallConn()
	if err == nil {
		failed := raw.Control(func(fd uintptr) {
			err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(columns), Row: uint16(rows)})
		})
		err = errors.Join(err, failed)
	}
	if err != nil {
		f.t.Errorf("setting the size to %d by %d: %v", columns, rows, err)
	}
}

// pollable makes a descriptor that Hangup can close while it is being read; asking a file for its number, as package pty does,
// makes it a blocking one.
func pollable(t testing.TB, blocking *os.File) *os.File {
	t.Helper()
	defer blocking.Close()
	fd, err := unix.FcntlInt(blocking.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		t.Fatalf("preparing the pty: %v", err)
	}
	return os.NewFile(uintptr(fd), "pty")
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
	f.master.Close()
	f.tty.Close()
}

// Output is everything that the program has written so far.
func (f *Term) Output() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return string(f.raw)
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

// WaitFor returns as soon as the screen is as wanted; the name says what was wanted if it never is.
func (f *Term) WaitFor(name string, wanted func(Screen) bool) Screen {
	f.t.Helper()
	s, ok := f.Within(Patience, wanted)
	if !ok {
		f.t.Fatalf("%s did not come; the screen shows\n%s", name, s)
	}
	return s
}

// WaitForOutput returns as soon as the program has written all of the texts, in any order. It looks at the bytes only, so it costs a
// measurement less than WaitFor does.
func (f *Term) WaitForOutput(texts ...string) {
	f.t.Helper()
	deadline := time.AfterFunc(Patience, f.changed.Broadcast)
	defer deadline.Stop()
	end := time.Now().Add(Patience)
	f.mu.Lock()
	defer f.mu.Unlock()
	for !holdsAll(f.raw, texts) {
		if f.closed || time.Now().After(end) {
			f.t.Fatalf("the program did not write %q", texts)
		}
		f.changed.Wait()
	}
}

func holdsAll(raw []byte, texts []string) bool {
	for _, text := range texts {
		if !bytes.Contains(raw, []byte(text)) {
			return false
		}
	}
	return true
}

// Within waits for a state of the screen no longer than the limit, and says whether it came.
func (f *Term) Within(limit time.Duration, wanted func(Screen) bool) (Screen, bool) {
	deadline := time.Now().Add(limit)
	timer := time.AfterFunc(limit, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.changed.Broadcast()
	})
	defer timer.Stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		s := f.emu.screen()
		if wanted(s) {
			return s, true
		}
		if f.closed || !time.Now().Before(deadline) {
			return s, false
		}
		f.changed.Wait()
	}
}

// Wait waits for the program to end and returns its exit status; -1 if a signal ended it.
func (f *Term) Wait() int {
	f.t.Helper()
	select {
	case <-f.ended:
		return f.cmd.ProcessState.ExitCode()
	case <-time.After(Patience):
		f.t.Fatalf("the program did not end; the screen shows\n%s", f.Screen())
		return 0
	}
}
