package canvas

import (
	"github.com/muesli/termenv"

	"tippani/model/visible"
	"tippani/model/width"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// Screen is what drawing needs to know beside the thing drawn: the screen, its colours, its widths, its language. Drawing changes
// none of it.
type Screen struct {
	Columns, Rows int
	Encoder       *style.Encoder
	Theme         style.Theme
	Profile       *width.Profile
	Lang          lang.Lang
	Colour        bool // labels have colours; without, brackets tell spans apart
	Depth         termenv.Profile
	DarkScreen    bool     // the terminal's own background is dark
	Drawing       *Drawing // how rows are drawn as pictures; nil where text is printed
	Painted       bool     // the page has the theme's ground, whatever the terminal's is
	Brackets      bool     // brackets under the text are wanted beside the colours too
}

// Terminal is what is known of the screen when the program starts. Columns and Rows are cells; fewer than one counts as one.
type Terminal struct {
	Columns, Rows  int
	Colours        termenv.Profile
	DarkBackground bool
	Profile        *width.Profile
}

// New is a screen in a theme: "dark", "light", "plain", or "" to follow the terminal's background.
func New(v Terminal, theme string, l lang.Lang) Screen {
	t := style.Named(theme, v.DarkBackground, v.Colours)
	return Screen{
		Depth: v.Colours, DarkScreen: v.DarkBackground,
		Columns: max(v.Columns, 1), Rows: max(v.Rows, 1),
		Encoder: style.NewEncoder(v.Colours), Theme: t, Profile: v.Profile, Lang: l,
		Colour: !t.Plain(),
	}
}

// SetDark switches between the dark and the light theme.
func (v *Screen) SetDark(dark bool) { v.Theme = style.OfKind(dark, v.Depth) }

// Page is the look of the whole screen: the terminal's own, or the theme's where that is dark and the terminal light, or the
// other way round. Nobody is to read dark text on a dark page under light bars.
func (v *Screen) Page() style.Look {
	if !v.Colour || v.Theme.Dark == v.DarkScreen && !v.Painted {
		return style.Look{}
	}
	return v.Theme.Page
}

// TextColumns is the width of a text of the interface or the user in this terminal.
func (v *Screen) TextColumns(s string) int { return v.Profile.Measure(visible.String(s)) }
