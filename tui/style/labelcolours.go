package style

import (
	"math"
	"strconv"

	"github.com/muesli/termenv"

	"tippani/annotations"
)

// LabelColours is how the labels of a schema are drawn in a terminal's colours.
type LabelColours struct {
	Looks   map[string]Look // of a label's chip, where its name stands on its colour
	Unknown Look            // of labels that the schema does not know
	Alike   bool            // spans of two labels of the schema can't be told apart by how they are drawn in the text

	depth termenv.Profile
	own   map[string]RGB
	tiers map[tierKey]Look
}

// TellApart is how different the colours of two labels' spans must be, in OKLab, to whoever tells them apart worst (see Visions), so that
// they are told apart on different lines of a text.
const TellApart = 0.05

// ColourLabels gives each label its colour: its own, or, where the schema has none, one that is far from those of the others.
func ColourLabels(s *annotations.Schema, depth termenv.Profile) *LabelColours {
	c := &LabelColours{Looks: map[string]Look{}, depth: depth, own: map[string]RGB{}, tiers: map[tierKey]Look{}}
	if depth == termenv.ANSI {
		c.inSixteen(s)
		return c
	}
	for i, v := range ownColours(s) {
		l := &s.Labels[i]
		c.own[l.Name] = v
		c.Looks[l.Name] = OnColour(AsShown(v, depth), depth)
		if n, own := sixteen[l.Color]; own {
			c.Looks[l.Name] = onSixteen(n)
		}
	}
	c.Alike = c.anyAlike(s)
	grey, _ := ParseHex(unknownLabelColour)
	c.Unknown = OnColour(AsShown(grey, depth), depth)
	return c
}

// anyAlike reports whether two labels of one tier can't be told apart, on a dark page or on a light one. Tiers differ in form.
func (c *LabelColours) anyAlike(s *annotations.Schema) bool {
	seen := map[tierKey][]sights{}
	for i := range s.Labels {
		for _, t := range []Theme{darkTheme(), lightTheme()} {
			tier := tierKey{passage: s.Labels[i].Kind.Passage(), dark: t.Dark}
			l := c.Span(s.Labels[i].Name, tier.passage, t)
			telling := l.Bg
			if tier.passage {
				telling = l.Fg
			}
			v, _ := ColourOf(telling)
			look := sightsOf(v)
			for _, other := range seen[tier] {
				if look.apart(&other) < TellApart {
					return true
				}
			}
			seen[tier] = append(seen[tier], look)
		}
	}
	return false
}

// unknownLabelColour is the grey of labels that the schema in force does not know. They all have it: brackets tell them apart.
const unknownLabelColour = "#9E9E9E"

// AsShown is what a terminal of this depth makes of a colour.
func AsShown(c RGB, depth termenv.Profile) RGB {
	if depth == termenv.TrueColor {
		rounded, _ := ParseHex(c.hex())
		return rounded
	}
	return IndexedColour(c.indexed())
}

// OnColour is the look of text on a colour: black or white, whichever contrasts more. It is at least 4.58 to 1 on any.
func OnColour(c RGB, depth termenv.Profile) Look {
	text := White
	if Contrast(Black, c) >= Contrast(White, c) {
		text = Black
	}
	return Look{Fg: text.inDepth(depth), Bg: c.inDepth(depth)}
}

// hues are the numbers of the six of the sixteen colours that are colours in every palette.
var hues = []string{"1", "2", "3", "4", "5", "6"}

// InSixteen gives the labels the six colours that look different in every palette, each only once as long as they last. A bright colour is
// no other: on the Linux console it is the same behind text, and elsewhere hard to tell from the common one.
func (c *LabelColours) inSixteen(s *annotations.Schema) {
	own := ownColours(s)
	used := map[string]bool{}
	passages := 0
	pick := func(i int, free bool) string {
		best, least := "", math.Inf(1)
		for _, h := range hues {
			if d := Trichromacy.Distance(own[i], usualShades[h]); d < least && !(free && used[h]) {
				best, least = h, d
			}
		}
		return best
	}
	for i, l := range s.Labels {
		h := ""
		if n, named := sixteen[l.Color]; named {
			h = common(n)
		} else if h = pick(i, true); h == "" {
			h = pick(i, false)
		}
		if l.Kind.Passage() {
			passages++
		}
		c.Alike = c.Alike || used[h] || passages > 1 // passages are underlined, all in the page's own letters
		used[h] = true
		c.Looks[l.Name] = onSixteen(h)
	}
	c.Unknown = onSixteen("7")
}

// common is the colour of the first eight that one of the sixteen is or shares its hue with.
func common(n string) string {
	i, _ := strconv.Atoi(n)
	return strconv.Itoa(i % 8)
}

// onSixteen is the look of text on one of the sixteen colours: black or white by what reads better at worst in the palettes of xterm, VTE,
// Konsole and the Linux console.
func onSixteen(n string) Look {
	switch n {
	case "0", "1", "4", "5", "8":
		return Look{Fg: "15", Bg: n}
	}
	return Look{Fg: "0", Bg: n}
}

// sixteen are the terminal's own colours by the names a schema may use, as Lip Gloss numbers them.
var sixteen = map[string]string{
	"black": "0", "red": "1", "green": "2", "yellow": "3", "blue": "4", "magenta": "5", "cyan": "6", "white": "7",
	"bright-black": "8", "bright-red": "9", "bright-green": "10", "bright-yellow": "11",
	"bright-blue": "12", "bright-magenta": "13", "bright-cyan": "14", "bright-white": "15",
}

// usualShades are the sixteen colours in xterm.
var usualShades = shades("#000000", "#CD0000", "#00CD00", "#CDCD00", "#0000EE", "#CD00CD", "#00CDCD", "#E5E5E5",
	"#7F7F7F", "#FF0000", "#00FF00", "#FFFF00", "#5C5CFF", "#FF00FF", "#00FFFF", "#FFFFFF")

func shades(all ...string) map[string]RGB {
	out := map[string]RGB{}
	for i, hex := range all {
		out[strconv.Itoa(i)], _ = ParseHex(hex)
	}
	return out
}

// Written is the look of a label's name where it is written on the page: its colour, made as much darker or lighter as it takes to read
// it there. Of the sixteen colours nobody knows how they read on the page, so there the name is a chip.
func Written(label Look, page RGB, depth termenv.Profile) Look {
	c, ok := ColourOf(label.Bg)
	if !ok {
		return label
	}
	return Look{Fg: readableOn(c, page, depth).inDepth(depth)}
}
