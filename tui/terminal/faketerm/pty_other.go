//go:build !unix

package faketerm

import (
	"os"
	"os/exec"
	"testing"
)

// noPTY says why a test that needs a pty is passed over.
const noPTY = "this system has no pty; Pipe is a terminal here too"

// Open passes the test over.
func Open(t testing.TB, _ Behaviour) *Term {
	t.Helper()
	t.Skip(noPTY)
	return nil
}

// Start passes the test over.
func Start(t testing.TB, _ *exec.Cmd, _ Behaviour) *Term {
	t.Helper()
	t.Skip(noPTY)
	return nil
}

// OnResize is for terminals of Open.
func (*Term) OnResize(func()) {}

// TTY is the program's side of the terminal.
func (f *Term) TTY() *os.File { return f.tty }

// Process is the program that Start runs.
func (f *Term) Process() *os.Process { return f.cmd.Process }

// State is what the system knows of the program, once Wait has returned.
func (f *Term) State() *os.ProcessState { return f.cmd.ProcessState }
