package console

import "strconv"

// Virtual keys, as winuser.h numbers them.
const (
	vkBack   = 0x08
	vkTab    = 0x09
	vkMenu   = 0x12 // alt
	vkSpace  = 0x20
	vkInsert = 0x2D
	vkDelete = 0x2E
	vkTwo    = '2'
	vkF1     = 0x70
	vkF20    = 0x83
)

// letterKeys end in a letter: ESC [ A, or ESC [ 1 ; modifiers A.
var letterKeys = map[uint16]byte{
	0x26: 'A', 0x28: 'B', 0x27: 'C', 0x25: 'D', // up, down, right, left
	0x24: 'H', 0x23: 'F', // Home, End
	0x0C: 'E', // the 5 of a keypad without NumLock
}

// numberKeys end in a tilde: ESC [ 5 ~, or ESC [ 5 ; modifiers ~.
var numberKeys = map[uint16]int{vkInsert: 2, vkDelete: 3, 0x21: 5, 0x22: 6} // Page Up, Page Down

// functionNumbers are those of F5 to F20, which end in a tilde too. xterm leaves out what a VT220 has no key for.
var functionNumbers = [...]int{15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34}

// named is what xterm sends for a key that types no character, with what is held; "" for a key that sends nothing. It is needed where the
// console does not do this itself, which it does with ENABLE_VIRTUAL_TERMINAL_INPUT.
func named(code uint16, h held) string {
	m := h.modifiers()
	if letter, ok := letterKeys[code]; ok {
		return byLetter("\x1b[", letter, m)
	}
	if number, ok := numberKeys[code]; ok {
		return byNumber(number, m)
	}
	switch {
	case vkF1 <= code && code < vkF1+4:
		return byLetter("\x1bO", 'P'+byte(code-vkF1), m)
	case vkF1+4 <= code && code <= vkF20:
		return byNumber(functionNumbers[code-vkF1-4], m)
	}
	return control(code, h)
}

func byLetter(plain string, letter byte, modifiers int) string {
	if modifiers == 1 {
		return plain + string(letter)
	}
	return "\x1b[1;" + strconv.Itoa(modifiers) + string(letter)
}

func byNumber(number, modifiers int) string {
	if modifiers == 1 {
		return "\x1b[" + strconv.Itoa(number) + "~"
	}
	return "\x1b[" + strconv.Itoa(number) + ";" + strconv.Itoa(modifiers) + "~"
}

// control is the control character of a key with ctrl for which the keyboard layout has none: a layout for Bengali may leave out all of
// them. The letters have the numbers 1 to 26 by their place on a Latin keyboard, which is how virtual keys are called.
func control(code uint16, h held) string {
	c := ""
	switch {
	case !h.any(leftCtrl | rightCtrl):
		return ""
	case 'A' <= code && code <= 'Z':
		c = string(rune(code - 'A' + 1))
	case code == vkTwo, code == vkSpace: // also how a console says that a terminal sent NUL
		c = "\x00"
	default:
		return ""
	}
	if h.any(leftAlt | rightAlt) {
		return "\x1b" + c
	}
	return c
}

// typed is what a terminal sends for a key that types the character c.
func typed(c rune, k key) string {
	if k.code == 0 {
		return string(c) // the console made it, or handed it through from a terminal, and has put the ESC of alt before it
	}
	ctrl, alt := k.held.any(leftCtrl|rightCtrl), k.held.any(leftAlt|rightAlt)
	if ctrl && alt && c >= ' ' {
		return string(c) // AltGr, which consoles report as ctrl with alt: it is part of the character
	}
	switch {
	case k.code == vkTab && k.held.any(shift):
		return "\x1b[Z"
	case k.code == vkBack && c == '\b' && !ctrl:
		c = 0x7f
	case k.code == vkBack && c == 0x7f && ctrl:
		c = '\b'
	case k.code == vkSpace && c == ' ' && ctrl:
		c = 0
	}
	if alt {
		return "\x1b" + string(c)
	}
	return string(c)
}

// composing says that a key belongs to a number being typed with alt held: the character comes when alt is let go. The digits are on the
// keypad, where without NumLock they are the arrows and the keys around them: not the separate ones, which are marked as enhanced.
func (k key) composing() bool {
	return k.unit == 0 && k.held.any(leftAlt) && !k.held.any(rightAlt|leftCtrl|rightCtrl|shift|enhancedKey) &&
		0x47 <= k.scan && k.scan <= 0x52 && k.scan != 0x4A && k.scan != 0x4E
}
