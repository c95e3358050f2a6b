package terminal_test

import (
	"testing"

	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
)

// ways are the lines to a fake terminal. What a Terminal does is the same over each.
var ways = map[string]func(*testing.T, faketerm.Behaviour) (*faketerm.Term, terminal.Line){
	"pipe": func(t *testing.T, b faketerm.Behaviour) (*faketerm.Term, terminal.Line) { return faketerm.Pipe(t, b) },
}

// each runs a test in a terminal of a behaviour, over every line.
func each(t *testing.T, b faketerm.Behaviour, test func(*testing.T, *terminal.Terminal, *faketerm.Term)) {
	t.Helper()
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			fake, line := way(t, b)
			term, err := terminal.Open(line, terminal.Options{Env: []string{"TERM=xterm-256color"}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { term.Close() })
			test(t, term, fake)
		})
	}
}
