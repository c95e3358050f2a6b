package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWidenAndNarrow(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []string // each the one before widened
	}{
		{"word, sentence, paragraph", []string{
			"এক। শিল্পী রহি|ম বলেন। শেষ।", "এক। শিল্পী [রহিম|] বলেন। শেষ।", "এক। [শিল্পী রহিম বলেন।|] শেষ।",
			"[এক। শিল্পী রহিম বলেন। শেষ।|]", "[এক। শিল্পী রহিম বলেন। শেষ।|]"}},
		{"compound", []string{"এ রাষ্ট্র-সম|র্থিত দল।", "এ রাষ্ট্র-[সমর্থিত|] দল।", "এ [রাষ্ট্র-সমর্থিত|] দল।",
			"[এ রাষ্ট্র-সমর্থিত দল।|]"}},
		{"quotation inside, then with its marks", []string{"‘বিনিময় পরি|কল্পনা’তে সই।", "‘বিনিময় [পরিকল্পনা|]’তে সই।",
			"‘[বিনিময় পরিকল্পনা|]’তে সই।", "[‘বিনিময় পরিকল্পনা’|]তে সই।", "[‘বিনিময় পরিকল্পনা’তে সই।|]"}},
		{"part of a word", []string{"শিল্[পী|] রহিম।", "[শিল্পী|] রহিম।", "[শিল্পী রহিম।|]"}},
		{"two words", []string{"এক [দুই তিন|] চার। পাঁচ", "[এক দুই তিন চার।|] পাঁচ", "[এক দুই তিন চার। পাঁচ|]"}},
		{"a quotation longer than a sentence", []string{"কে “যাই। যা|ব।” বলে।", "কে “যাই। [যাব|]।” বলে।", "কে “[যাই। যাব।|]” বলে।",
			"কে [“যাই। যাব।”|] বলে।", "[কে “যাই। যাব।”|] বলে।", "[কে “যাই। যাব।” বলে।|]"}},
		{"a selection over a line end", []string{"ক[খ\n|]গ", "[কখ\n|]গ"}},
		{"a sentence with its line end", []string{"ক। [খ\n|]গ", "[ক। খ\n|]গ"}},
		{"an empty text", []string{"|", "|"}},
		{"a blank paragraph", []string{"ক\n|\nখ", "ক\n|\nখ"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parse(t, c.steps[0])
			for _, want := range c.steps[1:] {
				r := Widen(a, s.Range())
				s = Selection{r.Start, r.End}
				if got := show(a, s); got != want {
					t.Fatalf("got %q, want %q", got, want)
				}
			}
		})
	}
}

func TestNarrowGoesBackDownTheSteps(t *testing.T) {
	a, s := parse(t, "ক “যাই। রাষ্ট্র-সম|র্থিত।” বলে। শেষ")
	at := s.Head
	up := []Range{{at, NextCluster(a, at)}}
	for {
		r := Widen(a, up[len(up)-1])
		if r == up[len(up)-1] {
			break
		}
		up = append(up, r)
	}
	if len(up) < 6 {
		t.Fatalf("only %d steps", len(up))
	}
	r := up[len(up)-1]
	for i := len(up) - 2; i >= 0; i-- {
		if r = Narrow(a, r, at); r != up[i] {
			t.Fatalf("step %d: %q, want %q", i, a.Slice(r), a.Slice(up[i]))
		}
	}
	if again := Narrow(a, r, at); again != r {
		t.Errorf("a cluster narrows to %q", a.Slice(again))
	}
	if got := Narrow(a, Range{0, 3}, at); got != (Range{0, 3}) {
		t.Errorf("a range elsewhere narrows to %v", got)
	}
}

func TestWidenGrowsUntilTheParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := article(t, anyText(25).Draw(t, "text"))
		at := a.Index().Snap(rapid.IntRange(0, int(a.Len())).Draw(t, "from"))
		to := a.Index().SnapUp(rapid.IntRange(int(at), int(a.Len())).Draw(t, "to"))
		r := Range{at, to}
		for {
			w := Widen(a, r)
			if w == r {
				break
			}
			if !w.Covers(r) || w.Len() <= r.Len() || w.Start != a.Index().Snap(int(w.Start)) || w.End != a.Index().Snap(int(w.End)) {
				t.Fatalf("%q: %v widens to %v", a.Text(), r, w)
			}
			if n := Narrow(a, w, at); !w.Covers(n) || n != w && n.Len() >= w.Len() {
				t.Fatalf("%q: %v narrows to %v", a.Text(), w, n)
			}
			r = w
		}
		if p := ParagraphRangeAt(a, at); !p.Empty() && !r.Covers(p) {
			t.Fatalf("%q: widening stops at %v, before the paragraph %v", a.Text(), r, p)
		}
	})
}
