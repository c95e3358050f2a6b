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
	if second, size := eightBit(b); size > 0 {
		f.spent, f.mute = true, true
		return f.readEscape(append([]byte{esc, second}, b[size:]...))
	}
	if b[0] < 0x20 || b[0] == del {
		f.key(b[:1])
		return b[1:]
	}
	return f.readText(b)
}

// readText passes on text in grapheme clusters, so that several keys that arrive together stay several, and a key that types a
// conjunct stays one.
func (f *Filter) readText(b []byte) []byte {
	end := textEnd(b)
	if end == len(b) {
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

// textEnd is where the text at the beginning of b ends: at a control, of seven or of eight bits, or with b.
func textEnd(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < 0x20 || b[i] == del {
			return i
		}
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		if !utf8.FullRune(b[i:]) {
			return len(b)
		}
		if _, size := eightBit(b[i:]); size > 0 && i > 0 {
			return i
		}
		_, size := utf8.DecodeRune(b[i:])
		i += size
	}
	return len(b)
}

// eightBit recognises an 8-bit control that begins or ends a sequence (ECMA-48 5.3: 9B for ESC [), as a byte of its own or as the
// code point U+009B in UTF-8, and returns what stands after ESC in its 7-bit form, and how many bytes it takes; 0 for anything
// else. A byte that continues a letter is no control: b begins where a code point does.
func eightBit(b []byte) (second byte, size int) {
	size = 1
	c := b[0]
	if c == 0xC2 && len(b) > 1 {
		c, size = b[1], 2
	}
	if 0x80 <= c && c <= 0x9F && bytes.IndexByte([]byte("[]OPX^_\\"), c-0x40) >= 0 {
		return c - 0x40, size
	}
	return 0, 0
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
		return f.readSingleShift(b)
	case ']', 'P', 'X', '^', '_':
		f.beginString(b[1])
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
	if _, size := eightBit(b[1:]); size > 0 {
		f.key(b[:1])
		return b[1:]
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

// continues says whether b, arriving late, is the rest of the sequence whose beginning was given up, and not merely a key. After
// a lone ESC, which was passed on as the escape key, a character that begins a sequence does; what follows it decides. After the
// beginning of a sequence anything it may hold does.
func continues(orphan, b []byte) bool {
	if orphan[0] != esc {
		return false
	}
	switch {
	case len(orphan) == 1:
		return bytes.IndexByte([]byte("[O]P_"), b[0]) >= 0
	case len(orphan) == 2 && len(b) < 2:
		return false
	}
	return 0x20 <= b[0] && b[0] < del
}
