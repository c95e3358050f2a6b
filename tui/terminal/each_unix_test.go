//go:build unix

package terminal_test

import (
	"testing"

	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
	"tippani/tui/terminal/tty"
)

func init() {
	ways["tty"] = func(t *testing.T, b faketerm.Behaviour) (*faketerm.Term, terminal.Line) {
		fake := faketerm.Open(t, b)
		line, err := tty.Open(fake.TTY(), fake.TTY(), []string{"TERM=xterm-256color"})
		if err != nil {
			t.Fatal(err)
		}
		fake.OnResize(line.Resize)
		return fake, line
	}
}
