// Package typed makes Bubble Tea's messages of what terminal.Terminal.Input delivers. Bubble Tea has a reader of its own, but on Windows
// that takes bytes for letters of the system's old code page, so that ঢ becomes three letters. Here all systems go one way, and the
// tests compare it with that reader where it is right.
package typed

import (
	"bytes"
	"io"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
	// buffer is more than one Read of terminal.Terminal.Input delivers.
	buffer = 256
)

// Forward reads whole keys, each in one Read, and pieces of pastes, and sends their messages until the input ends.
func Forward(input io.Reader, send func(tea.Msg)) {
	var paste []byte
	b := make([]byte, buffer)
	for {
		n, err := input.Read(b)
		switch whole := append(paste, b[:n]...); {
		case !bytes.HasPrefix(whole, []byte(pasteBegins)):
			for _, msg := range Messages(b[:n]) {
				send(msg)
			}
		case bytes.Contains(whole, []byte(pasteEnds)):
			paste = nil
			send(pasted(whole))
		default:
			paste = whole
		}
		if err != nil {
			return
		}
	}
}

// pasted is the message of a paste with its brackets. Bytes that are no text are left out.
func pasted(b []byte) tea.Msg {
	text, _, _ := bytes.Cut(b[len(pasteBegins):], []byte(pasteEnds))
	k := tea.KeyMsg{Type: tea.KeyRunes, Paste: true}
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r != utf8.RuneError {
			k.Runes = append(k.Runes, r)
		}
		text = text[size:]
	}
	return k
}

// Messages are those of one key: usually one, none for a sequence that means nothing, and several for a cluster that holds a space, which
// is a key of its own.
func Messages(b []byte) []tea.Msg {
	if len(b) > 2 && b[0] == '\x1b' && (b[1] == '[' || b[1] == 'O' || b[1] == '\x1b') {
		return sequence(b)
	}
	alt := len(b) > 1 && b[0] == '\x1b'
	if alt {
		b = b[1:]
	}
	var all []tea.Msg
	var runes []rune
	flush := func() {
		if len(runes) > 0 {
			all = append(all, tea.KeyMsg{Type: tea.KeyRunes, Runes: runes, Alt: alt})
		}
		runes = nil
	}
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		b = b[size:]
		switch {
		case r == utf8.RuneError: // an invalid byte
		case r == ' ':
			flush()
			all = append(all, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}, Alt: alt})
		case r < ' ' || r == 0x7f:
			flush()
			all = append(all, tea.KeyMsg{Type: tea.KeyType(r), Alt: alt})
		default:
			runes = append(runes, r)
		}
	}
	flush()
	return all
}
