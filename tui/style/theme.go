package style

import "github.com/muesli/termenv"

// Theme names the looks of everything on screen that is not a label.
type Theme struct {
	Name string
	Dark bool

	Dim, Strong                 Look
	Gutter, GutterHere          Look
	Bar, BarStrong, BarDim      Look
	Key, Hint                   Look
	Good, Warn, Bad             Look
	Cursor, Selection, Hit      Look // cursor: on text without a colour behind it
	Page                        Look // the whole screen, where the terminal's own colours are of the other kind
	Box, BoxTitle, BoxDim, Pick Look
	Jump                        Look
	Dispute                     Look // what annotators disagree about

	paper RGB // what names in colour are made readable on
}

// plain is the name of the theme without colours.
const plain = "plain"

// Named is the theme of a name, "dark", "light" or "plain", or for "" the one that suits the terminal's background, fitted to the
// terminal's colours.
func Named(name string, darkBackground bool, depth termenv.Profile) Theme {
	switch {
	case depth == termenv.Ascii || name == plain:
		return plainTheme()
	case name == "dark" || name != "light" && darkBackground:
		return darkTheme().fitted(depth)
	}
	return lightTheme().fitted(depth)
}

// OfKind is the dark or the light theme, fitted to the terminal's colours.
func OfKind(dark bool, depth termenv.Profile) Theme {
	if dark {
		return darkTheme().fitted(depth)
	}
	return lightTheme().fitted(depth)
}

func (t Theme) fitted(depth termenv.Profile) Theme {
	if depth == termenv.ANSI {
		return t.inSixteen()
	}
	return t
}

// Plain reports whether the theme does without colours.
func (t Theme) Plain() bool { return t.Name == plain }

// plainTheme serves terminals without colour: attributes only.
func plainTheme() Theme {
	return Theme{
		Name: plain, Dark: true,
		Dim: Look{Faint: true}, Strong: Look{Bold: true},
		Gutter: Look{Faint: true}, GutterHere: Look{Bold: true},
		Bar: Look{Reverse: true}, BarStrong: Look{Reverse: true, Bold: true}, BarDim: Look{Reverse: true},
		Key: Look{Bold: true}, Hint: Look{},
		Good: Look{Bold: true}, Warn: Look{Bold: true}, Bad: Look{Bold: true, Reverse: true}, Dispute: Look{Bold: true},
		Selection: Look{Reverse: true}, Hit: Look{Underline: true},
		Box: Look{}, BoxTitle: Look{Bold: true}, BoxDim: Look{Faint: true}, Pick: Look{Reverse: true},
		Jump: Look{Reverse: true, Bold: true},
	}
}

func darkTheme() Theme {
	bar := Look{Fg: "#D8DEE9", Bg: "#2B303B"}
	return Theme{
		Name: "dark", Dark: true,
		Dim: Look{Fg: "#8A93A5"}, Strong: Look{Bold: true},
		Gutter: Look{Fg: "#8790A4"}, GutterHere: Look{Fg: "#E5C07B"},
		Bar: bar, BarStrong: bar.Over(Look{Fg: "#FFFFFF", Bold: true}), BarDim: bar.Over(Look{Fg: "#9AA5B8"}),
		Key: Look{Fg: "#E5C07B", Bold: true}, Hint: Look{Fg: "#9AA5B8"},
		Dispute: Look{Fg: "#E5C07B", Bold: true},
		Good:    bar.Over(Look{Fg: "#98C379"}), Warn: bar.Over(Look{Fg: "#E5C07B"}), Bad: Look{Fg: "#FFFFFF", Bg: "#C0392B", Bold: true},
		Cursor: Look{Fg: "#FFFFFF", Bg: "#757575"}, Page: Look{Fg: "#D8DEE9", Bg: "#16181D"},
		Selection: Look{Bg: "#264F78", Fg: "#FFFFFF"}, Hit: Look{Bg: "#7A6A1E", Fg: "#FFFFFF"},
		Box: Look{Bg: "#21252B", Fg: "#D8DEE9"}, BoxTitle: Look{Bg: "#21252B", Fg: "#FFFFFF", Bold: true},
		BoxDim: Look{Bg: "#21252B", Fg: "#AEB6C5"}, Pick: Look{Bg: "#3A4150", Fg: "#FFFFFF", Bold: true},
		Jump:  Look{Bg: "#E5C07B", Fg: "#000000", Bold: true},
		paper: RGB{0.12, 0.12, 0.12},
	}
}

