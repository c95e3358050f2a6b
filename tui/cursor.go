package tui

import "github.com/muesli/termenv"

// The cursor's cell is drawn so that it is seen however the terminal shows its own cursor there: xterm, Konsole and VTE swap
// the two colours of the cell. Neither of the two is therefore the colour around it; and bold and underline stay in any case.

// cursorOn is the look of the cell under the cursor, which would look like l.
func (v *view) cursorOn(l look) look {
	around := l.bg
	if l.rev {
		around = l.fg
	}
	l.bold, l.underline = true, true
	if !v.colour {
		l.rev = !l.rev
		return l
	}
	pair := v.theme.cursor
	switch c, known := colourOf(around); {
	case known:
		pair = cursorBeside(c, v.depth)
	case around != "":
		pair = cursorInSixteen(around)
	case l.rev && v.theme.dark:
		pair = cursorInSixteen("15")
	case l.rev:
		pair = cursorInSixteen("0")
	}
	l.rev, l.fg, l.bg = false, pair.fg, pair.bg
	return l
}

// cursorBeside is the pair of colours for a cursor in text on a colour: black and white, or where one of them is too near to that colour,
// a grey on which both read.
func cursorBeside(c rgb, depth termenv.Profile) look {
	front, back := black, white
	if contrast(black, c) >= contrast(white, c) {
		front, back = white, black
	}
	if contrast(midGrey, c) > contrast(front, c) {
		front = midGrey
	}
	return look{fg: front.inDepth(depth), bg: back.inDepth(depth)}
}

// midGrey has a contrast above 4.5 to black and to white.
var midGrey = rgb{0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0}

// cursorInSixteen is the pair for a cursor in text on one of the terminal's sixteen colours. Magenta is neither black nor white nor yellow
// in any palette.
func cursorInSixteen(around string) look {
	switch around {
	case "1", "4", "5":
		return look{fg: "0", bg: "15"}
	case "2", "3", "6":
		return look{fg: "15", bg: "0"}
	case "0", "8":
		return look{fg: "15", bg: "5"}
	}
	return look{fg: "0", bg: "5"}
}
