package model

import "unicode/utf8"

// countRunes is the number of code points that begin in s, which may start or end inside one.
func countRunes(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// countFours is the number of code points above U+FFFF that begin in s: those of two UTF-16 units.
func countFours(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= 0xF0 {
			n++
		}
	}
	return n
}

func countUTF16(s string) int { return countRunes(s) + countFours(s) }

// skipRunes is the byte at which the n-th code point that begins at or after byte i begins; len(s) past the end.
func skipRunes(s string, i, n int) int {
	for ; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			if n == 0 {
				return i
			}
			n--
		}
	}
	return len(s)
}

// runeEnd moves i forward to the first byte that begins a code point.
func runeEnd(s string, i int) int { return skipRunes(s, i, 0) }
