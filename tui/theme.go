package tui

// Theme names the looks of everything on screen that is not a label.
type Theme struct {
	Name string
	dark bool

	dim, strong                 look
	gutter, gutterHere          look
	bar, barStrong, barDim      look
	key, hint                   look
	good, warn, bad             look
	cursor, selection, hit      look // cursor: on text without a colour behind it
	page                        look // the whole screen, where the terminal's own colours are of the other kind
	box, boxTitle, boxDim, pick look
	jump                        look
}

// plainTheme serves terminals without colour: attributes only.
func plainTheme() Theme {
	return Theme{
		Name: "plain", dark: true,
		dim: look{faint: true}, strong: look{bold: true},
		gutter: look{faint: true}, gutterHere: look{bold: true},
		bar: look{rev: true}, barStrong: look{rev: true, bold: true}, barDim: look{rev: true},
		key: look{bold: true}, hint: look{},
		good: look{bold: true}, warn: look{bold: true}, bad: look{bold: true, rev: true},
		selection: look{rev: true}, hit: look{underline: true},
		box: look{}, boxTitle: look{bold: true}, boxDim: look{faint: true}, pick: look{rev: true},
		jump: look{rev: true, bold: true},
	}
}

func darkTheme() Theme {
	bar := look{fg: "#D8DEE9", bg: "#2B303B"}
	return Theme{
		Name: "dark", dark: true,
		dim: look{fg: "#8A93A5"}, strong: look{bold: true},
		gutter: look{fg: "#8790A4"}, gutterHere: look{fg: "#E5C07B"},
		bar: bar, barStrong: bar.over(look{fg: "#FFFFFF", bold: true}), barDim: bar.over(look{fg: "#9AA5B8"}),
		key: look{fg: "#E5C07B", bold: true}, hint: look{fg: "#9AA5B8"},
		good: bar.over(look{fg: "#98C379"}), warn: bar.over(look{fg: "#E5C07B"}), bad: look{fg: "#FFFFFF", bg: "#C0392B", bold: true},
		cursor: look{fg: "#FFFFFF", bg: "#757575"}, page: look{fg: "#D8DEE9", bg: "#16181D"},
		selection: look{bg: "#264F78", fg: "#FFFFFF"}, hit: look{bg: "#7A6A1E", fg: "#FFFFFF"},
		box: look{bg: "#21252B", fg: "#D8DEE9"}, boxTitle: look{bg: "#21252B", fg: "#FFFFFF", bold: true},
		boxDim: look{bg: "#21252B", fg: "#AEB6C5"}, pick: look{bg: "#3A4150", fg: "#FFFFFF", bold: true},
		jump: look{bg: "#E5C07B", fg: "#000000", bold: true},
	}
}

func lightTheme() Theme {
	bar := look{fg: "#2B303B", bg: "#DDE1E8"}
	return Theme{
		Name: "light",
		dim:  look{fg: "#626977"}, strong: look{bold: true},
		gutter: look{fg: "#626977"}, gutterHere: look{fg: "#8A5200"},
		bar: bar, barStrong: bar.over(look{fg: "#000000", bold: true}), barDim: bar.over(look{fg: "#596273"}),
		key: look{fg: "#6A3D00", bold: true}, hint: look{fg: "#596273"},
		good: bar.over(look{fg: "#1E6B30"}), warn: bar.over(look{fg: "#8A4B00"}), bad: look{fg: "#FFFFFF", bg: "#B03024", bold: true},
		cursor: look{fg: "#000000", bg: "#8C8C8C"}, page: look{fg: "#23272E", bg: "#FFFFFF"},
		selection: look{bg: "#ADD6FF", fg: "#000000"}, hit: look{bg: "#FFE58A", fg: "#000000"},
		box: look{bg: "#F2F4F7", fg: "#23272E"}, boxTitle: look{bg: "#F2F4F7", fg: "#000000", bold: true},
		boxDim: look{bg: "#F2F4F7", fg: "#4F5665"}, pick: look{bg: "#D3DAE6", fg: "#000000", bold: true},
		jump: look{bg: "#9A5B00", fg: "#FFFFFF", bold: true},
	}
}

// inSixteen fits a theme to a terminal with the sixteen basic colours, whose shades nobody knows: greys become attributes, and
// colour is left to labels, warnings and hits.
func (t Theme) inSixteen() Theme {
	p := plainTheme()
	p.Name, p.dark = t.Name, t.dark
	p.good = look{rev: true}
	p.warn = look{rev: true, bold: true}
	p.bad = look{fg: "15", bg: "1", bold: true}
	p.hit = look{fg: "0", bg: "11"}
	p.jump = look{fg: "0", bg: "14", bold: true}
	p.cursor, p.page = cursorInSixteen("7"), look{fg: "0", bg: "7"}
	if t.dark {
		p.cursor, p.page = cursorInSixteen("0"), look{fg: "7", bg: "0"}
	}
	return p
}

// paper is the page that text in colour is made readable on: a dark or a light one, no darker or lighter than pages are.
func (t Theme) paper() rgb {
	if t.dark {
		return rgb{0.12, 0.12, 0.12}
	}
	return rgb{0.95, 0.95, 0.95}
}
