package input

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The last bytes of the control sequences that are keys: arrows, Home and End, F1 to F4, shift+tab, the numbered ones, those of
// rxvt, and CSI u.
const keyFinals = "ABCDEFGHPQSZ~^@abcdu"

// readCSI takes a control sequence off b, which begins with ESC [. The form is ECMA-48 5.4: parameters 30-3F, intermediates 20-2F, one
// final 40-7E.
func (f *Filter) readCSI(b []byte) []byte {
	i := 2 + within(b[2:], 0x30, 0x3f)
	parameters := b[2:i]
	intermediates := b[i : i+within(b[i:], 0x20, 0x2f)]
	// rxvt sends shift with Home, End and others as CSI 7 $, though $ is not a final byte.
	if dollar := bytes.IndexByte(intermediates, '$'); dollar >= 0 && onlyDigits(parameters) && i+dollar < longest {
		f.key(b[:i+dollar+1])
		return b[i+dollar+1:]
	}
	i += len(intermediates)
	switch {
	case i > longest:
		f.state, f.alien = inNothing, 0
		return b[i:]
	case i == len(b):
		return f.hold(b)
	case b[i] < 0x40 || b[i] > 0x7e:
		return f.interrupted(b, i)
	}
	return f.finishCSI(b, i, parameters, intermediates)
}

// within is how many bytes at the beginning of b are from lowest to highest.
func within(b []byte, lowest, highest byte) int {
	for i, c := range b {
		if c < lowest || c > highest {
			return i
		}
	}
	return len(b)
}

// finishCSI takes off b a control sequence whose final byte is at i.
func (f *Filter) finishCSI(b []byte, i int, parameters, intermediates []byte) []byte {
	final := b[i]
	sequence, rest := b[:i+1], b[i+1:]
	switch {
	case i == 2 && (final == 'M' || final == '['):
		return f.readShort(b, final)
	case final == '~' && string(parameters) == "200":
		f.state = inPaste
		f.paste = paste{}
	case len(intermediates) > 0 || len(parameters) > 0 && parameters[0] >= '<':
		f.readReport(sequence, parameters, intermediates, final)
	case final == 'R' && bytes.IndexByte(parameters, ';') > 0:
		f.readCursor(sequence, parameters)
	case final == 't' && len(parameters) > 0:
		f.emit(Event{Kind: Window, Text: string(parameters)})
	case final == 'n' && string(parameters) == "0":
		f.emit(Event{Kind: Ready})
	case final == 'R' || strings.IndexByte(keyFinals, final) >= 0 && string(parameters) != "201":
		f.key(sequence)
	}
	return rest
}

// interrupted goes on after something at i that does not belong in the control sequence b. ESC, CAN and SUB end it. Other
// controls, and letters beyond ASCII, are keys that came between, and the rest of the sequence may still follow: it must not
// become letters and digits. Anything else spoils it up to its end.
func (f *Filter) interrupted(b []byte, i int) []byte {
	c := b[i]
	switch {
	case c == esc || c == can || c == sub:
		return b[i:]
	case c < 0x20 || c == del:
		j := i
		for j < len(b) && (b[j] < 0x20 || b[j] == del) && b[j] != esc && b[j] != can && b[j] != sub {
			f.key(b[j : j+1])
			j++
		}
		f.hold(b[:i])
		return b[j:]
	case c >= utf8.RuneSelf && !utf8.FullRune(b[i:]):
		return f.hold(b)
	case c >= utf8.RuneSelf:
		if r, size := utf8.DecodeRune(b[i:]); r != utf8.RuneError && r > 0x9F {
			f.key(b[i : i+size])
			f.hold(b[:i])
			return b[i+size:]
		}
	}
	f.state, f.alien = inNothing, 0
	return b[i:]
}

// mostAlien is how many bytes that belong in no control sequence are passed over in the rest of a spoilt one.
const mostAlien = 16

// readNothing skips the rest of a control sequence that is too long, or too damaged, to be anything.
func (f *Filter) readNothing(b []byte) []byte {
	for i, c := range b {
		switch {
		case c == esc || c == can || c == sub:
			f.state = ground
			return b[i:]
		case c < 0x20 || c == del:
			f.key(b[i : i+1])
		case c >= utf8.RuneSelf:
			if f.alien++; f.alien > mostAlien {
				f.state = ground
				return b[i:]
			}
		case c >= 0x40:
			f.state = ground
			return b[i+1:]
		}
	}
	return nil
}

// readShort takes the two forms that do not end where ECMA-48 says: the mouse of X10, CSI M and three characters from blank on,
// and the function keys of the Linux console, CSI [ and a letter. Terminals in mode 1005 send a mouse's large coordinates in
// UTF-8; those are no key, and must not be half of one.
func (f *Filter) readShort(b []byte, final byte) []byte {
	characters := 1
	if final == 'M' {
		characters = 3
	}
	i := 3
	for range characters {
		if i == len(b) || b[i] >= 0xC0 && !utf8.FullRune(b[i:]) {
			return f.hold(b)
		}
		if b[i] < 0x20 {
			return b[i:]
		}
		_, size := utf8.DecodeRune(b[i:])
		i += size
	}
	if i == 3+characters {
		f.key(b[:i])
	}
	return b[i:]
}

// readReport takes a sequence with a private marker or an intermediate: a mouse event, or something that a terminal replies.
func (f *Filter) readReport(sequence, parameters, intermediates []byte, final byte) {
	marker := byte(0)
	if len(parameters) > 0 && parameters[0] >= '<' {
		marker = parameters[0]
		parameters = parameters[1:]
	}
	switch {
	case marker == '<' && (final == 'M' || final == 'm') && len(numbers(parameters)) == 3:
		f.key(sequence)
	case marker == '?' && final == 'c' && len(intermediates) == 0:
		f.emit(Event{Kind: Attributes, Text: string(parameters)})
	case marker == '?' && final == 'y' && string(intermediates) == "$":
		f.emit(Event{Kind: Mode, Text: string(parameters)})
	case marker == '?' && final == 'S' && len(intermediates) == 0:
		f.emit(Event{Kind: Limits, Text: string(parameters)})
	}
}

func (f *Filter) readCursor(sequence, parameters []byte) {
	n := numbers(parameters)
	if len(n) == 2 {
		f.emit(Event{Kind: Cursor, Bytes: sequence, Row: n[0], Column: n[1]})
	}
}

// numbers reads parameters separated by semicolons; nil when one is missing or not a number.
func numbers(parameters []byte) []int {
	var all []int
	for field := range bytes.SplitSeq(parameters, []byte{';'}) {
		n, err := strconv.Atoi(string(field))
		if err != nil {
			return nil
		}
		all = append(all, n)
	}
	return all
}

func onlyDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}
