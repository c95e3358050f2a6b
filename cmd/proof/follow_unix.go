//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"

	"tippani/tui/terminal/tty"
)

// follow tells a line whenever its window has another size, until it is stopped.
func follow(line *tty.Line) (stop func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGWINCH)
	go func() {
		for range caught {
			line.Resize()
		}
	}()
	return func() { signal.Stop(caught) }
}
