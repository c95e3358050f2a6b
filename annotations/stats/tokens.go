package stats

import (
	"strings"
	"unicode"

	"tippani/model/segment"
)

// countTokens is the number of words and punctuation marks of a text, as exports to formats of tokens have them.
func countTokens(s string) int {
	n := 0
	for w := segment.NewWords(s); w.Next(); {
		switch w.Kind() {
		case segment.Space:
		case segment.Other: // line ends among them
			if strings.ContainsFunc(s[w.Start():w.End()], func(r rune) bool { return !unicode.IsSpace(r) }) {
				n++
			}
		default:
			n++
		}
	}
	return n
}
