// Package process joins the terminal in which the process was started to the process: how it is told of what happens to it.
package process

import (
	"os"

	"tippani/tui/environ"
	"tippani/tui/terminal"
	"tippani/tui/terminal/tty"
)

// Options says where the process's terminal is.
type Options struct {
	In, Out *os.File // standard input and the terminal to draw on; see tty.Open
	Env     environ.Variables
	Fault   func(terminal.Fault) // see terminal.Options
}

// Open takes the terminal over until it is closed. It fails with a *terminal.NoTerminalError when there is none.
func Open(o Options) (*terminal.Terminal, error) {
	found, err := tty.Open(o.In, o.Out, o.Env)
	if err != nil {
		return nil, err
	}
	return terminal.Open(found, terminal.Options{Env: o.Env, Fault: o.Fault})
}
