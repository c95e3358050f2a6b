package tui

import (
	"math"
	"strconv"

	"github.com/muesli/termenv"

	"tippani/annotations"
)

// labelColours is how the labels of a schema are drawn in a terminal's colours.
type labelColours struct {
	looks   map[string]look
	unknown look // of labels that the schema does not know
	alike   bool // two labels of the schema can't be told apart by their colours
}

// tellApart is how different two label colours must be, in OKLab, to be told apart on different lines of a text.
const tellApart = 0.05

// colourLabels gives each label its colour: its own, or, where the schema has none, one that is far from those of the others.
func colourLabels(s *annotations.Schema, depth termenv.Profile) *labelColours {
	c := &labelColours{looks: map[string]look{}}
	if depth == termenv.ANSI {
		c.inSixteen(s)
		return c
	}
	var shown []rgb
	for _, v := range ownColours(s) {
		shown = append(shown, asShown(v, depth))
	}
	for i, l := range s.Labels {
		c.looks[l.Name] = onColour(shown[i], depth)
		if n, own := sixteen[l.Color]; own {
			c.looks[l.Name] = onSixteen(n)
		}
		for j := 0; j < i && !c.alike; j++ {
			c.alike = shown[i].distance(shown[j]) < tellApart
		}
	}
	grey, _ := parseHex(unknownLabelColour)
	c.unknown = onColour(asShown(grey, depth), depth)
	return c
}

// unknownLabelColour is the grey of labels that the schema in force does not know. They all have it: brackets tell them apart.
const unknownLabelColour = "#9E9E9E"

// asShown is what a terminal of this depth makes of a colour.
func asShown(c rgb, depth termenv.Profile) rgb {
	if depth == termenv.TrueColor {
		rounded, _ := parseHex(c.hex())
		return rounded
	}
	return indexedColour(c.indexed())
}

// ownColours lists the colours of a schema's labels; of the terminal's own sixteen a usual shade.
func ownColours(s *annotations.Schema) []rgb {
	colours := make([]rgb, len(s.Labels))
	var taken []rgb
	for i, l := range s.Labels {
		if n, own := sixteen[l.Color]; own {
			colours[i] = usualShades[n]
		} else if v, ok := parseHex(l.Color); ok {
			colours[i] = v
		} else {
			continue
		}
		taken = append(taken, colours[i])
	}
	var given []rgb
	for i, l := range s.Labels {
		if l.Color != "" {
			continue
		}
		if n := len(given); n >= mostGiven {
			colours[i] = given[i%mostGiven]
			continue
		}
		colours[i] = farthest(taken)
		taken, given = append(taken, colours[i]), append(given, colours[i])
	}
	return colours
}

// mostGiven is how many labels without a colour are given one that no other has: nobody tells more colours than that apart.
const mostGiven = 24

// farthest is the colour of the 256 that is least like any that is taken, of those on which text is easy to read and which differ from
// black and white pages.
func farthest(taken []rgb) rgb {
	best, most := indexedColour(68), -1.0
	for i := 17; i < 231; i++ {
		c := indexedColour(i)
		if contrast(c, black) < 3 || contrast(c, white) < 2 {
			continue
		}
		least := math.Inf(1)
		for _, t := range taken[:min(len(taken), 4*mostGiven)] {
			least = min(least, c.distance(t))
		}
		if least > most {
			best, most = c, least
		}
	}
	return best
}

// onColour is the look of text on a colour: black or white, whichever contrasts more. It is at least 4.58 to 1 on any.
func onColour(c rgb, depth termenv.Profile) look {
	text := white
	if contrast(black, c) >= contrast(white, c) {
		text = black
	}
	return look{fg: text.inDepth(depth), bg: c.inDepth(depth)}
}

// hues are the numbers of the six of the sixteen colours that are colours in every palette.
var hues = []string{"1", "2", "3", "4", "5", "6"}

// inSixteen gives the labels the six colours that look different in every palette, each only once as long as they last. A bright colour is
// no other: on the Linux console it is the same behind text, and elsewhere hard to tell from the common one.
func (c *labelColours) inSixteen(s *annotations.Schema) {
	own := ownColours(s)
	used := map[string]bool{}
	pick := func(i int, free bool) string {
		best, least := "", math.Inf(1)
		for _, h := range hues {
			if d := own[i].distance(usualShades[h]); d < least && !(free && used[h]) {
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
		c.alike = c.alike || used[h]
		used[h] = true
		c.looks[l.Name] = onSixteen(h)
	}
	c.unknown = onSixteen("7")
}

// common is the colour of the first eight that one of the sixteen is or shares its hue with.
func common(n string) string {
	i, _ := strconv.Atoi(n)
	return strconv.Itoa(i % 8)
}

// onSixteen is the look of text on one of the sixteen colours: black or white by what reads better at worst in the palettes of xterm, VTE,
// Konsole and the Linux console.
func onSixteen(n string) look {
	switch n {
	case "0", "1", "4", "5", "8":
		return look{fg: "15", bg: n}
	}
	return look{fg: "0", bg: n}
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

func shades(all ...string) map[string]rgb {
	out := map[string]rgb{}
	for i, hex := range all {
		out[strconv.Itoa(i)], _ = parseHex(hex)
	}
	return out
}

// written is the look of a label's name where it is written on the page: its colour, made as much darker or lighter as it takes to read
// it there. Of the sixteen colours nobody knows how they read on the page, so there the name is a chip.
func written(label look, page rgb, depth termenv.Profile) look {
	c, ok := colourOf(label.bg)
	if !ok {
		return label
	}
	to := black
	if contrast(white, page) > contrast(black, page) {
		to = white
	}
	for part := 0.0; part <= 1; part += 0.05 {
		if mixed := asShown(c.toward(to, part), depth); contrast(mixed, page) >= 4.5 {
			return look{fg: mixed.inDepth(depth)}
		}
	}
	return look{fg: to.inDepth(depth)}
}
