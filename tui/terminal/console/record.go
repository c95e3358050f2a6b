// Package console is a Line to a console of Windows. A console does not send bytes: it hands over records of keys, of the mouse and of
// its window (INPUT_RECORD), and the Reader here makes of them the bytes that a terminal elsewhere would send, so that nothing above has
// to know of consoles. The package asks the system for nothing: what there is to ask is a System, which package tty has for Windows and
// the tests have in memory. The records are described at learn.microsoft.com/windows/console/input-record-str.
package console

import "encoding/binary"

// Record is an INPUT_RECORD as the system lays it out: the kind, two bytes that mean nothing, and sixteen bytes by kind, all little-endian.
type Record [20]byte

// The kinds of Record. A console also hands over FOCUS_EVENT (10) and MENU_EVENT (8), which its own window means for itself.
const (
	keyEvent   = 0x01
	mouseEvent = 0x02
	sizeEvent  = 0x04
	focusEvent = 0x10
)

func (r Record) kind() uint16 { return binary.LittleEndian.Uint16(r[0:]) }

// held says which modifiers and locks are on (dwControlKeyState).
type held uint32

const (
	rightAlt    held = 0x001
	leftAlt     held = 0x002
	rightCtrl   held = 0x004
	leftCtrl    held = 0x008
	shift       held = 0x010
	enhancedKey held = 0x100
)

func (h held) any(of held) bool { return h&of != 0 }

// modifiers is the number by which xterm says what is held with a key: 1 for shift, 2 for alt and 4 for ctrl, and 1 more.
func (h held) modifiers() int {
	n := 1
	if h.any(shift) {
		n++
	}
	if h.any(leftAlt | rightAlt) {
		n += 2
	}
	if h.any(leftCtrl | rightCtrl) {
		n += 4
	}
	return n
}

// key is a KEY_EVENT_RECORD.
type key struct {
	down   bool
	repeat int    // how often the key came, if it was held down; 1 or more
	code   uint16 // the virtual key; 0 for a character that no key typed
	scan   uint16 // where the key stands on the keyboard
	unit   uint16 // of UTF-16; 0 for a key that types none
	held   held
}

func (r Record) key() key {
	return key{
		down:   binary.LittleEndian.Uint32(r[4:]) != 0,
		repeat: max(1, int(binary.LittleEndian.Uint16(r[8:]))), // programs that write keys into a console leave it 0
		code:   binary.LittleEndian.Uint16(r[10:]),
		scan:   binary.LittleEndian.Uint16(r[12:]),
		unit:   binary.LittleEndian.Uint16(r[14:]),
		held:   held(binary.LittleEndian.Uint32(r[16:])),
	}
}

// mouse is a MOUSE_EVENT_RECORD. The place counts from 0 in the whole buffer, of which the window shows a part.
type mouse struct {
	column, row int
	buttons     uint32 // the low half says which are down; the high half is how far a wheel was turned
	held        held
	flags       uint32
}

func (r Record) mouse() mouse {
	return mouse{
		column:  int(int16(binary.LittleEndian.Uint16(r[4:]))),
		row:     int(int16(binary.LittleEndian.Uint16(r[6:]))),
		buttons: binary.LittleEndian.Uint32(r[8:]),
		held:    held(binary.LittleEndian.Uint32(r[12:])),
		flags:   binary.LittleEndian.Uint32(r[16:]),
	}
}
