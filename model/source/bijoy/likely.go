// Package bijoy turns Bengali that was typed for SutonnyMJ and the other fonts of the Bijoy keyboard into Unicode. Such text
// is bytes that only its font makes Bengali of: anywhere else it reads "evsjv‡`k". The package finds out whether text is of
// that kind and converts it; it never touches Unicode Bengali.
package bijoy

import (
	"strings"
	"unicode"
)

// Result is a text that was converted as far as it read as Bijoy.
type Result struct {
	Text      string
	Converted int // words that were converted
	Left      int // words with letters that were left as they were: Unicode Bengali, English, addresses
}

// ConvertLikely converts what reads as Bijoy in a text that Detect finds to be Bijoy, and leaves lines with Bengali letters,
// lines and words of European languages, and addresses. A foreign name of letters that Bengali has many of ("BBC") is
// taken for Bijoy, since only the font could tell.
func ConvertLikely(text string) Result {
	var r Result
	var out strings.Builder
	out.Grow(2 * len(text))
	for line := range strings.Lines(text) {
		foreign := hasBengali(line) || europeanLine(line)
		for word := range words(line) {
			if foreign || european(word) {
				if strings.ContainsFunc(word, unicode.IsLetter) {
					r.Left++
				}
				out.WriteString(word)
				continue
			}
			done := convertWord(word)
			if done != word {
				r.Converted++
			}
			out.WriteString(done)
		}
	}
	r.Text = out.String()
	return r
}

// europeanLine tells whether a whole line speaks against Bijoy.
func europeanLine(line string) bool {
	e := weigh(line)
	const few = 6
	return e.letters >= few && e.marks == 0 && e.odds < -0.5*float64(e.letters)
}

// european tells whether a word of a Bijoy line is not Bijoy: an address, or ASCII with letters that Bengali hardly has.
func european(word string) bool {
	if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "@") {
		return true
	}
	if strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 }) || !strings.ContainsAny(word, "trp") {
		return false
	}
	e := weighWord(word)
	return e.marks == 0 && e.odds <= -5
}