func lightTheme() Theme {
	bar := Look{Fg: "#2B303B", Bg: "#DDE1E8"}
	return Theme{
		Name: "light",
		Dim:  Look{Fg: "#626977"}, Strong: Look{Bold: true},
		Gutter: Look{Fg: "#626977"}, GutterHere: Look{Fg: "#8A5200"},
		Bar: bar, BarStrong: bar.Over(Look{Fg: "#000000", Bold: true}), BarDim: bar.Over(Look{Fg: "#596273"}),
		Key: Look{Fg: "#6A3D00", Bold: true}, Hint: Look{Fg: "#596273"},
		Dispute: Look{Fg: "#8A4B00", Bold: true},
		Good:    bar.Over(Look{Fg: "#1E6B30"}), Warn: bar.Over(Look{Fg: "#8A4B00"}), Bad: Look{Fg: "#FFFFFF", Bg: "#B03024", Bold: true},
		Cursor: Look{Fg: "#000000", Bg: "#8C8C8C"}, Page: Look{Fg: "#23272E", Bg: "#FFFFFF"},
		Selection: Look{Bg: "#ADD6FF", Fg: "#000000"}, Hit: Look{Bg: "#FFE58A", Fg: "#000000"},
		Box: Look{Bg: "#F2F4F7", Fg: "#23272E"}, BoxTitle: Look{Bg: "#F2F4F7", Fg: "#000000", Bold: true},
		BoxDim: Look{Bg: "#F2F4F7", Fg: "#4F5665"}, Pick: Look{Bg: "#D3DAE6", Fg: "#000000", Bold: true},
		Jump:  Look{Bg: "#9A5B00", Fg: "#FFFFFF", Bold: true},
		paper: RGB{0.95, 0.95, 0.95},
	}
}

// inSixteen fits a theme to a terminal with the sixteen basic colours, whose shades nobody knows: greys become attributes, and
// colour is left to labels, warnings and hits.
func (t Theme) inSixteen() Theme {
	p := plainTheme()
	p.Name, p.Dark = t.Name, t.Dark
	p.Good = Look{Reverse: true}
	p.Warn = Look{Reverse: true, Bold: true}
	p.Dispute = Look{Bold: true}
	p.Bad = Look{Fg: "15", Bg: "1", Bold: true}
	p.Hit = Look{Fg: "0", Bg: "11"}
	p.Jump = Look{Fg: "0", Bg: "14", Bold: true}
	p.Cursor, p.Page = cursorInSixteen("7"), Look{Fg: "0", Bg: "7"}
	if t.Dark {
		p.Cursor, p.Page = cursorInSixteen("0"), Look{Fg: "7", Bg: "0"}
	}
	return p
}

// Paper is the page that text in colour is made readable on: the terminal's own, or where it did not say which, a dark or a light one, no
// darker or lighter than pages are.
func (t Theme) Paper() RGB { return t.paper }

// On is the theme on a page of the terminal's own: text in colour is readable there. Spans keep the shade of the theme's own page: only for
// that one are their colours known to be told apart.
func (t Theme) On(page RGB) Theme {
	t.paper = page
	for _, l := range []*Look{&t.Dim, &t.Gutter, &t.GutterHere, &t.Key, &t.Hint} {
		if c, ok := ParseHex(l.Fg); ok {
			l.Fg = readableOn(c, page, termenv.TrueColor).hex()
		}
	}
	return t
}

// readableOn is a colour made as much darker or lighter as it takes to read it on a page.
func readableOn(c, page RGB, depth termenv.Profile) RGB {
	to := Black
	if Contrast(White, page) > Contrast(Black, page) {
		to = White
	}
	for part := 0.0; part <= 1; part += 0.05 {
		if mixed := AsShown(c.toward(to, part), depth); Contrast(mixed, page) >= readable {
			return mixed
		}
	}
	return to
}

// hexColour is a colour that this package writes as "#RRGGBB".
func hexColour(hex string) RGB {
	c, _ := ParseHex(hex)
	return c
}
