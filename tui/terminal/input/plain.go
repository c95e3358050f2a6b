package input

import (
	"strings"
	"unicode/utf8"
)

// Plain is the text of a paste. Escape sequences that are complete are dropped whole, since half of one would stay as letters and
// digits; of an incomplete one only the control goes, for what follows it may be text. CR LF, CR and NEL, by which terminals and
// other systems end lines, become line feeds; tabs stay; all other controls go.
func Plain(pasted string) string {
	var b strings.Builder
	for i := 0; i < len(pasted); {
		rest := pasted[i:]
		if n := sequenceLength(rest); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		i += size
		switch {
		case r == '\r':
			b.WriteByte('\n')
			if strings.HasPrefix(pasted[i:], "\n") {
				i++
			}
		case r == 0x85:
			b.WriteByte('\n')
		case r == '\n', r == '\t':
			b.WriteRune(r)
		case r < 0x20, del <= r && r <= 0x9F:
		default:
			b.WriteString(rest[:size])
		}
	}
	return b.String()
}

// sequenceLength is how many bytes of s the complete escape sequence at its beginning takes (ECMA-35, ECMA-48); 0 if there is none.
func sequenceLength(s string) int {
	second, size := sequenceStart(s)
	if size == 0 {
		return 0
	}
	rest := s[size:]
	switch second {
	case '[':
		return plus(size, controlLength(rest))
	case ']', 'P', 'X', '^', '_':
		return plus(size, stringLength(rest))
	case 'O':
		if rest != "" && 0x40 <= rest[0] && rest[0] < del {
			return size + 1
		}
		return 0
	}
	if s[0] != esc {
		return 0
	}
	// ESC, intermediates, a final byte.
	i := 1
	for i < len(s) && 0x20 <= s[i] && s[i] <= 0x2F {
		i++
	}
	if i < len(s) && 0x30 <= s[i] && s[i] < del {
		return i + 1
	}
	return 0
}

// sequenceStart recognises ESC with the byte after it, and the 8-bit controls in UTF-8; size is 0 for anything else.
func sequenceStart(s string) (second byte, size int) {
	if len(s) > 1 && s[0] == esc {
		return s[1], 2
	}
	if s != "" && s[0] == 0xC2 {
		return eightBit([]byte(s[:min(len(s), 2)]))
	}
	return 0, 0
}

// controlLength is how many bytes parameters, intermediates and final byte take; 0 if they are not complete.
func controlLength(s string) int {
	i := 0
	for i < len(s) && 0x30 <= s[i] && s[i] <= 0x3F {
		i++
	}
	for i < len(s) && 0x20 <= s[i] && s[i] <= 0x2F {
		i++
	}
	if i < len(s) && 0x40 <= s[i] && s[i] < del {
		return i + 1
	}
	return 0
}

// stringLength is how many bytes a string and its end, ST or BEL, take; 0 if another control or nothing ends it.
func stringLength(s string) int {
	for i, r := range s {
		switch {
		case r == bel:
			return i + 1
		case strings.HasPrefix(s[i:], "\x1b\\"), r == 0x9C:
			return i + 2
		case r < 0x20 || del <= r && r <= 0x9F:
			return 0
		}
	}
	return 0
}

func plus(size, more int) int {
	if more == 0 {
		return 0
	}
	return size + more
}
