package style

import (
	"math"
	"strconv"
	"sync"

	"github.com/muesli/termenv"

	"tippani/tui/picture"
)

// RGB is a colour of the screen, each part from 0 to 1 in the sRGB encoding.
type RGB struct{ R, G, B float64 }

// ParseHex reads "#RRGGBB"; false for anything else.
func ParseHex(hex string) (RGB, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return RGB{}, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return RGB{}, false
	}
	part := func(v uint64) float64 { return float64(v&0xFF) / 255 }
	return RGB{part(n >> 16), part(n >> 8), part(n)}, true
}

func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// luminance is the relative luminance of WCAG 2, 0 to 1.
func (c RGB) luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Contrast is the contrast ratio of WCAG 2, 1 to 21. Text is readable from 4.5.
func Contrast(a, b RGB) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// lab is a colour in OKLab (Ottosson 2020).
type lab struct{ lightness, a, b float64 }

func (l lab) distance(m lab) float64 {
	return math.Sqrt((l.lightness-m.lightness)*(l.lightness-m.lightness) + (l.a-m.a)*(l.a-m.a) + (l.b-m.b)*(l.b-m.b))
}

func (c RGB) oklab() lab { return oklabOf(linear(c.R), linear(c.G), linear(c.B)) }

// oklabOf is a colour of linear RGB in OKLab.
func oklabOf(r, g, b float64) lab {
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{0.2104542553*l + 0.7936177850*m - 0.0040720468*s, 1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s}
}

// toward mixes c with d: 0 is c, 1 is d.
func (c RGB) toward(d RGB, part float64) RGB {
	mix := func(x, y float64) float64 { return x + (y-x)*part }
	return RGB{mix(c.R, d.R), mix(c.G, d.G), mix(c.B, d.B)}
}

func (c RGB) hex() string {
	n := uint64(math.Round(c.R*255))<<16 | uint64(math.Round(c.G*255))<<8 | uint64(math.Round(c.B*255))
	s := strconv.FormatUint(n, 16)
	return "#" + "000000"[len(s):] + s
}

var Black, White = RGB{0, 0, 0}, RGB{1, 1, 1}

// inDepth is a colour as a terminal of this depth is told it: "#RRGGBB", or the number of one of the colours from 16 to 255, whose shades
// are the same everywhere; what the first sixteen are, every terminal decides for itself.
func (c RGB) inDepth(depth termenv.Profile) string {
	if depth == termenv.TrueColor {
		return c.hex()
	}
	return strconv.Itoa(c.indexed())
}

// indexed is the number of the nearest of the colours from 16 to 255.
func (c RGB) indexed() int {
	best, least := 16, math.Inf(1)
	own := c.oklab()
	for i, l := range indexedLab() {
		if d := own.distance(l); d < least {
			best, least = 16+i, d
		}
	}
	return best
}

// indexedLab is the colours from 16 to 255 in OKLab.
var indexedLab = sync.OnceValue(func() (all [240]lab) {
	for i := range all {
		all[i] = IndexedColour(16 + i).oklab()
	}
	return all
})

// IndexedColour is what xterm and all others show for the numbers from 16 to 255: a cube of 6×6×6, then 24 greys.
func IndexedColour(i int) RGB {
	if i >= 232 {
		v := float64(8+10*(i-232)) / 255
		return RGB{v, v, v}
	}
	level := [6]float64{0, 95.0 / 255, 135.0 / 255, 175.0 / 255, 215.0 / 255, 1}
	i -= 16
	return RGB{level[i/36], level[i/6%6], level[i%6]}
}

// ColourOf is the colour that a look's colour shows; false for the terminal's own sixteen and for none.
func ColourOf(c string) (RGB, bool) {
	if v, ok := ParseHex(c); ok {
		return v, true
	}
	if n, ok := index(c); ok && 16 <= n {
		return IndexedColour(n), true
	}
	return RGB{}, false
}

// index reads the number of one of 256 colours. It is asked for each cluster on the screen, mostly about "", of which strconv would make an
// error.
func index(c string) (n int, ok bool) {
	if len(c) == 0 || len(c) > 3 {
		return 0, false
	}
	for i := range len(c) {
		if c[i] < '0' || c[i] > '9' {
			return 0, false
		}
		n = n*10 + int(c[i]-'0')
	}
	return n, n < 256
}

// Shown is the colour that a look's colour shows, eight bits a part: of the terminal's own sixteen, whose shades nobody knows, the usual
// one. False for none.
func Shown(c string) (picture.RGB, bool) {
	v, ok := ColourOf(c)
	if !ok {
		if v, ok = usualShades[c]; !ok {
			return picture.RGB{}, false
		}
	}
	part := func(x float64) uint8 { return uint8(math.Round(x * 255)) }
	return picture.RGB{R: part(v.R), G: part(v.G), B: part(v.B)}, true
}
