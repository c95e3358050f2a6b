package model

import (
	"encoding/binary"
	"unicode/utf8"
	"unsafe"
)

// Eight bytes at a time, each with its highest bit as its flag.
const (
	eachByte  = 0x0101010101010101
	flags     = 0x80 * eachByte
	underFlag = 0x7F * eachByte
)

func firstInvalid(s string) int {
	return FirstInvalid(unsafe.Slice(unsafe.StringData(s), len(s))) // which only reads
}

// FirstInvalid is the first byte at which b is not UTF-8, or len(b). It is utf8.Valid with the answer where, and several
// times as fast on Bengali.
func FirstInvalid(b []byte) int {
	for i := 0; ; {
		if i = passPlain(b, i); i == len(b) {
			return i
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// passPlain passes over what is surely valid from the code point at i on: ASCII, the Devanagari and Bengali blocks (E0 A4 to
// E0 A7 and a byte more) and U+2000-2FFF (E2 and two more). It stops at the start of a code point, perhaps before another
// kind is met. There is no branch by kind of byte: words are short, and each change from letters to a space would be
// mispredicted.
func passPlain(b []byte, i int) int {
	var before uint64 // flags of the first bytes of letters in the eight bytes before
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		high := w & flags
		if high|before == 0 {
			continue
		}
		brahmic := equal(w, 0xE0)
		first := brahmic | equal(w, 0xE2)
		second := first<<8 | before>>56
		third := first<<16 | before>>48
		following := high &^ (w << 1) // 80 to BF
		indic := equal(w&(0xFC*eachByte), 0xA4)
		wrong := (second | third) &^ following
		wrong |= brahmic << 8 &^ indic
		wrong |= (first | second | third) ^ high
		if wrong != 0 || brahmic>>56 != 0 && (i+8 == len(b) || b[i+8]&0xFC != 0xA4) {
			break
		}
		before = first
	}
	// Back to the start of a letter that is not whole.
	switch {
	case before>>63 != 0:
		return i - 1
	case before>>55&1 != 0:
		return i - 2
	}
	return i
}

// equal flags the bytes of w that are c.
func equal(w uint64, c byte) uint64 {
	x := w ^ uint64(c)*eachByte
	return ^(x&underFlag + underFlag | x) & flags
}
