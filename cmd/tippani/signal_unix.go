//go:build unix

package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// dieOf ends the process by a signal that nothing catches any more: a script sees what it was.
func dieOf(s syscall.Signal) {
	_ = syscall.Kill(os.Getpid(), s)
	time.Sleep(time.Second) // it may reach another thread
	os.Exit(128 + int(s))
}

// warmSignals starts the thread that the first Notify starts: it is ready when the terminal package wants its signals.
func warmSignals() { signal.Notify(make(chan os.Signal, 1), syscall.SIGWINCH) }

// untilClosed is the file itself: the system ends the process with SIGPIPE when its reader has closed it.
func untilClosed(f *os.File) io.Writer { return f }
