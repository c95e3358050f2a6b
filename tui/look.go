package tui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// look is how a piece of a row is drawn. Colours are "#RRGGBB", or empty for the terminal's own.
type look struct {
	fg, bg                              string
	bold, faint, italic, underline, rev bool
}

// over lays top on l: colours that top sets win, attributes add up.
func (l look) over(top look) look {
	if top.fg != "" {
		l.fg = top.fg
	}
	if top.bg != "" {
		l.bg = top.bg
	}
	l.bold = l.bold || top.bold
	l.faint = l.faint || top.faint
	l.italic = l.italic || top.italic
	l.underline = l.underline || top.underline
	l.rev = l.rev || top.rev
	return l
}

// painter turns looks into SGR sequences for the colours this terminal has, through Lip Gloss, and remembers them.
type painter struct {
	renderer *lipgloss.Renderer
	sgr      map[look]string
}

func newPainter(colours termenv.Profile) *painter {
	r := lipgloss.NewRenderer(discard{}, termenv.WithProfile(colours), termenv.WithTTY(true))
	r.SetColorProfile(colours)
	r.SetHasDarkBackground(true)
	return &painter{renderer: r, sgr: map[look]string{}}
}

// discard is where Lip Gloss may write: nowhere. It only computes here.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// open is the sequence that switches a look on, from the terminal's plain state; empty for plain text.
func (p *painter) open(l look) string {
	if s, ok := p.sgr[l]; ok {
		return s
	}
	if p.renderer.ColorProfile() == termenv.Ascii {
		s := attributes(l)
		p.sgr[l] = s
		return s
	}
	style := p.renderer.NewStyle().Bold(l.bold && !p.boldIsBright(l)).Faint(l.faint).Italic(l.italic).Underline(l.underline).Reverse(l.rev)
	if l.fg != "" {
		style = style.Foreground(p.colour(l.fg))
	}
	if l.bg != "" {
		style = style.Background(p.colour(l.bg))
	}
	s, _, _ := strings.Cut(style.Render("x"), "x")
	p.sgr[l] = s
	return s
}

// boldIsBright reports whether bold would make a look's black letters grey, on a page that is hardly lighter: xterm, urxvt and
// the Linux console show the first eight colours in their bright shade where they are bold.
func (p *painter) boldIsBright(l look) bool {
	return p.renderer.ColorProfile() == termenv.ANSI && l.fg == "0"
}

// colour is a look's colour for this terminal. Of the 256 colours the nearest is taken by how they look; the first sixteen, whose shades
// nobody knows, never.
func (p *painter) colour(c string) lipgloss.Color {
	if v, ok := parseHex(c); ok && p.renderer.ColorProfile() == termenv.ANSI256 {
		c = v.inDepth(termenv.ANSI256)
	}
	return lipgloss.Color(c)
}

// attributes is the SGR sequence of a look without its colours: Lip Gloss drops bold and underline together with colour,
// but NO_COLOR (no-color.org) asks for no colour only.
func attributes(l look) string {
	var on []string
	for _, a := range []struct {
		set  bool
		code string
	}{{l.bold, "1"}, {l.faint, "2"}, {l.italic, "3"}, {l.underline, "4"}, {l.rev, "7"}} {
		if a.set {
			on = append(on, a.code)
		}
	}
	if on == nil {
		return ""
	}
	return "\x1b[" + strings.Join(on, ";") + "m"
}
