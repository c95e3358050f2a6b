// Tippani reads and annotates Bengali articles in a terminal.
package main

import (
	"os"
	"os/signal"
	"syscall"

	_ "tippani/tui/terminal/noquery"
	_ "tippani/tui/terminal/noquery/restore"
)

func main() {
	// The first Notify starts a thread. Started here, it is ready when the terminal package wants its signals.
	go signal.Notify(make(chan os.Signal, 1), syscall.SIGWINCH)
	os.Exit(run(os.Args[1:], system()))
}
