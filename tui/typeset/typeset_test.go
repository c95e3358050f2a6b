package typeset

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/harfbuzz"

	"tippani/model/width"
	"tippani/tui/fonts"
	"tippani/tui/letters"
)

var _ width.Typesetter = (*Setter)(nil).Regular()

// system is the set of fonts of this machine. Tests of looks are skipped where none has Bengali.
func system(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Find(fonts.Options{})
	if err != nil {
		t.Skip(err)
	}
	return set
}

// words have what is hard to set: deep conjuncts, tall marks, joiners, several scripts, what no font has, and damage.
var words = []string{
	"কোরিয়ার", "র্ক্ষ", "ন্দ্ব", "হ্র", "কীঁ", "ষ্ট্রু", "র\u200d্যাব", "ক্\u200cষ", "২০২৫", "BTS-এর", "office", "Ω", "क्षत्रिय", "العربية", "中文",
	"─", "██", "a─b", "\u200d", "\u200c", "\x00", "\x1b", "\u202e", "\U000F0000", "\U0010FFFF", "\xff\xfe", "ক\xff", "ে", "্", "্র",
	"👩\u200d👩\u200d👧", " ", "\u00a0", "…", "“", "।", strings.Repeat("ক্ষ", 300), "e" + strings.Repeat("\u0301", 40),
	"iiiiiiii", "''''''''",
}

func TestWordsHaveOneAdvanceForEachCluster(t *testing.T) {
	for _, set := range []*fonts.Set{system(t)} {
		for _, cell := range []image.Point{{8, 16}, {10, 20}, {12, 24}, {1, 1}, {5, 9}, {1000, 2000}} {
			s := New(set, cell, 0)
			for _, word := range words {
				for style := range 4 {
					w := s.Word(word, style&1 != 0, style&2 != 0)
					if len(w.Edges) != len(w.Ends)+1 || w.Edges[0] != 0 || w.Ends[len(w.Ends)-1] != len(word) {
						t.Fatalf("%q: %d edges, %d clusters, ends %v", word, len(w.Edges), len(w.Ends), w.Ends)
					}
					if !slices.IsSorted(w.Edges) || len(slices.Compact(slices.Clone(w.Edges))) != len(w.Edges) {
						t.Errorf("%q: edges %v do not rise", word, w.Edges)
					}
				}
			}
		}
	}
}

func TestABoldWordIsAsWideAsARegularOne(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0)
	for _, word := range words {
		for _, small := range []bool{false, true} {
			if r, b := s.Advances(word, false, small, nil), s.Advances(word, true, small, nil); !slices.Equal(r, b) {
				t.Errorf("%q: regular %v, bold %v", word, r, b)
			}
		}
	}
}

func TestAdvancesAreAppended(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0).Regular()
	if got := s.Advances("কি", []int{7}); len(got) != 2 || got[0] != 7 || got[1] < 8 {
		t.Errorf("got %v", got)
	}
}

func TestInkStaysInItsRow(t *testing.T) {
	for _, cell := range []image.Point{{6, 12}, {8, 16}, {9, 19}, {10, 20}, {12, 24}, {16, 34}} {
		s := New(system(t), cell, 0)
		for _, word := range words {
			for _, small := range []bool{false, true} {
				for _, g := range s.Word(word, false, small).Glyphs {
					e, ok := s.extents(&g)
					if g.Kind != Outline || !ok {
						continue
					}
					top, bottom := g.Y+e.top*g.Face.Scale, g.Y+e.bottom*g.Face.Scale
					if top > g.Face.Headline {
						top = g.Face.Headline + (top-g.Face.Headline)*g.Tall
					}
					if bottom < 0 {
						bottom *= g.Deep
					}
					base := float32(s.Baseline(small))
					if base-top < -0.01 || base-bottom > float32(cell.Y)+0.01 {
						t.Errorf("%v %q small %v: ink from %.2f to %.2f", cell, word, small, base-top, base-bottom)
					}
				}
			}
		}
	}
}

func TestCommonBengaliIsNotPressed(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0)
	for _, word := range strings.Fields("কোরিয়ার প্রেসিডেন্ট নির্বাচন বৈঠক ঐক্য কুকুর কূল কৃষক ঠিকানা ঊষা কেঁদে") {
		for _, g := range s.Word(word, false, false).Glyphs {
			if g.Deep < 0.9 || g.Tall < 0.9 {
				t.Errorf("%q: a glyph is pressed by %v and %v", word, g.Tall, g.Deep)
			}
		}
	}
}

func TestBoxDrawingTakesACell(t *testing.T) {
	for _, cell := range []image.Point{{8, 16}, {11, 23}} {
		s := New(system(t), cell, 0)
		for r := rune(0x2500); r <= 0x259F; r++ {
			if got := s.Advances(string(r), false, false, nil); len(got) != 1 || got[0] != cell.X {
				t.Errorf("%c takes %v of %v", r, got, cell)
			}
		}
		if w := s.Word("a─b", false, false); w.Edges[2]-w.Edges[1] != cell.X {
			t.Errorf("within a word it takes %v", w.Edges)
		}
	}
}

