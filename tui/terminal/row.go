package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean returns the row with everything replaced by U+FFFD that must not reach a terminal: all controls but the three kinds of
// sequence a row may contain. Callers are expected to send no such thing; text of an article that slips through must still not
// switch a mode, set a title or ask a question. It also says whether the row goes to an absolute column.
func clean(row string) (cleaned string, jumps bool) {
	clean := true
	for i := 0; i < len(row); {
		size, jump := allowed(row[i:])
		if size == 0 {
			clean = false
			break
		}
		jumps = jumps || jump
		i += size
	}
	if clean {
		return row, jumps
	}
	var b strings.Builder
	for i := 0; i < len(row); {
		if size, jump := allowed(row[i:]); size > 0 {
			jumps = jumps || jump
			b.WriteString(row[i : i+size])
			i += size
			continue
		}
		b.WriteRune(utf8.RuneError)
		_, size := utf8.DecodeRuneInString(row[i:])
		i += size
	}
	return b.String(), jumps
}

// allowed is the number of bytes at the start of s that may be written as they are, 0 when the first character may not; jump says
// that they are CSI n G.
func allowed(s string) (size int, jump bool) {
	if s[0] == 0x1b {
		if n := textSized(s); n > 0 {
			return n, false
		}
		return style(s)
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n == 1, unicode.Is(unicode.Cc, r), r == '\u2028', r == '\u2029':
		return 0, false
	}
	return n, false
}

// style recognises SGR (CSI ... m) and CHA (CSI n G).
func style(s string) (size int, jump bool) {
	if len(s) < 3 || s[1] != '[' {
		return 0, false
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= ';':
		case c == 'm':
			return i + 1, false
		case c == 'G':
			return i + 1, true
		default:
			return 0, false
		}
	}
	return 0, false
}

// textSized recognises OSC 66 with text that holds no control, ended by ST.
func textSized(s string) int {
	const start = "\x1b]66;"
	if !strings.HasPrefix(s, start) {
		return 0
	}
	for i, r := range s[len(start):] {
		at := len(start) + i
		if strings.HasPrefix(s[at:], stringEnd) {
			return at + len(stringEnd)
		}
		if unicode.Is(unicode.Cc, r) || r == utf8.RuneError {
			return 0
		}
	}
	return 0
}
