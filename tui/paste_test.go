package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// paste is what Bubble Tea makes of a bracketed paste.
func (d *trial) paste(text string) *trial {
	d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	return d
}

func TestAPasteIntoANoteIsText(t *testing.T) {
	for _, c := range []struct{ name, pasted, want string }{
		{"lines stay lines", "এক\r\nদুই\rতিন\nচার", "এক\nদুই\nতিন\nচার"},
		{"a sequence goes whole", "KA \x1b[106;5u KHA", "KA  KHA"},
		{"the name of a key is a word", "enter", "enter"},
		{"and so is another", "esc", "esc"},
		{"a name with a modifier too", "alt+enter", "alt+enter"},
		{"a tab is a blank", "এক\tদুই", "এক দুই"},
		{"joiners and decomposed letters stay", "র\u200d্যাব য\u09bc", "র\u200d্যাব য\u09bc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: "রহিম বলেন।"}).keys("1 m").paste(c.pasted).keys("enter")
			s, ok := d.work.pen.Current()
			if !ok || s.Note != c.want {
				t.Errorf("the note is %q, want %q", s.Note, c.want)
			}
		})
	}
}

func TestAPasteIntoALineIsOneLine(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন"}).keys("/").paste("দুই\r\nতিন\n").keys("enter")
	if got := d.selection(); got != "এক [|দুই তিন]" {
		t.Errorf("the search stands at %s", got)
	}
	d = newTrial(t, setup{text: "রহিম বলেন।"}).keys("enter").paste("1")
	if d.dialogs.Top() == nil || d.spans() != "" {
		t.Error("a digit that was pasted into the palette picks a label")
	}
}
