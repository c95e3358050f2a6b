package style

import (
	"math"
	"sync"

	"github.com/muesli/termenv"

	"tippani/annotations"
)

// ownColours lists the colours of a schema's labels; of the terminal's own sixteen a usual shade.
func ownColours(s *annotations.Schema) []RGB {
	colours := make([]RGB, len(s.Labels))
	var left *leftOver
	for i, l := range s.Labels {
		if v, ok := named(l.Color); ok {
			colours[i] = v
		} else if left == nil {
			left = leftBy(s)
		}
	}
	var without []RGB
	for i, l := range s.Labels {
		if _, ok := named(l.Color); ok {
			continue
		}
		if n := len(without); n >= mostGiven {
			colours[i] = without[i%mostGiven]
			continue
		}
		colours[i] = left.farthest()
		without = append(without, colours[i])
	}
	return colours
}

// named is the colour of a label as its schema has it; false for none.
func named(color string) (RGB, bool) {
	if n, own := sixteen[color]; own {
		return usualShades[n], true
	}
	return ParseHex(color)
}

// mostGiven is how many labels without a colour are given one that no other has: nobody tells more colours than that apart.
const mostGiven = 24

// leftOver is how far each of the giveable colours is from those that are taken.
type leftOver struct{ least []float64 }

// leftBy is what the colours of a schema leave over. Of thousands of labels only the first ones count.
func leftBy(s *annotations.Schema) *leftOver {
	left := &leftOver{make([]float64, len(giveable()))}
	for i := range left.least {
		left.least[i] = math.Inf(1)
	}
	taken := 0
	for _, l := range s.Labels {
		if v, ok := named(l.Color); ok && taken < 4*mostGiven {
			left.take(fillsOf(v))
			taken++
		}
	}
	return left
}

func (left *leftOver) take(f fills) {
	for i, g := range giveable() {
		left.least[i] = min(left.least[i], g.fills.apart(&f))
	}
}

// farthest takes the colour whose fill is least like any that is taken.
func (left *leftOver) farthest() RGB {
	best := 0
	for i, d := range left.least {
		if d > left.least[best] {
			best = i
		}
	}
	g := giveable()[best]
	left.take(g.fills)
	return g.colour
}

// fills are how the fills of a colour look, in each theme and depth of colour.
type fills [4]sights

func fillsOf(c RGB) (f fills) {
	for i, t := range []Theme{darkTheme(), lightTheme()} {
		for j, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
			fill, _ := ColourOf(t.Filled(c, depth).Bg)
			f[2*i+j] = sightsOf(fill)
		}
	}
	return f
}

// apart is how different two fills look where they are most alike.
func (f *fills) apart(g *fills) float64 {
	least := math.Inf(1)
	for i := range f {
		least = min(least, f[i].apart(&g[i]))
	}
	return least
}

// given is a colour that a label may be given.
type given struct {
	colour RGB
	fills  fills
}

// giveable are the colours that a label may be given: those that differ from black and white pages.
var giveable = sync.OnceValue(func() (all []given) {
	for i := 17; i < 231; i++ {
		if c := IndexedColour(i); Contrast(c, Black) >= 2 && Contrast(c, White) >= 1.2 {
			all = append(all, given{c, fillsOf(c)})
		}
	}
	return all
})
