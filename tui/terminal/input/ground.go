package input

import (
	"bytes"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

const (
	esc = 0x1b
	del = 0x7f
	// No escape sequence that a keyboard or a mouse sends is longer.
	longest = 64
	// The longest piece of text in one key; a cluster can be of any length, an event loop's buffer is not.
	longestText = 240
)

// readGround takes the first thing off b and returns the rest; what is unfinished it holds back.
func (f *Filter) readGround(b []byte) []byte {
	if b[0] == esc {
		return f.readEscape(b)
	}
	if b[0] < 0x20 || b[0] == del {
		f.key(b[:1])
		return b[1:]
	}
	return f.readText(b)
}

// readText passes on text in grapheme clusters, so that several keys that arrive together stay several, and a key that types a conjunct stays one.
func (f *Filter) readText(b []byte) []byte {
	end := bytes.IndexFunc(b, func(r rune) bool { return r < 0x20 || r == del })
	if end < 0 {
		end = len(b)
		if cut := unfinishedRune(b); cut > 0 {
			end -= cut
			f.held = append([]byte{}, b[end:]...)
			b = b[:end]
		}
	}
	for clusters := graphemes.FromBytes(b[:end]); clusters.Next(); {
		c := clusters.Value()
		for len(c) > longestText {
			cut := longestText
			for cut > longestText-utf8.UTFMax && !utf8.RuneStart(c[cut]) {
				cut--
			}
			f.key(c[:cut])
			c = c[cut:]
		}
		f.key(c)
	}
	return b[end:]
}

// unfinishedRune is the number of bytes at the end of b that begin a code point whose rest is missing.
func unfinishedRune(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		tail := b[len(b)-n:]
		if utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return n
			}
			return 0
		}
	}
	return 0
}

// readEscape takes an escape sequence off b. b[0] is ESC.
func (f *Filter) readEscape(b []byte) []byte {
	if len(b) == 1 {
		return f.hold(b)
	}
	switch b[1] {
	case '[':
		return f.readCSI(b)
	case 'O':
		if len(b) == 2 {
			return f.hold(b)
		}
		if b[2] < 0x21 || b[2] >= del {
			f.key(b[:2])
			return b[2:]
		}
		f.key(b[:3])
		return b[3:]
	case ']', 'P', 'X', '^', '_':
		f.state = inString
		f.str = stringSequence{introducer: b[1]}
		return b[2:]
	case '\\':
		// The end of a string whose beginning is not here.
		return b[2:]
	case esc:
		return f.readEscapeTwice(b)
	}
	if !utf8.FullRune(b[1:]) {
		return f.hold(b)
	}
	_, size := utf8.DecodeRune(b[1:])
	f.key(b[:1+size])
	return b[1+size:]
}

// readEscapeTwice decides what ESC ESC is: some terminals send alt with an arrow so; otherwise the first is the escape key by itself.
func (f *Filter) readEscapeTwice(b []byte) []byte {
	if len(b) == 2 {
		return f.hold(b)
	}
	if b[2] != '[' && b[2] != 'O' {
		f.key(b[:1])
		return b[1:]
	}
	inner := Filter{}
	rest := inner.readEscape(b[1:])
	if len(inner.held) > 0 {
		return f.hold(b)
	}
	if len(inner.events) == 1 && inner.events[0].Kind == Key && inner.state == ground {
		f.key(b[:len(b)-len(rest)])
		return rest
	}
	f.key(b[:1])
	return b[1:]
}

// hold keeps b for the next Feed.
func (f *Filter) hold(b []byte) []byte {
	f.held = append([]byte{}, b...)
	return nil
}

// continues says whether b, arriving late, is the rest of the sequence whose beginning was given up: two bytes or more, of a form that is a sequence and not
// merely alt with a key.
func continues(orphan, b []byte) bool {
	if len(b) < 2 || orphan[0] != esc {
		return false
	}
	if len(orphan) == 1 && bytes.IndexByte([]byte("[O]PX^_"), b[0]) < 0 {
		return false
	}
	whole := append(append([]byte{}, orphan...), b...)
	f := Filter{}
	rest := f.readEscape(whole)
	if len(f.held) > 0 || f.state != ground {
		return true
	}
	return len(whole)-len(rest) >= len(orphan)+2 || len(orphan) > 2
}
