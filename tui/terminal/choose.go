package terminal

import (
	"strconv"
	"strings"

	"tippani/tui/environ"
	"tippani/tui/graphics"
)

// Reason says why a terminal shows pictures, or why not.
type Reason uint8

const (
	// Suits: it shows them.
	Suits Reason = iota
	// NoAnswer: it answered nothing at all.
	NoAnswer
	// NoProtocol: it answered, but knows no way to show pictures.
	NoProtocol
	// CellUnknown: it shows pictures, but does not say how many pixels a cell has.
	CellUnknown
	// InScreen: screen is around the program and hands no pictures on.
	InScreen
	// TmuxUnknown: tmux is around the program and could not be asked what it hands on, or has not answered yet.
	TmuxUnknown
	// TmuxKeeps: tmux does not hand pictures on; its option allow-passthrough is off.
	TmuxKeeps
	// TmuxOuter: tmux would hand them on, but the terminal around it is not known to show pictures by placeholders.
	TmuxOuter
	// TmuxLoses: the terminal around tmux shows sixel and tmux knows it, but it loses pictures when others change (seen in tmux 3.5a and 3.8).
	TmuxLoses
	// SlowLink: what is sent arrives so slowly that text is better printed. Choose never says so; see Terminal.Slowed.
	SlowLink
)

// String is the name of the reason, for reports for programs.
func (r Reason) String() string {
	names := [...]string{"suits", "no-answer", "no-protocol", "cell-unknown", "in-screen", "tmux-unknown", "tmux-keeps", "tmux-outer",
		"tmux-loses", "slow-link"}
	if int(r) < len(names) {
		return names[r]
	}
	return ""
}

// Choose says by which protocol a terminal is sent pictures that gave these answers, and why.
//
// Kitty's protocol comes first: it sends the least. Konsole answers its query and shows its pictures, but no placeholders, so these
// are for terminals that are known by name. iTerm2's own protocol comes before its sixel, which it scales on dense screens.
func Choose(a Answers, env environ.Variables) (graphics.Protocol, Reason) {
	protocol, reason := protocolOf(a, env)
	if protocol != graphics.None && !a.Cell.Usable() {
		return graphics.None, CellUnknown
	}
	return protocol, reason
}

func protocolOf(a Answers, env environ.Variables) (graphics.Protocol, Reason) {
	switch around := multiplexer(env); {
	case !a.Answered && a.Tmux == Tmux{}:
		return graphics.None, NoAnswer
	case around == "screen" && !strings.HasPrefix(a.Version, "tmux "):
		return graphics.None, InScreen
	case around != "":
		return throughTmux(a)
	case a.Kitty:
		return graphics.Kitty, Suits
	case strings.HasPrefix(a.Version, "iTerm2 "):
		return graphics.ITerm2, Suits
	case a.Sixel():
		return graphics.Sixel, Suits
	}
	return graphics.None, NoProtocol
}

// throughTmux chooses in tmux. Placeholders need tmux to hand them on. Sixel it knows itself (from 3.4, when built so), and it draws anew what
// it has kept of it: in docs/terminals.md.
func throughTmux(a Answers) (graphics.Protocol, Reason) {
	placeholders := showsPlaceholders(a.Tmux.Outer)
	switch {
	case a.Tmux.Passthrough && placeholders:
		return graphics.Placeholders, Suits
	case !a.Tmux.Known:
		return graphics.None, TmuxUnknown
	case placeholders:
		return graphics.None, TmuxKeeps
	case a.Sixel() && a.Tmux.Sixel:
		return graphics.None, TmuxLoses
	}
	return graphics.None, TmuxOuter
}

// showsPlaceholders says whether a terminal is known to show pictures by placeholders, by its answer to XTVERSION or its terminfo
// entry: kitty from 0.28, Ghostty.
func showsPlaceholders(name string) bool {
	if version, ok := strings.CutPrefix(name, "kitty("); ok {
		return atLeast(version, 0, 28)
	}
	return strings.HasPrefix(name, "ghostty") || name == "xterm-ghostty"
}

// atLeast compares the first two numbers of a version, such as 0.28.1).
func atLeast(version string, major, minor int) bool {
	first, rest, _ := strings.Cut(version, ".")
	second := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	a, err1 := strconv.Atoi(first)
	b, err2 := strconv.Atoi(second)
	return err1 == nil && err2 == nil && (a > major || a == major && b >= minor)
}

// movesPictures says whether a terminal is known to move sixel pictures with the rows that they stand in.
func movesPictures(a Answers, env environ.Variables) bool {
	switch sixelTerminal(a, env) {
	case "XTerm", "foot", "mlterm":
		return true
	case xtermJS:
		return a.DA1 == imageAddon
	}
	return false
}

// lastRow says whether a terminal is known to show a sixel picture in the last row of the screen. There it makes the screen scroll, even
// when it is exactly as high as a cell, since the cursor goes below it: but not in private mode 8452. xterm has that mode and scrolls all
// the same, by the bands that the picture takes. xterm.js goes to a next line only for a picture that is higher than a cell, which one of a
// whole number of pixels may be where cells have none.
func lastRow(a Answers, env environ.Variables) bool {
	switch sixelTerminal(a, env) {
	case "foot", "mlterm":
		return a.RightOfSixel != Fixed
	case xtermJS:
		return a.EvenRows && a.DA1 == imageAddon
	}
	return false
}

// xtermJS is xterm.js, in browsers and in editors that are made of one; version 6.0 tells no name. imageAddon is what version 0.9 of its
// image addon answers to DA1, which no other terminal that is known does.
const (
	xtermJS    = "xterm.js"
	imageAddon = "62;4;9;22"
)

// sixelTerminal is a terminal's name in its answer to XTVERSION. mlterm, which gives none, is known by its terminfo entry, and xterm.js by
// its device attributes; in a multiplexer nothing is.
func sixelTerminal(a Answers, env environ.Variables) string {
	switch {
	case multiplexer(env) != "":
		return ""
	case a.Version == "" && strings.HasPrefix(env.Get("TERM"), "mlterm"):
		return "mlterm"
	}
	name, _, _ := strings.Cut(a.Version, "(")
	if name == "" && a.DA1 == imageAddon {
		return xtermJS
	}
	return name
}

// multiplexer is the one that the program runs in directly, "" for none.
func multiplexer(env environ.Variables) string {
	term := env.Get("TERM")
	switch {
	case env.Get("TMUX") != "" || strings.HasPrefix(term, "tmux"):
		return "tmux"
	case env.Get("STY") != "" || strings.HasPrefix(term, "screen"):
		return "screen"
	}
	return ""
}
