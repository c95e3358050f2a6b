package model

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
	"unsafe"
)

// lowBits has the lowest bit of each of eight bytes set.
const lowBits = 0x0101010101010101

// countUnits is the number of code points that begin in s, which may start or end inside one, and the number of those above
// U+FFFF, which are two UTF-16 units each. It takes eight bytes at a time: those not of the form 10xxxxxx begin a code
// point, those of the form 1111xxxx one above U+FFFF.
func countUnits(s string) (runes, fours int) {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	runes = len(b)
	for len(b) >= 8 {
		var inner, four uint64 // a counter in each byte, which must not pass 255
		part := b[:min(len(b)&^7, 255*8)]
		b = b[len(part):]
		for ; len(part) >= 8; part = part[8:] {
			w := binary.LittleEndian.Uint64(part)
			top := w >> 7
			inner += top &^ (w >> 6) & lowBits
			four += top & (w >> 6) & (w >> 5) & (w >> 4) & lowBits
		}
		runes -= sumBytes(inner)
		fours += sumBytes(four)
	}
	for _, c := range b {
		if !utf8.RuneStart(c) {
			runes--
		}
		if c >= 0xF0 {
			fours++
		}
	}
	return runes, fours
}

// sumBytes is the sum of the eight bytes of w.
func sumBytes(w uint64) int {
	const even = 0x00FF00FF00FF00FF
	return int((w&even + w>>8&even) * 0x0001000100010001 >> 48)
}

func countRunes(s string) int {
	n, _ := countUnits(s)
	return n
}

func countUTF16(s string) int {
	runes, fours := countUnits(s)
	return runes + fours
}

// skipRunes is the byte at which the n-th code point that begins at or after byte i begins; len(s) past the end.
func skipRunes(s string, i, n int) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		starts := ^(w >> 7 &^ (w >> 6)) & lowBits
		if count := bits.OnesCount64(starts); n >= count {
			n -= count
			i += 8
			continue
		}
		for ; n > 0; n-- {
			starts &= starts - 1
		}
		return i + bits.TrailingZeros64(starts)>>3
	}
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
