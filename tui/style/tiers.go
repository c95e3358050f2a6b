package style

import "github.com/muesli/termenv"

// Spans are drawn in two tiers. An entity is filled, gently: its label's colour mixed with the page, under black or white letters. A
// passage, a quotation or a claim, is long, and entities lie on it: it is only tinted, and its letters lean towards its colour.

// Shares of the page in the colours of fills and tints, and of the page's ink in the letters of passages, of a dark theme and of a light
// one. They were chosen on screenshots: stronger ones drown the text beside them, weaker ones are not told apart.
const (
	pageInFillDark, pageInFillLight = 0.40, 0.45
	pageInTintDark, pageInTintLight = 0.80, 0.84
	inkInTextDark, inkInTextLight   = 0.50, 0.40
)

// The contrasts of WCAG 2: AA, which all text has, and AAA, which passages have, since they are read at length.
const (
	readable   = 4.5
	easilyRead = 7
)

// ground is the page that the theme's colours are mixed with, and ink what is written on it.
func (t Theme) ground() (page, ink RGB) {
	kind := lightTheme()
	if t.Dark {
		kind = darkTheme()
	}
	return hexColour(kind.Page.Bg), hexColour(kind.Page.Fg)
}

// Filled is how an entity of a label's colour is drawn. Its letters have a contrast of at least 4.5.
func (t Theme) Filled(c RGB, depth termenv.Profile) Look {
	page, _ := t.ground()
	text, part := Black, pageInFillLight
	if t.Dark {
		text, part = White, pageInFillDark
	}
	for ; part < 1; part += 0.02 {
		if fill := AsShown(c.toward(page, part), depth); Contrast(text, fill) >= readable {
			return Look{Fg: text.inDepth(depth), Bg: fill.inDepth(depth)}
		}
	}
	return Look{Fg: text.inDepth(depth), Bg: page.inDepth(depth)}
}

// Tinted is how a passage of a label's colour is drawn. Its letters have a contrast of at least 7.
func (t Theme) Tinted(c RGB, depth termenv.Profile) Look {
	page, ink := t.ground()
	tint, part := pageInTintLight, inkInTextLight
	if t.Dark {
		tint, part = pageInTintDark, inkInTextDark
	}
	behind := AsShown(c.toward(page, tint), depth)
	l := Look{Fg: ink.inDepth(depth), Bg: behind.inDepth(depth)}
	for ; part < 1; part += 0.05 {
		if letters := AsShown(c.toward(ink, part), depth); Contrast(letters, behind) >= easilyRead {
			l.Fg = letters.inDepth(depth)
			break
		}
	}
	return l
}

// tierKey is what the look of a span in the text depends on.
type tierKey struct {
	label   string
	passage bool
	dark    bool
}

// Span is how a span of a label is drawn in the text: filled, or as a passage.
func (c *LabelColours) Span(label string, passage bool, t Theme) Look {
	key := tierKey{label, passage, t.Dark}
	if l, ok := c.tiers[key]; ok {
		return l
	}
	l := c.span(label, passage, t)
	c.tiers[key] = l
	return l
}

func (c *LabelColours) span(label string, passage bool, t Theme) Look {
	if c.depth == termenv.ANSI {
		if passage { // a line: of the sixteen colours none is a tint
			return Look{Underline: true}
		}
		if l, ok := c.Looks[label]; ok {
			return l
		}
		return c.Unknown
	}
	own, ok := c.own[label]
	if !ok {
		own, _ = ParseHex(unknownLabelColour)
	}
	if passage {
		return t.Tinted(own, c.depth)
	}
	return t.Filled(own, c.depth)
}

// Partner is how a span is drawn that the current one is linked to: an entity in the full colour of its label, a passage as it is, both
// outlined.
func (c *LabelColours) Partner(label string, passage bool, t Theme) Look {
	l := c.Span(label, passage, t)
	if full, ok := c.Looks[label]; ok && !passage {
		l = full
	}
	l.Bold, l.Outline = true, true
	return l
}
