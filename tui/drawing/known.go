package drawing

import (
	"strings"

	"tippani/tui/environ"
	"tippani/tui/terminal"
)

// Known is what suits a terminal, by its name: visual order for those that are known to shape nothing, explicit widths
// for a kitty that obeys them, composed letters where a nukta of its own is drawn wrongly, and in multiplexers, which do not tell
// what is around them; logical order for all others. foot obeys explicit widths too, and draws worse with them.
func Known(env environ.Variables, answers terminal.Answers) Choice {
	switch Name(env, answers) {
	case "xterm", "alacritty", "st", "urxvt", "terminology":
		return Visual
	case "konsole":
		return Spaced
	case "qterminal", "mlterm", "tmux", "screen":
		return Composed
	case "kitty":
		if answers.ExplicitWidth {
			return Explicit
		}
	}
	return Logical
}

// Name is what a terminal is called, in lower case and without its version: by its answer to XTVERSION, else by TERM,
// which each terminal sets for the programs in it, else by variables that can be inherited from another terminal, as far
// as the device attributes agree. It is "" if nothing tells. A multiplexer is a terminal of its own.
func Name(env environ.Variables, answers terminal.Answers) string {
	if answers.Version != "" {
		name, _, _ := strings.Cut(strings.ToLower(answers.Version), "(")
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		return name
	}
	term := env.Get("TERM")
	for _, known := range []struct{ prefix, name string }{
		{"alacritty", "alacritty"}, {"rxvt-unicode", "urxvt"}, {"st-", "st"}, {"xterm-kitty", "kitty"}, {"foot", "foot"},
		{"mlterm", "mlterm"}, {"tmux", "tmux"}, {"screen", "screen"}, {"dvtm", "dvtm"}, {"konsole", "konsole"},
	} {
		if strings.HasPrefix(term, known.prefix) {
			return known.name
		}
	}
	switch {
	case term == "st":
		return "st"
	case env.Get("VTE_VERSION") != "" && answers.DA1 != "6":
		return "vte"
	case env.Get("ALACRITTY_WINDOW_ID") != "" && answers.DA1 == "6":
		return "alacritty"
	}
	return strings.ToLower(env.Get("TERM_PROGRAM"))
}
