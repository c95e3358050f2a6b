package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// freeOfContext tells whether UAX #29's word and sentence rules need nothing from before a code point r to decide about
// everything after it. Left out are what the rules ignore (Extend, Format, ZWJ), flags, which are counted, and what stands
// in the middle of a word, number or abbreviation or in the train of a full stop.
func freeOfContext(r rune) bool {
	if unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Lo, unicode.Nd) {
		return true
	}
	return unicode.Is(unicode.So, r) && (r < 0x1F1E6 || r > 0x1F1FF)
}

// anchor is a cluster boundary before i from which boundaries can be computed as if from the start of s. When first is
// true it is one itself (the start of the text or of a line); otherwise only those after it are right. It is looked for
// in the given number of bytes before i, and failing that in ever more.
func anchor(s string, i, window int) (at int, first bool) {
	for ; window < i; window *= 2 {
		from := Floor(s, i-window)
		if lf := strings.LastIndexByte(s[from:i], '\n'); lf >= 0 {
			return from + lf + 1, true
		}
		for at := from; at < i; at = Next(s, at) {
			if r, _ := utf8.DecodeRuneInString(s[at:]); freeOfContext(r) {
				return at, false
			}
		}
	}
	if lf := strings.LastIndexByte(s[:i], '\n'); lf >= 0 {
		return lf + 1, true
	}
	return 0, true
}

// onCluster reports whether byte i is a cluster boundary.
func onCluster(s string, i int) bool { return Floor(s, i) == i }
