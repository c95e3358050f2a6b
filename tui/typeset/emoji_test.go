package typeset

import (
	"image"
	"slices"
	"testing"

	"tippani/tui/fonts"
	"tippani/tui/fonts/fonttest"
)

// withEmoji is a set of fonts of this machine, and one of emoji.
func withEmoji(t testing.TB, emoji []byte) *fonts.Set {
	t.Helper()
	s := system(t)
	paths := []string{s.Regular().Path()}
	if bold := s.Regular().Bold(); bold != nil && bold.Path() != paths[0] {
		paths = append(paths, bold.Path())
	}
	if latin := s.For('a'); latin != nil && latin != s.Regular() {
		paths = append(paths, latin.Path())
	}
	set, err := fonts.Find(fonts.Options{Dirs: []string{fonttest.Directory(t, emoji, paths...)}})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestPicturesAreWhatTheSelectorsSay(t *testing.T) {
	s := New(withEmoji(t, fonttest.Emoji()), image.Pt(10, 20), 0)
	for text, want := range map[string]int{
		"😀": 1, "😀😀": 2, "©": 0, "©\uFE0F": 1, "©\uFE0E": 0, "ক": 0, "ক😀খ": 1, "a": 0, "1\uFE0F": 0,
		"©🏽": 2, "©\u200d🌈": 2, "©\u200d♀": 0, "©\u200d": 0, "ক্\u200dষ": 0, " \uFE0F": 0, "1\u20E3": 0, "©\u20E3": 2,
	} {
		n := 0
		for _, g := range s.Word(text, false, false).Glyphs {
			if g.Kind == Picture {
				n++
			}
		}
		if n != want {
			t.Errorf("%q has %d pictures, want %d", text, n, want)
		}
	}
}

func TestAnEmojiWithoutInkIsMissing(t *testing.T) {
	set := withEmoji(t, fonttest.Blank())
	if f := set.For('😀'); f == nil || f.Family() != "Test Blank" {
		t.Fatalf("the emoji is of %v", f)
	}
	g := New(set, image.Pt(10, 20), 0).Word("😀", false, false).Glyphs
	if len(g) != 1 || g[0].Kind != Missing {
		t.Errorf("it has the glyphs %+v", g)
	}
}

func TestPicturesStayInTheirPlaces(t *testing.T) {
	for name, set := range map[string]*fonts.Set{"bitmaps": withEmoji(t, fonttest.Emoji()), "layers": withEmoji(t, fonttest.Layers())} {
		t.Run(name, func(t *testing.T) { picturesStay(t, set) })
	}
}

func picturesStay(t *testing.T, set *fonts.Set) {
	for _, cell := range []image.Point{{8, 16}, {10, 20}, {40, 80}, {3, 6}, {10, 40}, {40, 12}} {
		s := New(set, cell, 0)
		for _, small := range []bool{false, true} {
			for _, bold := range []bool{false, true} {
				w := s.Word("ক😀\u200dখ😀", bold, small)
				var boxes []image.Rectangle
				for _, g := range w.Glyphs {
					if g.Kind == Picture {
						boxes = append(boxes, g.Box)
					}
				}
				if len(boxes) != 2 {
					t.Fatalf("%v: %d pictures", cell, len(boxes))
				}
				for _, b := range boxes {
					if b.Empty() || b.Min.Y < 0 || b.Max.Y > cell.Y || b.Min.X < -1 || b.Max.X > w.Edges[len(w.Edges)-1]+1 {
						t.Errorf("%v, small %v: a picture at %v", cell, small, b)
					}
				}
				if d := boxes[0].Dy() - boxes[0].Dx(); d < -1 || d > 1+boxes[0].Dx()/10 {
					t.Errorf("%v: a square became %v", cell, boxes[0])
				}
			}
		}
	}
}

func TestLettersBesideAnEmojiAreOfTheBoldFont(t *testing.T) {
	set := withEmoji(t, fonttest.Emoji())
	bold := set.Regular().Bold()
	if bold == nil {
		t.Skip("there is no bold font for Bengali")
	}
	s := New(set, image.Pt(10, 20), 0)
	for _, g := range s.Word("ক😀", true, false).Glyphs {
		if g.Kind == Outline && (g.Face.Font != bold || g.Smear > 0) {
			t.Errorf("a letter is of %s, smeared by %v", g.Face.Font.Path(), g.Smear)
		}
	}
	if regular, bold := s.Word("ক😀", false, false), s.Word("ক😀", true, false); !slices.Equal(regular.Edges, bold.Edges) {
		t.Errorf("bold it stands at %v, not %v", bold.Edges, regular.Edges)
	}
}
