package tui

import (
	"strconv"
)

// Theme names the looks of everything on screen that is not a label.
type Theme struct {
	Name string
	dark bool

	dim, strong                 look
	gutter, gutterHere          look
	bar, barStrong, barDim      look
	key, hint                   look
	good, warn, bad             look
	cursor, selection, hit      look
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
		cursor: look{bold: true, underline: true}, selection: look{rev: true}, hit: look{underline: true, bold: true},
		box: look{}, boxTitle: look{bold: true}, boxDim: look{faint: true}, pick: look{rev: true},
		jump: look{rev: true, bold: true},
	}
}

func darkTheme() Theme {
	bar := look{fg: "#D8DEE9", bg: "#2B303B"}
	return Theme{
		Name: "dark", dark: true,
		dim: look{fg: "#8A93A5"}, strong: look{bold: true},
		gutter: look{fg: "#6C768A"}, gutterHere: look{fg: "#E5C07B"},
		bar: bar, barStrong: bar.over(look{fg: "#FFFFFF", bold: true}), barDim: bar.over(look{fg: "#9AA5B8"}),
		key: look{fg: "#E5C07B", bold: true}, hint: look{fg: "#9AA5B8"},
		good: bar.over(look{fg: "#98C379"}), warn: bar.over(look{fg: "#E5C07B"}), bad: look{fg: "#FFFFFF", bg: "#C0392B", bold: true},
		cursor: look{bg: "#4B5263", bold: true}, selection: look{bg: "#264F78", fg: "#FFFFFF"}, hit: look{bg: "#7A6A1E", fg: "#FFFFFF"},
		box: look{bg: "#21252B", fg: "#D8DEE9"}, boxTitle: look{bg: "#21252B", fg: "#FFFFFF", bold: true},
		boxDim: look{bg: "#21252B", fg: "#8A93A5"}, pick: look{bg: "#3A4150", fg: "#FFFFFF", bold: true},
		jump: look{bg: "#E5C07B", fg: "#000000", bold: true},
	}
}

func lightTheme() Theme {
	bar := look{fg: "#2B303B", bg: "#DDE1E8"}
	return Theme{
		Name: "light",
		dim:  look{fg: "#6A7180"}, strong: look{bold: true},
		gutter: look{fg: "#8A93A5"}, gutterHere: look{fg: "#9A5B00"},
		bar: bar, barStrong: bar.over(look{fg: "#000000", bold: true}), barDim: bar.over(look{fg: "#596273"}),
		key: look{fg: "#9A5B00", bold: true}, hint: look{fg: "#596273"},
		good: bar.over(look{fg: "#1E6B30"}), warn: bar.over(look{fg: "#8A4B00"}), bad: look{fg: "#FFFFFF", bg: "#B03024", bold: true},
		cursor: look{bg: "#CBD2DE", bold: true}, selection: look{bg: "#ADD6FF", fg: "#000000"}, hit: look{bg: "#FFE58A", fg: "#000000"},
		box: look{bg: "#F2F4F7", fg: "#23272E"}, boxTitle: look{bg: "#F2F4F7", fg: "#000000", bold: true},
		boxDim: look{bg: "#F2F4F7", fg: "#6A7180"}, pick: look{bg: "#D3DAE6", fg: "#000000", bold: true},
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
	return p
}

// onColour is the look of text on a label's colour: black or white, whichever contrasts more (WCAG 2 relative luminance).
func onColour(hex string) look {
	if luminance(hex) > 0.36 {
		return look{fg: "#000000", bg: hex}
	}
	return look{fg: "#FFFFFF", bg: hex}
}

// luminance is a rough relative luminance of "#RRGGBB", 0 to 1; 0.5 for anything else.
func luminance(hex string) float64 {
	if len(hex) != 7 || hex[0] != '#' {
		return 0.5
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return 0.5
	}
	lin := func(v uint64) float64 { f := float64(v&0xFF) / 255; return f * f }
	return 0.2126*lin(n>>16) + 0.7152*lin(n>>8) + 0.0722*lin(n)
}

// sixteen are the terminal's own colours by the names a schema may use, as Lip Gloss numbers them.
var sixteen = map[string]string{
	"black": "0", "red": "1", "green": "2", "yellow": "3", "blue": "4", "magenta": "5", "cyan": "6", "white": "7",
	"bright-black": "8", "bright-red": "9", "bright-green": "10", "bright-yellow": "11",
	"bright-blue": "12", "bright-magenta": "13", "bright-cyan": "14", "bright-white": "15",
}

// terminalColour is a schema's colour as Lip Gloss takes it.
func terminalColour(c string) string {
	if n, ok := sixteen[c]; ok {
		return n
	}
	return c
}
