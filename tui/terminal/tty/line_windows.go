package tty

import (
	"os"

	"github.com/charmbracelet/x/term"

	"tippani/tui/environ"
	"tippani/tui/terminal"
	"tippani/tui/terminal/console"
)

// Line is the terminal.Line to the console of the process.
type Line struct{ *console.Line }

// Open looks for the console: out must be it; what is typed is read from it also when in is something else, such as the article. It fails
// with a *terminal.NoTerminalError when there is none, or when it is too old to obey sequences.
func Open(_, out *os.File, env environ.Variables) (*Line, error) {
	switch {
	case env.Get("TERM") == "dumb":
		return nil, &terminal.NoTerminalError{
			Reason: "tippani draws on the whole screen, which a terminal with TERM=dumb cannot do; run it in Windows Terminal.",
		}
	case !term.IsTerminal(out.Fd()):
		return nil, &terminal.NoTerminalError{
			Reason: "tippani needs a console to draw on, but standard output is not one; run it in Windows Terminal, without a pipe or a " +
				"redirection of its output (in the window of Git Bash: winpty tippani).",
		}
	}
	system, err := openSystem()
	if err != nil {
		return nil, &terminal.NoTerminalError{
			Reason: "tippani needs a keyboard, but the console cannot be opened for reading; run it in Windows Terminal.",
		}
	}
	l, err := console.New(system)
	if err != nil {
		return nil, err
	}
	return &Line{l}, nil
}

var _ terminal.Line = (*Line)(nil)
