package find

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends to dst what search compares of s: its canonical decomposition (NFD) without ZWJ and ZWNJ, in lower case, with a
// plain blank for each white space, so that a phrase is found across the end of a line and a no-break space. When offsets
// is not nil it receives, for each byte appended, the byte of s where the code point or reordered run that it came from
// begins.
//
// What Bengali text is made of is folded here; the rest goes to x/text in runs.
func AppendFolded(dst []byte, s string, offsets *[]int32) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		switch n, class := classify(s, i); class {
		case plain:
			dst = append(dst, s[i:i+n]...)
			i = mark(offsets, i, n, n)
		case nukta, hasanta:
			if class == nukta && len(dst)-start >= 3 && string(dst[len(dst)-3:]) == hasantaSign {
				dst, i = foldOdd(dst, start, s, i, offsets)
				continue
			}
			dst = append(dst, s[i:i+3]...)
			i = mark(offsets, i, 3, 3)
		case composite:
			parts := decompose(s[i+2])
			dst = append(dst, parts...)
			i = mark(offsets, i, 3, len(parts))
		case joiner:
			i += n
		default:
			dst, i = foldOdd(dst, start, s, i, offsets)
		}
	}
	for k := start; k < len(dst); k++ {
		switch c := dst[k]; {
		case 'A' <= c && c <= 'Z':
			dst[k] = c | 0x20
		case c == '\n' || c == '\t':
			dst[k] = ' '
		}
	}
	return dst
}

// mark notes where n folded bytes come from: byte by byte when they are as many as the size bytes at i, else from i. It
// returns where to go on.
func mark(offsets *[]int32, i, size, n int) int {
	for k := 0; offsets != nil && k < n; k++ {
		at := i
		if n == size {
			at += k
		}
		*offsets = append(*offsets, int32(at))
	}
	return i + size
}

type class uint8

const (
	odd       class = iota // for x/text
	plain                  // its own decomposition, nothing is reordered across it
	nukta                  // combining class 7
	hasanta                // combining class 9
	composite              // one of five Bengali letters and signs with a decomposition
	joiner
)

const hasantaSign = "\u09cd"

// classify is the class of the code point at byte i; for plain ones n is the length of as many as are alike, else 3.
func classify(s string, i int) (n int, c class) {
	j := i
	for j < len(s) {
		b := s[j]
		if b < 0x80 {
			j++
			continue
		}
		if j+2 >= len(s) || s[j+2]&0xC0 != 0x80 {
			break
		}
		c = odd
		switch {
		case b == 0xE0 && s[j+1]&^1 == 0xA6:
			c = bengali(s[j+1], s[j+2])
		case b == 0xE0 && s[j+1] == 0xA5 && s[j+2]&^1 == 0xA4: // dandas
			c = plain
		case b == 0xE2 && s[j+1] == 0x80: // U+2000 to U+200A and U+202F are blanks
			if c = plain; s[j+2]&^1 == 0x8C {
				c = joiner
			} else if s[j+2] <= 0x8A || s[j+2] == 0xAF {
				c = odd
			}
		}
		if c != plain {
			break
		}
		j += 3
	}
	if j > i {
		return j - i, plain
	}
	return 3, c
}

func bengali(second, third byte) class {
	switch {
	case second == 0xA6 && third == 0xBC:
		return nukta
	case second == 0xA6:
		return plain
	}
	switch third {
	case 0x8D:
		return hasanta
	case 0x8B, 0x8C, 0x9C, 0x9D, 0x9F:
		return composite
	case 0xBE: // U+09FE, combining class 230
		return odd
	}
	return plain
}

// decompose is the canonical decomposition of a composite, given its last byte.
func decompose(third byte) string {
	switch third {
	case 0x8B:
		return "\u09c7\u09be" // ো
	case 0x8C:
		return "\u09c7\u09d7" // ৌ
	case 0x9C:
		return "\u09a1\u09bc" // ড়
	case 0x9D:
		return "\u09a2\u09bc" // ঢ়
	}
	return "\u09af\u09bc" // য়
}

// foldOdd folds the run at byte i of s that x/text has to decompose, up to the next plain code point. Marks that are
// already in dst (after start) just before it take part, for it may begin with a mark to be sorted among them.
func foldOdd(dst []byte, start int, s string, i int, offsets *[]int32) ([]byte, int) {
	keep := len(dst)
	for keep > start {
		_, n := utf8.DecodeLastRune(dst[start:keep])
		if norm.NFD.Properties(dst[keep-n:keep]).CCC() == 0 {
			break
		}
		keep -= n
	}
	run := append([]byte(nil), dst[keep:]...)
	var from []int32
	if offsets != nil {
		base := len(*offsets) - len(run)
		from = append(from, (*offsets)[base:]...)
		*offsets = (*offsets)[:base]
	}
	dst = dst[:keep]
	for {
		_, c := classify(s, i)
		if i >= len(s) || c == plain || c == composite {
			break
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if c != joiner {
			run = append(run, s[i:i+n]...)
			if offsets != nil {
				mark(&from, i, n, n)
			}
		}
		i += n
	}
	var pieces norm.Iter
	pieces.Init(norm.NFD, run)
	for !pieces.Done() {
		at, before := pieces.Pos(), len(dst)
		dst = appendLower(dst, pieces.Next())
		if offsets != nil {
			for range len(dst) - before {
				*offsets = append(*offsets, from[at])
			}
		}
	}
	return dst, i
}

func appendLower(dst, s []byte) []byte {
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		switch {
		case r == utf8.RuneError:
			dst = append(dst, s[:n]...)
		case unicode.Is(unicode.Zs, r):
			dst = append(dst, ' ')
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		s = s[n:]
	}
	return dst
}
