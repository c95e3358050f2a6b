//go:build unix

package faketerm

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Open makes a terminal for a test that runs the code under test in its own process: give it TTY.
func Open(t testing.TB, b Behaviour) *Term {
	t.Helper()
	b = b.whole()
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatalf("opening a pty: %v", err)
	}
	master = pollable(t, master)
	f := begin(t, master, func(columns, rows int) { setSize(t, master, columns, rows) }, b)
	f.tty = tty
	f.resize(b.Columns, b.Rows)
	return f
}

// OnResize has a function called after each change of the size: the terminal does not control the test's own process, so the
// kernel sends it no signal.
func (f *Term) OnResize(then func()) {
	tell := f.resize
	f.resize = func(columns, rows int) {
		tell(columns, rows)
		then()
	}
}

// Start runs a program in a new terminal, as the leader of its own session. Its environment gets TERM=xterm-256color unless it sets TERM.
func Start(t testing.TB, cmd *exec.Cmd, b Behaviour) *Term {
	t.Helper()
	f := Open(t, b)
	if cmd.Env == nil {
		cmd.Env = append(cmd.Environ(), "TERM=xterm-256color")
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

func setSize(t testing.TB, master *os.File, columns, rows int) {
	raw, err := master.SyscallConn()
	if err == nil {
		failed := raw.Control(func(fd uintptr) {
			err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(columns), Row: uint16(rows)})
		})
		err = errors.Join(err, failed)
	}
	if err != nil {
		t.Errorf("setting the size to %d by %d: %v", columns, rows, err)
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
