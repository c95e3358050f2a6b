package terminal

import (
	"os"
	"strconv"

	"github.com/charmbracelet/x/term"
)

// tty is the pair of descriptors that lead to the terminal, and the state it was found in.
type tty struct {
	in, out *os.File
	opened  *os.File // in, when it was opened here
	before  *term.State
}

// find looks for the terminal: the output must be one; the input is taken from /dev/tty when standard input is something else,
// such as the article.
func find(o Options) (*tty, error) {
	switch value(o.Env, "TERM") {
	case "":
		return nil, &NoTerminalError{"tippani needs to know the terminal, but TERM is not set; set it, for example with " +
			"TERM=xterm-256color."}
	case "dumb":
		return nil, &NoTerminalError{"tippani draws on the whole screen, which a terminal with TERM=dumb cannot do; run it in a " +
			"terminal window."}
	}
	if !term.IsTerminal(o.Out.Fd()) {
		return nil, &NoTerminalError{"tippani needs a terminal to draw on, but standard output is not one; run it without a pipe or a " +
			"redirection of its output."}
	}
	if term.IsTerminal(o.In.Fd()) {
		return &tty{in: o.In, out: o.Out}, nil
	}
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, &NoTerminalError{"tippani needs a keyboard, but standard input is not a terminal and /dev/tty cannot be opened; run " +
			"it in a terminal window."}
	}
	return &tty{in: f, out: o.Out, opened: f}, nil
}

func (t *tty) close() {
	if t.opened != nil {
		t.opened.Close()
	}
}

// raw switches the terminal to raw mode. The state to return to is the one found the first time.
func (t *tty) raw() error {
	before, err := term.MakeRaw(t.in.Fd())
	if err != nil {
		return err
	}
	if t.before == nil {
		t.before = before
	}
	return nil
}

func (t *tty) restore() error {
	if t.before == nil {
		return nil
	}
	return term.Restore(t.in.Fd(), t.before)
}

// size asks the kernel; a terminal that was never told its size (a serial line, some containers) has it in COLUMNS and LINES, or
// else is 80 by 24.
func (t *tty) size(env []string) Size {
	columns, rows, err := term.GetSize(t.out.Fd())
	if err != nil {
		columns, rows = 0, 0
	}
	return Size{
		Columns: positive(columns, value(env, "COLUMNS"), 80),
		Rows:    positive(rows, value(env, "LINES"), 24),
	}
}

func positive(known int, variable string, fallback int) int {
	if known > 0 {
		return known
	}
	if n, err := strconv.Atoi(variable); err == nil && n > 0 && n < 10000 {
		return n
	}
	return fallback
}
