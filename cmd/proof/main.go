// Proof compares the columns that tippani counts on with the columns that a real terminal uses. It is a tool of the project, run
// by .ci/terminals, and no part of the program.
//
//	proof inside ...   runs in the terminal under test, between it and tippani, and appends what it finds to a file
//	proof host ...     gives a command a pseudo-terminal of a certain size, for terminals that have no window: tmux, screen, xterm.js
//	proof matrix ...   writes the table of docs/terminals.md from such files
//	proof pictures ... runs in the terminal under test, draws pictures there with the program's own painter, and compares the screen
//	proof page ...     draws one page and waits to be killed; proof pictures starts it
//	proof gallery ...  writes the table about pictures
//
// It knows tippani from outside only: the bytes that it writes. What it takes from the program's own packages is the sum of a
// text's columns, given the answers that this terminal gave to this very process; the cursor's place and the filled rows come
// from the bytes themselves.
package main

import (
	"fmt"
	"os"
)

func main() {
	commands := map[string]func([]string) error{"inside": inside, "host": host, "matrix": matrix, "pictures": shows, "gallery": gallery,
		"page": onePage}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: proof inside|host|matrix|pictures|page|gallery; -h after each names its flags")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "proof:", err)
		os.Exit(1)
	}
}
