package terminal

import (
	"strings"

	"tippani/tui/environ"
)

// Identity names a terminal, for a cache of what was measured in it: what it says of itself (XTVERSION), and what the environment
// says of it and of the multiplexer it runs in. The version may be empty: then it is the name under which the terminal is known
// before it has answered.
//
// The names in the environment can be inherited from a terminal that the program no longer runs in, so an identity finds a guess,
// to be verified.
func Identity(env environ.Variables, version string) string {
	var parts []string
	for _, name := range []string{"TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION", "XTERM_VERSION",
		"WT_SESSION"} {
		v := env.Get(name)
		if v == "" {
			continue
		}
		if name == "WT_SESSION" {
			v = "set"
		}
		parts = append(parts, name+"="+v)
	}
	switch {
	case env.Get("TMUX") != "":
		parts = append(parts, "in=tmux")
	case env.Get("STY") != "":
		parts = append(parts, "in=screen")
	}
	if env.Get("SSH_TTY") != "" || env.Get("SSH_CONNECTION") != "" {
		parts = append(parts, "over=ssh")
	}
	if version != "" {
		parts = append(parts, "XTVERSION="+version)
	}
	return strings.Join(parts, " ")
}
