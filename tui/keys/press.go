// Package keys tells what is pressed, and what it means on the keyboard at hand.
package keys

import (
	tea "github.com/charmbracelet/bubbletea"

	"tippani/tui/keymap"
	"tippani/tui/terminal/input"
)

// Press is one key, or one paste, as it reaches the program.
type Press struct {
	Name  string // Bubble Tea's name: "ctrl+d", "left", "J", "ক"; empty for a paste, which is text even if it spells the name of a key
	Text  string // what it types into a text field; empty for other keys
	Paste bool
}

// Of is the press that Bubble Tea tells of.
func Of(k tea.KeyMsg) Press {
	if k.Paste {
		return Press{Text: input.Plain(string(k.Runes)), Paste: true}
	}
	p := Press{Name: k.String()}
	if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
		p.Text = string(k.Runes)
		if k.Type == tea.KeySpace {
			p.Text = " "
		}
		p.Name = p.Text
	}
	return p
}

// Single parts a press into keystrokes: letters typed fast arrive together, and each is a shortcut of its own.
func (p Press) Single(layout *keymap.Layout) []Press {
	if p.Paste {
		return nil
	}
	var out []Press
	for _, name := range keymap.Keystrokes(p.Name, layout) {
		one := Press{Name: name}
		if keymap.Printable(name) {
			one.Text = name
		}
		out = append(out, one)
	}
	return out
}
