package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"tippani/annotations"
)

// colour is a colour in the sRGB encoding, each part from 0 to 1.
type colour [3]float64

// The pages of the two schemes and what is written on them.
var (
	lightPage, lightInk = colour{1, 1, 1}, colour{0.11, 0.12, 0.14}
	darkPage, darkInk   = colour{0.086, 0.094, 0.114}, colour{0.90, 0.91, 0.93}
	grey                = colour{0.55, 0.57, 0.60}
)

// readable is the least contrast of text (WCAG 2, AA).
const readable = 4.5

// luminance is the relative luminance of WCAG 2.
func (c colour) luminance() float64 {
	part := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c[0]) + 0.7152*part(c[1]) + 0.0722*part(c[2])
}

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// toward mixes two colours: 0 is c, 1 is d.
func (c colour) toward(d colour, part float64) colour {
	for i := range c {
		c[i] += (d[i] - c[i]) * part
	}
	return c
}

func (c colour) String() string {
	n := func(v float64) int { return int(math.Round(v * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", n(c[0]), n(c[1]), n(c[2]))
}

// shades are how a label looks on a page: the ground of an entity, the tint of a passage, and the label's name and edges.
type shades struct{ fill, tint, name colour }

// shadesOf mixes a label's colour with the page until what is written in it and on it can be read.
func shadesOf(c, page, ink colour) shades {
	s := shades{fill: c, tint: c.toward(page, 0.88), name: c}
	for part := 0.55; ; part += 0.03 {
		if s.fill = c.toward(page, min(part, 1)); contrast(s.fill, ink) >= readable+1 || part >= 1 {
			break
		}
	}
	for part := 0.0; ; part += 0.04 {
		s.name = c.toward(ink, min(part, 1))
		if least := min(contrast(s.name, page), contrast(s.name, s.tint)); least >= readable || part >= 1 {
			break
		}
	}
	return s
}

// palette is the part of the style sheet with the colours of a schema's labels.
func palette(schema *annotations.Schema) string {
	var b strings.Builder
	rules := func(page, ink colour) {
		one := func(class string, c colour) {
			s := shadesOf(c, page, ink)
			fmt.Fprintf(&b, ".%s{--f:%s;--t:%s;--k:%s}\n", class, s.fill, s.tint, s.name)
		}
		for i := range schema.Labels {
			one("l"+strconv.Itoa(i), colourOf(schema.Labels[i].Color, i))
		}
		one("lx", grey)
	}
	rules(lightPage, lightInk)
	b.WriteString("@media screen and (prefers-color-scheme:dark){\n")
	rules(darkPage, darkInk)
	b.WriteString("}\n")
	return b.String()
}

// sixteen are the terminal's colours by their names, as xterm shows them.
var sixteen = map[string]string{
	"black": "#000000", "red": "#cd0000", "green": "#00cd00", "yellow": "#cdcd00", "blue": "#0000ee", "magenta": "#cd00cd", "cyan": "#00cdcd",
	"white": "#e5e5e5", "bright-black": "#7f7f7f", "bright-red": "#ff0000", "bright-green": "#00ff00", "bright-yellow": "#ffff00",
	"bright-blue": "#5c5cff", "bright-magenta": "#ff00ff", "bright-cyan": "#00ffff", "bright-white": "#ffffff",
}

// colourOf is a label's colour; where it has none, one of its own by its place in the schema.
func colourOf(name string, place int) colour {
	if hex, ok := sixteen[name]; ok {
		name = hex
	}
	if n, err := strconv.ParseUint(strings.TrimPrefix(name, "#"), 16, 32); err == nil && len(name) == 7 {
		return colour{float64(n>>16&0xFF) / 255, float64(n>>8&0xFF) / 255, float64(n&0xFF) / 255}
	}
	turn := math.Mod(float64(place)*0.381966, 1) // the golden section keeps neighbours apart
	part := func(shift float64) float64 { return 0.5 + 0.4*math.Cos(2*math.Pi*(turn+shift)) }
	return colour{part(0), part(1.0 / 3), part(2.0 / 3)}
}
