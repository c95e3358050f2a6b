package console

import "strconv"

// Values of dwEventFlags.
const (
	moved      = 0x1
	turned     = 0x4
	turnedSide = 0x8
)

// buttonNumbers are the numbers that xterm gives to the buttons which a console counts as its bits: left, right, middle. Terminals have
// no number for the two others that a console knows, as far as anybody asks.
var buttonNumbers = [...]int{0, 2, 1}

const (
	inMotion  = 32 // added to a button's number while the mouse is moved with it
	wheelUp   = 64
	wheelLeft = 66
)

// pointed is what a terminal in the modes 1002 and 1006 sends for a record of the mouse, given which buttons were down before. The place
// is counted from 0 in the window.
func pointed(m mouse, column, row int, before uint32) string {
	with := 4 * (m.held.modifiers() - 1)
	report := func(button int, final byte) string {
		return "\x1b[<" + strconv.Itoa(button|with) + ";" + strconv.Itoa(column+1) + ";" + strconv.Itoa(row+1) + string(final)
	}
	away := int32(m.buttons) > 0
	switch {
	case m.flags&turned != 0 && away:
		return report(wheelUp, 'M')
	case m.flags&turned != 0:
		return report(wheelUp+1, 'M')
	case m.flags&turnedSide != 0 && away:
		return report(wheelLeft+1, 'M')
	case m.flags&turnedSide != 0:
		return report(wheelLeft, 'M')
	}
	sent := ""
	for bit, number := range buttonNumbers {
		is, was := m.buttons>>bit&1 != 0, before>>bit&1 != 0
		switch {
		case is && !was:
			sent += report(number, 'M')
		case was && !is:
			sent += report(number, 'm')
		case is && m.flags&moved != 0:
			sent += report(number|inMotion, 'M')
		}
	}
	return sent
}
