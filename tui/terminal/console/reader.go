package console

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Reader makes bytes of records: the sequences of a terminal, text in UTF-8. The zero value is ready.
type Reader struct {
	// Left and Top are where the window begins in the console's buffer, for the mouse.
	Left, Top int

	high    uint16 // the first half of a character of two units, whose second is still to come; 0 for none
	repeat  int    // how often it came
	buttons uint32 // of the mouse, that are down
}

// Take takes the next record. It returns what was typed, nothing for most kinds of records, and whether the size of the window may be
// another one.
func (r *Reader) Take(record Record) (sent string, resized bool) {
	switch record.kind() {
	case keyEvent:
		return r.pressed(record.key()), false
	case mouseEvent:
		return r.pointed(record.mouse()), false
	case sizeEvent, focusEvent: // a window may have been resized while another one had the keyboard
		return "", true
	}
	return "", false
}

func (r *Reader) pressed(k key) string {
	// Of keys that are let go only alt can have typed something: the character whose number was entered, and every character that a
	// console takes from a paste or an input method when no key of the layout has it.
	if !k.down && (k.code != vkMenu || k.unit == 0) {
		return ""
	}
	if k.unit == 0 && k.code != 0 {
		if k.composing() {
			return ""
		}
		return strings.Repeat(named(k.code, k.held), k.repeat)
	}
	if !k.down {
		k.code, k.held = 0, 0
	}
	return r.unit(k)
}

// unit takes a unit of UTF-16. Half a character without the other half is U+FFFD, as it is in any other text.
func (r *Reader) unit(k key) string {
	u := rune(k.unit)
	sent := ""
	if r.high != 0 {
		high, repeat := rune(r.high), r.repeat
		r.high = 0
		if c := utf16.DecodeRune(high, u); c != utf8.RuneError {
			return strings.Repeat(typed(c, k), max(repeat, k.repeat))
		}
		sent = strings.Repeat(string(utf8.RuneError), repeat)
	}
	switch {
	case 0xD800 <= u && u < 0xDC00:
		r.high, r.repeat = k.unit, k.repeat
		return sent
	case utf16.IsSurrogate(u):
		u = utf8.RuneError
	}
	return sent + strings.Repeat(typed(u, k), k.repeat)
}

func (r *Reader) pointed(m mouse) string {
	sent := pointed(m, m.column-r.Left, m.row-r.Top, r.buttons)
	if m.flags&(turned|turnedSide) == 0 {
		r.buttons = m.buttons
	}
	return sent
}