func TestWhatHasNoShapeShowsASubstitute(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0)
	for _, word := range []string{"\u200d", "\u200c", "\x00", "\x1b", "\U000F0000", "\u2064"} {
		w := s.Word(word, false, false)
		if len(w.Glyphs) != 1 || w.Glyphs[0].Kind != Missing {
			t.Errorf("%q is set as %+v", word, w.Glyphs)
		}
	}
	for _, word := range []string{"র\u200d্যাব", "ক্\u200cষ", " ", "ক"} {
		if slices.ContainsFunc(s.Word(word, false, false).Glyphs, func(g Glyph) bool { return g.Kind == Missing }) {
			t.Errorf("%q has a substitute", word)
		}
	}
}

func TestAMarkAfterABlankIsShown(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0)
	for _, word := range []string{" ি", " ু", " ্", "\u00a0ং", "কর া", " \u09bc"} {
		bare := func(g Glyph) bool { return g.Kind == Missing || g.ID == 0 }
		if w := s.Word(word, false, false); len(w.Glyphs) == 0 || slices.ContainsFunc(w.Glyphs, bare) {
			t.Errorf("%q is set as %+v", word, w.Glyphs)
		}
	}
}

func TestLettersBesideASubstituteStandInTheirPlaces(t *testing.T) {
	s := New(system(t), image.Pt(20, 20), 0)
	w := s.Word("ক\u09d8ক", false, false) // U+09D8 is not assigned
	if len(w.Glyphs) != 3 || w.Glyphs[2].Kind != Missing {
		t.Fatalf("it is set as %+v", w.Glyphs)
	}
	for i, cluster := range []int{0, 2} {
		if off := w.Glyphs[i].X - float32(w.Edges[cluster]); off < -1 || off > 1 {
			t.Errorf("glyph %d is at %v, its cluster at %d", i, w.Glyphs[i].X, w.Edges[cluster])
		}
	}
}

func TestALigatureIsSharedByItsClusters(t *testing.T) {
	for _, c := range []struct {
		from, to, of int
		want         string
	}{
		{0, 1, 0, "6 0 0"}, {0, 2, 0, "3 3 0"}, {0, 5, 0, "2 2 2"}, {1, 5, 1, "0 3 3"}, {3, 5, 2, "0 0 6"},
	} {
		d := draft{runes: make([]rune, 5), clusters: []cluster{{from: 0}, {from: 1}, {from: 2}}}
		d.share(c.from, c.to, c.of, 0, 3, 6)
		if got := fmt.Sprint(d.clusters[0].wide, d.clusters[1].wide, d.clusters[2].wide); got != c.want {
			t.Errorf("runes %d to %d: %s, not %s", c.from, c.to, got, c.want)
		}
	}
}

func TestAWordIsAsWideAsItsGlyphs(t *testing.T) {
	s := New(system(t), image.Pt(10, 20), 0)
	d := s.draft("office", &Word{})
	s.shapeAll(d, false, false)
	var sum float32
	for _, g := range d.glyphs {
		sum += g.Face.shaper.Face().HorizontalAdvance(harfbuzz.GID(g.ID)) * g.Face.Scale
	}
	w := s.Word("office", false, false)
	if got := float32(w.Edges[len(w.Edges)-1]); got < sum-2 || got > sum+2 {
		t.Errorf("it is %v pixels wide, its glyphs are %v", got, sum)
	}
}

func TestTheHeadlineIsAWholeNumberOfPixels(t *testing.T) {
	for size := 8; size < 40; size++ {
		s := New(system(t), image.Pt(size/2, size), 0)
		for _, m := range s.sizes {
			if m.headline != float32(int(m.headline)) || m.headline < 1 || m.baseline < int(m.headline) || m.baseline > size {
				t.Errorf("height %d: headline %v, baseline %d", size, m.headline, m.baseline)
			}
		}
		if s.sizes[1].em > s.sizes[0].em {
			t.Errorf("height %d: small text is larger", size)
		}
	}
}

func TestWordsAreSetFromSeveralGoroutines(t *testing.T) {
	s := New(system(t), image.Pt(8, 16), 0)
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Go(func() {
			for i := range 300 {
				s.Word(words[(i+n)%len(words)], i%2 == 0, i%3 == 0)
			}
		})
	}
	wg.Wait()
}

func TestTheCacheIsBounded(t *testing.T) {
	c := cache{}
	for i := range 5 * generation {
		c.put(letters.Key{Text: fmt.Sprint(i)}, &Word{})
		c.get(letters.Key{Text: "0"})
	}
	if n := len(c.young) + len(c.old); n > 2*generation {
		t.Errorf("%d words are kept", n)
	}
	if c.get(letters.Key{Text: "0"}) == nil {
		t.Error("what was used all the time is gone")
	}
}

func FuzzWord(f *testing.F) {
	for _, w := range words {
		f.Add(w, true)
	}
	s := New(system(f), image.Pt(8, 16), 0)
	f.Fuzz(func(t *testing.T, word string, small bool) {
		if word == "" || len(word) > 4096 {
			return
		}
		w := s.Word(word, false, small)
		if len(w.Edges) != len(w.Ends)+1 || !slices.IsSorted(w.Edges) {
			t.Errorf("%q: %+v", word, w)
		}
	})
}
