package main

import (
	"errors"
	"io"
	"os"
	"syscall"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// dieOf ends the process with the status that a shell gives for the signal: there are no signals to die of.
func dieOf(s syscall.Signal) { os.Exit(128 + int(s)) }

func warmSignals() {}

// untilClosed is a file that is written to until its reader has closed it; then the process ends without a word, as it does elsewhere of
// SIGPIPE.
func untilClosed(f *os.File) io.Writer {
	if term.IsTerminal(f.Fd()) {
		return f
	}
	return readUp{f}
}

type readUp struct{ to *os.File }

func (r readUp) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	if errors.Is(err, windows.ERROR_NO_DATA) || errors.Is(err, windows.ERROR_BROKEN_PIPE) ||
		errors.Is(err, windows.ERROR_PIPE_NOT_CONNECTED) {
		dieOf(syscall.SIGPIPE)
	}
	return n, err
}
