// Tippani reads and annotates Bengali articles in a terminal.
package main

import (
	"os"

	_ "tippani/tui/terminal/noquery"
	_ "tippani/tui/terminal/noquery/restore"
)

func main() { os.Exit(run(os.Args[1:], system())) }
