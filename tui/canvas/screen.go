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
	printed       termenv.Profile // the depth of what is printed
	DarkScreen    bool            // the terminal's own background is dark
	Background    *style.RGB      // the terminal's own, where it said which
	Drawing       *Drawing        // how rows are drawn as pictures; nil where text is printed
	Clear         Rows            // what the topmost dialog is about, and should not cover
	Tags          style.Tags
	PagePainted   bool // the page is the theme's whatever the terminal's background is believed to be, which it did not say
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
		Depth: v.Colours, printed: v.Colours, DarkScreen: v.DarkBackground,
		Columns: max(v.Columns, 1), Rows: max(v.Rows, 1),
		Encoder: style.NewEncoder(v.Colours), Theme: t, Profile: v.Profile, Lang: l,
		Colour: !t.Plain(),
	}
}

// SetDark switches between the dark and the light theme.
func (v *Screen) SetDark(dark bool) {
	v.Theme = style.OfKind(dark, v.Depth)
	v.fitPage()
}

// Behind tells the screen the terminal's own background: whether it is dark, and its colour, nil where the terminal did not say.
func (v *Screen) Behind(dark bool, background *style.RGB) {
	v.DarkScreen, v.Background = dark, background
	if v.Colour {
		v.SetDark(v.Theme.Dark)
	}
}

// fitPage fits the theme to the page that is behind it.
func (v *Screen) fitPage() {
	if v.Depth == termenv.ANSI {
		return // nobody knows how its colours read on any page
	}
	if page, ok := style.ParseHex(v.Theme.Page.Bg); ok && v.Page() != (style.Look{}) {
		v.Theme = v.Theme.On(page)
	} else if v.Background != nil {
		v.Theme = v.Theme.On(*v.Background)
	}
}

// SetDrawn fits the colours to rows that are drawn as pictures, or printed. Pictures have all colours, whatever the terminal has.
func (v *Screen) SetDrawn(drawn bool) {
	depth := v.printed
	if drawn && depth != termenv.Ascii {
		depth = termenv.TrueColor
	}
	if depth == v.Depth {
		return
	}
	v.Depth = depth
	if v.Colour {
		v.SetDark(v.Theme.Dark)
	}
}

// Page is the look of the whole screen: the terminal's own, or the theme's where that is dark and the terminal light, or the
// other way round. Nobody is to read dark text on a dark page under light bars. Its ground is the one that cells are given, of as few
// colours as there are: pictures, which have all, stand among them.
func (v *Screen) Page() style.Look {
	if !v.Colour || v.Theme.Dark == v.DarkScreen && !v.PagePainted {
		return style.Look{}
	}
	page := v.Theme.Page
	page.Bg = v.Encoder.Sent(page.Bg)
	return page
}

// DialogRows is how many rows a dialog may have that does not cover what it is about, but for screens on which that would leave too little.
func (v *Screen) DialogRows() int {
	const least = 8
	if free := max(v.Rows-1-v.Clear.To, v.Clear.From); v.Clear != (Rows{}) && free >= least {
		return free
	}
	return v.Rows - 3
}

// TextColumns is the width of a text of the interface or the user in this terminal.
func (v *Screen) TextColumns(s string) int { return v.Profile.Measure(visible.String(s)) }
