package terminal

import "strconv"

// The control sequences that this program writes; there are no others. A row of a frame adds SGR, CSI n G and OSC 66 (row.go).
const (
	stringEnd = "\x1b\\" // ST, ends whatever a cut-off write left open

	alternateOn, alternateOff = "\x1b[?1049h", "\x1b[?1049l"
	wrapOn, wrapOff           = "\x1b[?7h", "\x1b[?7l"
	pasteOn, pasteOff         = "\x1b[?2004h", "\x1b[?2004l"
	mouseOn, mouseOff         = "\x1b[?1002h\x1b[?1006h", "\x1b[?1006l\x1b[?1002l"
	cursorShown, cursorHidden = "\x1b[?25h", "\x1b[?25l"
	updateBegins, updateEnds  = "\x1b[?2026h", "\x1b[?2026l"
	plain                     = "\x1b[0m"
	concealed                 = "\x1b[8m"
	eraseToEnd, eraseScreen   = "\x1b[K", "\x1b[2J"
	askCursor                 = "\x1b[6n"
	askAttributes             = "\x1b[c"
	askVersion                = "\x1b[>q"
	askBackground             = "\x1b]11;?" + stringEnd
	askSync                   = "\x1b[?2026$p"
	explicitWidthTwo          = "\x1b]66;w=2;a" + stringEnd

	// enter takes the terminal over, and leave gives it back from whatever state it is in.
	modesOn = wrapOff + pasteOn + mouseOn + cursorHidden + plain + eraseScreen
	enter   = alternateOn + modesOn
	leave   = stringEnd + updateEnds + plain + mouseOff + pasteOff + wrapOn + cursorShown + alternateOff
)

// moveTo appends the sequence that puts the cursor at a row and a column, both counted from 1.
func moveTo(b []byte, row, column int) []byte {
	b = append(b, "\x1b["...)
	b = strconv.AppendInt(b, int64(row), 10)
	b = append(b, ';')
	b = strconv.AppendInt(b, int64(column), 10)
	return append(b, 'H')
}
