package terminal

import "strconv"

// The control sequences that this program writes; there are no others. A row of a frame adds SGR, CSI n G and OSC 66 (row.go).
const (
	stringEnd = "\x1b\\" // ST, ends whatever a cut-off write left open

	alternateOn, alternateOff = "\x1b[?1049h", "\x1b[?1049l"
	wrapOn, wrapOff           = "\x1b[?7h", "\x1b[?7l"
	pasteOn, pasteOff         = "\x1b[?2004h", "\x1b[?2004l"
	mouseOn, mouseOff         = "\x1b[?1002h\x1b[?1006h", "\x1b[?1006l\x1b[?1002l"
	pixelsOn, pixelsOff       = "\x1b[?1016h", "\x1b[?1016l"
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
	askPixelMouse             = "\x1b[?1016$p"
	askRightOfSixel           = "\x1b[?8452$p"
	rightOn, rightOff         = "\x1b[?8452h", "\x1b[?8452l"
	askArea, askCell          = "\x1b[14t", "\x1b[16t"
	askColours, askGeometry   = "\x1b[?1;1;0S", "\x1b[?2;1;0S\x1b[?2;4;0S" // the size of pictures: that of now, and the most
	moreColours, usualColours = "\x1b[?1;3;256S", "\x1b[?1;2;0S"
	askReady                  = "\x1b[5n"
	explicitWidthTwo          = "\x1b]66;w=2;a" + stringEnd

	// The query of kitty's graphics protocol: a picture of one pixel that is not kept. Its number comes back with the answer.
	queryKeys  = "i=727"
	askKitty   = "\x1b_G" + queryKeys + ",s=1,v=1,a=q,t=d,f=24;AAAA" + stringEnd
	askPicture = askPixelMouse + askRightOfSixel + askArea + askCell + askColours + askGeometry

	// enter takes the terminal over. leaveBegins ends what may have been cut off, and leaveEnds gives the terminal back from whatever
	// state it is in.
	modesOn     = wrapOff + pasteOn + mouseOn + cursorHidden + plain + eraseScreen
	enter       = alternateOn + modesOn
	leaveBegins = stringEnd + updateEnds
	leaveEnds   = plain + pixelsOff + mouseOff + pasteOff + wrapOn + cursorShown + alternateOff
)

// moveTo appends the sequence that puts the cursor at a row and a column, both counted from 1.
func moveTo(b []byte, row, column int) []byte {
	b = append(b, "\x1b["...)
	b = strconv.AppendInt(b, int64(row), 10)
	b = append(b, ';')
	b = strconv.AppendInt(b, int64(column), 10)
	return append(b, 'H')
}
