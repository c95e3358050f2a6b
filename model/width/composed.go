package width

import (
	"strings"
	"unicode/utf8"
)

const nukta = "\u09BC"

// Composed is the drawing for terminals that draw a nukta of its own code point wrongly: য় ড় ঢ় are sent as one code point, to
// which Unicode declares the pair equivalent. QTerminal leaves the second code point of a cell out, mlterm and alacritty set the
// nukta under the vowel sign, Konsole draws the next letter over a vowel sign that follows a nukta. The text is not touched:
// normalisation takes these letters apart (composition exclusions, UAX #15), so both spellings are common, often side by side.
func Composed() Drawing { return Drawing{Name: "composed", Text: composedText} }

func composedText(form string) (string, bool) {
	text := composeNukta(form)
	return text, len(text) != len(form)
}

// Spaced is Composed with a blank after a spacing mark that follows another mark and cannot be composed (জ় with a vowel sign),
// for terminals that give such a mark no cell: family G, Konsole. There the next letter is drawn over it.
func Spaced() Drawing { return Drawing{Name: "spaced", Text: spacedText} }

func spacedText(form string) (string, bool) {
	text, changed := composedText(form)
	if crowded(text) {
		return text + " ", true
	}
	return text, changed
}

// crowded reports whether a spacing mark follows another mark.
func crowded(form string) bool {
	before := other
	for i, r := range form {
		kind := kindOf(r)
		if i > 0 && kind == spacing && (before == spacing || before == nonspacing) {
			return true
		}
		before = kind
	}
	return false
}

// composed is the code point that stands for a letter with its nukta; false where there is none.
func composed(letter rune) (rune, bool) {
	switch letter {
	case 'ড':
		return 0x09DC, true
	case 'ঢ':
		return 0x09DD, true
	case 'য':
		return 0x09DF, true
	}
	return 0, false
}

// composeNukta puts the letter of one code point in place of a letter and its nukta.
func composeNukta(s string) string {
	if !strings.Contains(s, nukta) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if whole, ok := composed(r); ok && strings.HasPrefix(s[i+n:], nukta) {
			b.WriteRune(whole)
			n += len(nukta)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
