package style

import "github.com/muesli/termenv"

// The cursor's cell is drawn so that it is seen however the terminal shows its own cursor there: xterm, Konsole and VTE swap
// the two colours of the cell. Neither of the two is therefore the colour around it; and bold and underline stay in any case.

// CursorOn is the look of the cell under the cursor, which would look like l, in a terminal with colours of this depth.
func (t Theme) CursorOn(l Look, depth termenv.Profile) Look {
	around := l.Bg
	if l.Reverse {
		around = l.Fg
	}
	l.Bold, l.Underline = true, true
	if t.Name == plain {
		l.Reverse = !l.Reverse
		return l
	}
	pair := t.Cursor
	switch c, known := ColourOf(around); {
	case known:
		pair = cursorBeside(c, depth)
	case around != "":
		pair = cursorInSixteen(around)
	case l.Reverse && t.Dark:
		pair = cursorInSixteen("15")
	case l.Reverse:
		pair = cursorInSixteen("0")
	}
	l.Reverse, l.Fg, l.Bg = false, pair.Fg, pair.Bg
	return l
}

// cursorBeside is the pair of colours for a cursor in text on a colour: black and white, or where one of them is too near to that colour,
// a grey on which both read.
func cursorBeside(c RGB, depth termenv.Profile) Look {
	front, back := Black, White
	if Contrast(Black, c) >= Contrast(White, c) {
		front, back = White, Black
	}
	if Contrast(midGrey, c) > Contrast(front, c) {
		front = midGrey
	}
	return Look{Fg: front.inDepth(depth), Bg: back.inDepth(depth)}
}

// midGrey has a contrast above 4.5 to black and to white.
var midGrey = RGB{0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0}

// cursorInSixteen is the pair for a cursor in text on one of the terminal's sixteen colours. Magenta is neither black nor white nor yellow
// in any palette.
func cursorInSixteen(around string) Look {
	switch around {
	case "1", "4", "5":
		return Look{Fg: "0", Bg: "15"}
	case "2", "3", "6":
		return Look{Fg: "15", Bg: "0"}
	case "0", "8":
		return Look{Fg: "15", Bg: "5"}
	}
	return Look{Fg: "0", Bg: "5"}
}
