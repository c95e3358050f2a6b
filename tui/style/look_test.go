package style

import (
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"tippani/annotations"
)

// In cells an outline is a line below, with colours and without.
func TestAnOutlineIsALineInCells(t *testing.T) {
	for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		e := NewEncoder(depth)
		outlined, plain := e.SGR(Look{}.Over(Look{Outline: true})), e.SGR(Look{})
		if !strings.Contains(outlined, "4") || plain != "" {
			t.Errorf("%s: outlined is %q, plain %q", depth.Name(), outlined, plain)
		}
	}
}

func TestTagsGoRound(t *testing.T) {
	var names []string
	tags, err := ParseTags("")
	for range 4 {
		names = append(names, string(tags))
		tags = tags.Next()
	}
	if got := strings.Join(names, " "); err != nil || got != "auto brackets off auto" {
		t.Errorf("they go %s, %v", got, err)
	}
	if Tags("").Next() != TagsBrackets {
		t.Error("what is not chosen is not auto")
	}
	if _, err := ParseTags("sideways"); err == nil || !strings.Contains(err.Error(), "auto, brackets or off") {
		t.Errorf("an unknown name gives %v", err)
	}
}

// A label that the schema does not know, and one of the terminal's own sixteen colours, are filled and tinted like others.
func TestSpansOfEveryLabelHaveALook(t *testing.T) {
	for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		c := ColourLabels(schemaWith("red", "#12AB34", ""), depth)
		for _, theme := range []Theme{darkTheme(), lightTheme()} {
			for _, label := range []string{"0", "1", "2", "unknown"} {
				for _, passage := range []bool{false, true} {
					l := c.Span(label, passage, theme)
					fg, okFg := ColourOf(l.Fg)
					bg, okBg := ColourOf(l.Bg)
					if !okFg || !okBg || Contrast(fg, bg) < readable {
						t.Errorf("%s, %s, label %s, passage %v: %+v", depth.Name(), theme.Name, label, passage, l)
					}
					if p := c.Partner(label, passage, theme); !p.Outline || p.Bg == "" {
						t.Errorf("its partner is %+v", p)
					}
				}
			}
		}
	}
}

// schemaWith is a schema of labels of these colours, which are called 0, 1 and so on.
func schemaWith(colours ...string) *annotations.Schema {
	s := &annotations.Schema{}
	for i, c := range colours {
		s.Labels = append(s.Labels, annotations.Label{Name: strconv.Itoa(i), Kind: annotations.Entity, Color: c})
	}
	return s
}
