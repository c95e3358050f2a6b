package keymap

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Taken says which command a character is the key of while the article has the keys.
type Taken struct {
	Action Action
	Key    string  // the key by its US name
	Layout *Layout // in which the character is on that key; nil for a US key
	Source string  // FILE:LINE where the user gave the action its keys; "" for the default ones
}

// Taken finds the command that comes first when a character is typed in the article: in the text, in the side panel, or
// while ends are moved. Layout is the Bengali layout in use. While it is not known, a character beyond ASCII is taken when
// any layout has it on a command's key: the program would ask which one it is, or do the command.
func (m *Keymap) Taken(character string, layout *Layout) (Taken, bool) {
	us, ascii := character, true
	if d, ok := usDigit(character); ok {
		us = d
	} else if r, _ := utf8.DecodeRuneInString(character); r >= utf8.RuneSelf {
		ascii = false
	}
	for _, c := range contextNames {
		if c.context&inArticle == 0 {
			continue
		}
		if a := m.Exact(c.context, us); a != "" {
			return Taken{a, us, nil, m.sources[a]}, true
		}
		for _, l := range inUse(layout, ascii) {
			for _, key := range sameCharacter(l, character, ascii) {
				if a := m.Exact(c.context, key); a != "" {
					return Taken{a, key, l, m.sources[a]}, true
				}
			}
		}
	}
	return Taken{}, false
}

// inUse is the layouts to look at: the one in use, else, for a character beyond ASCII, all.
func inUse(layout *Layout, ascii bool) []*Layout {
	switch {
	case layout != nil:
		return []*Layout{layout}
	case ascii:
		return nil
	}
	return layouts()
}

// sameCharacter lists the US keys that a layout can't tell from a character's: those that type it, and, for a US key, those that
// type what it types.
func sameCharacter(l *Layout, character string, ascii bool) []string {
	keys := l.PhysicalAll(character)
	if given := l.Gives()[character]; ascii && given != "" {
		keys = slices.Concat(keys, l.PhysicalAll(given))
	}
	return keys
}

// Strokes is how many keys a character takes in a layout; layout is nil when it is not known.
func Strokes(character string, layout *Layout) int {
	return len(Keystrokes(norm.NFC.String(character), layout))
}
