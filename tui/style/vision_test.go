package style

import (
	"math"
	"testing"

	"github.com/muesli/termenv"

	"tippani/annotations"
)

// The built-in labels are told apart in the text by everybody, in each theme and depth of colours: fills from fills, and passages,
// which have another form, from passages by their letters. So are the chips.
func TestTheBuiltInLabelsAreToldApartByEveryVision(t *testing.T) {
	s := annotations.Default()
	for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		c := ColourLabels(s, depth)
		for _, theme := range []Theme{darkTheme(), lightTheme()} {
			for _, v := range Visions {
				fills, letters, chips := math.Inf(1), math.Inf(1), math.Inf(1)
				for i := range s.Labels {
					for j := range i {
						a, b := &s.Labels[i], &s.Labels[j]
						chips = min(chips, v.Distance(shownColour(c.Looks[a.Name].Bg), shownColour(c.Looks[b.Name].Bg)))
						x, y := c.Span(a.Name, a.Kind.Passage(), theme), c.Span(b.Name, b.Kind.Passage(), theme)
						switch {
						case a.Kind.Passage() && b.Kind.Passage():
							letters = min(letters, v.Distance(shownColour(x.Fg), shownColour(y.Fg)))
						case !a.Kind.Passage() && !b.Kind.Passage():
							fills = min(fills, v.Distance(shownColour(x.Bg), shownColour(y.Bg)))
						}
					}
				}
				t.Logf("%s, %s, %s: fills %.4f, letters of passages %.4f, chips %.4f", depth.Name(), theme.Name, v, fills, letters, chips)
				if min(fills, letters, chips) < TellApart {
					t.Errorf("%s, %s, %s: two labels are %.4f apart", depth.Name(), theme.Name, v, min(fills, letters, chips))
				}
			}
		}
		if c.Alike {
			t.Errorf("%s: two built-in labels are taken to be alike", depth.Name())
		}
	}
}

// pages are backgrounds of terminals and palettes that are common.
var pages = []struct {
	name, hex string
	dark      bool
}{
	{"the dark theme", "#16181D", true}, {"black", "#000000", true}, {"VS Code", "#1E1E1E", true}, {"VTE", "#171421", true},
	{"Solarized dark", "#002B36", true}, {"Dracula", "#282A36", true}, {"Gruvbox", "#282828", true}, {"Nord", "#2E3440", true},
	{"white", "#FFFFFF", false}, {"grey", "#F2F2F2", false}, {"Solarized light", "#FDF6E3", false}, {"Gruvbox light", "#FBF1C7", false},
}

// What is written on the page and on spans can be read whatever the terminal's background is.
func TestTextIsReadableOnEveryPage(t *testing.T) {
	s := annotations.Default()
	for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		c := ColourLabels(s, depth)
		for _, page := range pages {
			behind := hexColour(page.hex)
			theme := OfKind(page.dark, depth).On(behind)
			least, names := math.Inf(1), math.Inf(1)
			for _, l := range s.Labels {
				for _, look := range []Look{c.Span(l.Name, false, theme), c.Span(l.Name, true, theme), c.Looks[l.Name]} {
					least = min(least, Contrast(shownColour(look.Fg), shownColour(look.Bg)))
				}
				names = min(names, Contrast(shownColour(Written(c.Looks[l.Name], theme.Paper(), depth).Fg), behind))
			}
			for _, l := range []Look{theme.Dim, theme.Gutter, theme.GutterHere, theme.Key, theme.Hint} {
				names = min(names, Contrast(shownColour(l.Fg), behind))
			}
			t.Logf("%s, %s: text on spans %.2f, names on the page %.2f", depth.Name(), page.name, least, names)
			if least < readable || names < readable {
				t.Errorf("%s, %s: text on spans has %.2f, names on the page have %.2f", depth.Name(), page.name, least, names)
			}
		}
	}
}

func shownColour(c string) RGB {
	v, _ := ColourOf(c)
	return v
}

// Values of the simulation that follow from the model: a neutral grey stays what it is to everybody, and red and green of one lightness
// come close to each other for those who lack long-wave or middle-wave cones, and not for others.
func TestVisions(t *testing.T) {
	grey := RGB{0.5, 0.5, 0.5}
	red, green := RGB{0.75, 0.35, 0.2}, RGB{0.45, 0.5, 0.1}
	for _, v := range Visions {
		if d := v.oklab(grey).distance(grey.oklab()); d > 0.001 {
			t.Errorf("%s: a grey is shifted by %.4f", v, d)
		}
		confused := v == Protanopia || v == Deuteranopia
		if d := v.Distance(red, green); (d < 0.1) != confused {
			t.Errorf("%s: red and green are %.4f apart", v, d)
		}
	}
	if Apart(red, green) != min(Protanopia.Distance(red, green), Deuteranopia.Distance(red, green)) {
		t.Error("Apart is not the least distance")
	}
}
