package uima

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"tippani/annotations/formats/input"
)

// webannoUnescape undoes the backslashes of texts and values. WebAnno 3.2 wrote all but ASCII as \u and four digits, characters
// outside the BMP as two halves.
func webannoUnescape(s string) string {
	return input.Unescape(s, func(s string) (string, int) {
		switch s[1] {
		case 't':
			return "\t", 2
		case 'n':
			return "\n", 2
		case 'r':
			return "\r", 2
		case 'u':
			if r, n := escapedRune(s); n > 0 {
				return string(r), n
			}
			return "", 0
		}
		return s[1:2], 2
	})
}

// escapedRune reads \u0995, or the two halves of a character outside the BMP, at the beginning of s; n is 0 when neither stands there.
func escapedRune(s string) (r rune, n int) {
	unit := func(s string) (rune, bool) {
		if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
			return 0, false
		}
		v, err := strconv.ParseUint(s[2:6], 16, 16)
		return rune(v), err == nil
	}
	r, ok := unit(s)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(r):
		return r, 6
	}
	if low, ok := unit(s[6:]); ok {
		if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
			return r, 12
		}
	}
	return 0, 0
}
