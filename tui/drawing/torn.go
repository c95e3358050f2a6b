package drawing

import (
	"strings"

	"tippani/tui/environ"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

// Torn reports whether the cells of a terminal, by its name, tear Bengali apart so that it is hard to read: it shapes nothing (xterm,
// alacritty, st, urxvt, terminology), leaves signs out (QTerminal), draws letters over each other (mlterm) or squeezes conjuncts into the
// cell of one letter (kitty without explicit widths). Seen on screenshots of the versions that docs/doctor.md names. pictures says whether
// terminals of that name can show pictures, in which text can be drawn. What tmux writes looks as the terminal around it shows it, as far as
// tmux knows which that is.
func Torn(env environ.Variables, answers terminal.Answers) (torn, pictures bool) {
	if t := answers.Tmux; t.Known {
		if strings.Contains(t.Outer, "(") {
			torn, _ = Torn(nil, terminal.Answers{Version: t.Outer})
		} else if !strings.HasPrefix(t.Outer, "xterm") { // many terminals call themselves so that are none
			torn, _ = Torn(environ.Variables{"TERM=" + t.Outer}, terminal.Answers{})
		}
		return torn, false
	}
	switch Name(env, answers) {
	case "xterm", "mlterm":
		return true, true
	case "kitty":
		return !answers.ExplicitWidth, true
	case "alacritty", "st", "urxvt", "terminology", "qterminal":
		return true, false
	}
	return false, false
}

// The sentences about such a terminal, with the ways out. They fit the status line of a screen of 80 columns.
var (
	textTornPictures = lang.Text{En: "Torn letters? --text drawn, another terminal, tippani doctor",
		Bn: "অক্ষর ভাঙা? --text drawn, অন্য টার্মিনাল, tippani doctor"}
	textTorn = lang.Text{En: "Torn letters? Another terminal reads better: tippani doctor",
		Bn: "অক্ষর ভাঙা? অন্য টার্মিনালে ভালো পড়া যায়: tippani doctor"}
)

// Warning is what to say, once, to somebody who opens the program in a terminal of this identity that tears Bengali apart; empty for
// nothing. Warned remembers that it was said.
func (m Memory) Warning(identity string, env environ.Variables, answers terminal.Answers) lang.Text {
	torn, pictures := Torn(env, answers)
	switch {
	case !torn || m.read(identity).Warned:
		return lang.Text{}
	case pictures:
		return textTornPictures
	}
	return textTorn
}

// Warned remembers that the warning was said in a terminal of this identity.
func (m Memory) Warned(identity string) error {
	r := m.read(identity)
	r.Warned = true
	return m.write(r)
}
