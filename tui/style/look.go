package style

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Look is how a piece of a row is drawn. Colours are "#RRGGBB", or empty for the terminal's own.
type Look struct {
	Fg, Bg                                  string
	Bold, Faint, italic, Underline, Reverse bool
	// Outline draws a box around what is written so, in the colour of its letters, where text is drawn as pictures; in cells, where there
	// are no boxes, it is a line below.
	Outline bool
}

// Over lays top on l: colours that top sets win, attributes add up.
func (l Look) Over(top Look) Look {
	if top.Fg != "" {
		l.Fg = top.Fg
	}
	if top.Bg != "" {
		l.Bg = top.Bg
	}
	l.Bold = l.Bold || top.Bold
	l.Faint = l.Faint || top.Faint
	l.italic = l.italic || top.italic
	l.Underline = l.Underline || top.Underline
	l.Reverse = l.Reverse || top.Reverse
	l.Outline = l.Outline || top.Outline
	return l
}

// Encoder turns looks into SGR sequences for the colours this terminal has, through Lip Gloss, and remembers them.
type Encoder struct {
	renderer *lipgloss.Renderer
	sgr      map[Look]string
}

func NewEncoder(colours termenv.Profile) *Encoder {
	r := lipgloss.NewRenderer(discard{}, termenv.WithProfile(colours), termenv.WithTTY(true))
	r.SetColorProfile(colours)
	r.SetHasDarkBackground(true)
	return &Encoder{renderer: r, sgr: map[Look]string{}}
}

// discard is where Lip Gloss may write: nowhere. It only computes here.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// SGR is the sequence that switches a look on, from the terminal's plain state; empty for plain text.
func (p *Encoder) SGR(l Look) string {
	if s, ok := p.sgr[l]; ok {
		return s
	}
	if p.renderer.ColorProfile() == termenv.Ascii {
		s := attributes(l)
		p.sgr[l] = s
		return s
	}
	style := p.renderer.NewStyle().Bold(l.Bold && !p.boldIsBright(l)).Faint(l.Faint).Italic(l.italic).Underline(
		l.Underline || l.Outline).Reverse(
		l.Reverse)
	if l.Fg != "" {
		style = style.Foreground(p.Colour(l.Fg))
	}
	if l.Bg != "" {
		style = style.Background(p.Colour(l.Bg))
	}
	s, _, _ := strings.Cut(style.Render("x"), "x")
	p.sgr[l] = s
	return s
}

// boldIsBright reports whether bold would make a look's black letters grey, on a page that is hardly lighter: xterm, urxvt and
// the Linux console show the first eight colours in their bright shade where they are bold.
func (p *Encoder) boldIsBright(l Look) bool {
	return p.renderer.ColorProfile() == termenv.ANSI && l.Fg == "0"
}

// Colour is a look's colour for this terminal. Of the 256 colours the nearest is taken by how they look; the first sixteen, whose shades
// nobody knows, never.
func (p *Encoder) Colour(c string) lipgloss.Color {
	if v, ok := ParseHex(c); ok && p.renderer.ColorProfile() == termenv.ANSI256 {
		c = v.inDepth(termenv.ANSI256)
	}
	return lipgloss.Color(c)
}

// Sent is a look's colour as this terminal is told it: as it is, or the number of the one among its 256 or sixteen that stands for it.
func (p *Encoder) Sent(c string) string {
	c = string(p.Colour(c))
	if n, ok := p.renderer.ColorProfile().Color(c).(termenv.ANSIColor); ok {
		return strconv.Itoa(int(n))
	}
	return c
}

// attributes is the SGR sequence of a look without its colours: Lip Gloss drops bold and underline together with colour,
// but NO_COLOR (no-color.org) asks for no colour only.
func attributes(l Look) string {
	var on []string
	for _, a := range []struct {
		set  bool
		code string
	}{{l.Bold, "1"}, {l.Faint, "2"}, {l.italic, "3"}, {l.Underline || l.Outline, "4"}, {l.Reverse, "7"}} {
		if a.set {
			on = append(on, a.code)
		}
	}
	if on == nil {
		return ""
	}
	return "\x1b[" + strings.Join(on, ";") + "m"
}
