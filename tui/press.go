package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"tippani/tui/terminal/input"
)

// press is one key, or one paste, as it reaches the program.
type press struct {
	name  string // Bubble Tea's name: "ctrl+d", "left", "J", "ক"; empty for a paste, which is text even if it spells the name of a key
	text  string // what it types into a text field; empty for other keys
	paste bool
}

func pressOf(k tea.KeyMsg) press {
	if k.Paste {
		return press{text: input.Plain(string(k.Runes)), paste: true}
	}
	p := press{name: k.String()}
	if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
		p.text = string(k.Runes)
		if k.Type == tea.KeySpace {
			p.text = " "
		}
		p.name = p.text
	}
	return p
}
