package model

import (
	"encoding/binary"
	"unicode/utf8"
	"unsafe"
)

// Two letters of the Bengali block in eight bytes, little-endian: E0, A6 or A7, 80 to BF, twice.
const (
	bengaliPair     = 0x80A6E0_80A6E0
	bengaliPairMask = 0xC0FEFF_C0FEFF
	asciiMask       = 0x8080808080808080
)

// firstInvalid is the first byte at which s is not UTF-8, or len(s). It is utf8.ValidString with the answer where, and
// several times as fast on Bengali.
func firstInvalid(s string) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	i := 0
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		switch {
		case w&bengaliPairMask == bengaliPair:
			i += 6
		case w&(bengaliPairMask&0xFFFFFF) == bengaliPair&0xFFFFFF:
			i += 3
		case w&asciiMask == 0:
			i += 8
		case w&0x80 == 0:
			i++
		default:
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n <= 1 {
				return i
			}
			i += n
		}
	}
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(s)
}
