// Tippani reads and annotates Bengali articles in a terminal.
package main

import (
	"os"
	"runtime/debug"

	_ "tippani/cmd/tippani/starved"
	"tippani/tui/environ"
	_ "tippani/tui/terminal/noquery"
	_ "tippani/tui/terminal/noquery/restore"
)

func main() {
	takeHome()
	env := system()
	limitMemory(env.vars)
	go warmSignals()
	os.Exit(run(os.Args[1:], env))
}

// memory is what the program may have before garbage is collected with more zeal, in bytes. What may be alive at once is bounded
// by the limits on what is read (model.MaxRecord and its neighbours).
const memory = 160 << 20

func limitMemory(vars environ.Variables) {
	if vars.Get("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
}
