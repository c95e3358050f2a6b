package terminal

import (
	"strings"
	"testing"
)

func TestColoursFromTheEnvironment(t *testing.T) {
	for env, want := range map[string]Colors{
		"TERM=xterm-256color": Indexed, "TERM=xterm-256color COLORTERM=truecolor": True, "TERM=xterm-kitty": True,
		"TERM=xterm": Sixteen, "TERM=linux": Sixteen, "TERM=xterm-256color NO_COLOR=1": None,
		"TERM=xterm COLORTERM=truecolor NO_COLOR=yes": None,
		"TERM=xterm-256color NO_COLOR=":               Indexed, "TERM=tmux-256color TERM_PROGRAM=tmux": Indexed, "TERM=dumb": None,
		"": None,
	} {
		if got := ColorsOf(strings.Fields(env)); got != want {
			t.Errorf("%q has %v colours, want %v", env, got, want)
		}
	}
}

func TestDarkAndLight(t *testing.T) {
	tests := []struct {
		background *RGB
		env        string
		dark       bool
	}{
		{nil, "", true}, {nil, "COLORFGBG=0;15", false}, {nil, "COLORFGBG=15;0", true}, {nil, "COLORFGBG=15;default;0", true},
		{nil, "COLORFGBG=0;7", false}, {nil, "COLORFGBG=7;8", true}, {nil, "COLORFGBG=x", true},
		{&RGB{255, 255, 224}, "COLORFGBG=15;0", false}, {&RGB{30, 30, 46}, "COLORFGBG=0;15", true}, {&RGB{0, 0, 255}, "", true},
	}
	for _, test := range tests {
		if got := IsDark(test.background, []string{test.env}); got != test.dark {
			t.Errorf("background %v with %q: dark is %v", test.background, test.env, got)
		}
	}
}

func TestIdentityTellsTerminalsApart(t *testing.T) {
	kitty := []string{"TERM=xterm-kitty"}
	inTmux := []string{"TERM=tmux-256color", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=3.5a", "TMUX=/tmp/x,1,0"}
	overSSH := []string{"TERM=xterm-kitty", "SSH_TTY=/dev/pts/1"}
	names := map[string]bool{}
	for _, name := range []string{
		Identity(kitty, ""), Identity(kitty, "kitty(0.48.2)"), Identity(inTmux, ""), Identity(overSSH, ""),
		Identity([]string{"TERM=screen", "STY=1.x"}, ""),
	} {
		if names[name] {
			t.Errorf("%q names two terminals", name)
		}
		names[name] = true
	}
}
