package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
	"tippani/tui/reader"
)

func TestMovedEndsStopAtWords(t *testing.T) {
	for _, c := range []struct{ name, before, keys, after string }{
		{"right takes the next word in", "[এক|] দুই তিন", "l", "[এক দুই|] তিন"},
		{"an arrow too", "[এক|] দুই তিন", "right right", "[এক দুই তিন|]"},
		{"left gives one up, and the blank with it", "[এক দুই|] তিন", "h", "[এক|] দুই তিন"},
		{"b and w do the same", "[এক দুই|] তিন", "b w w", "[এক দুই তিন|]"},
		{"shift goes by letters", "[করিমের|] বাড়ি", "shift+left", "[করিমে|]র বাড়ি"},
		{"and forward", "[ঢাকা|]য় যান", "shift+right", "[ঢাকায়|] যান"},
		{"from within a word to its end", "[ঢাকা|]য় যান", "l", "[ঢাকায়|] যান"},
		{"punctuation is a stop", "[এক|]। দুই", "l l", "[এক। দুই|]"},
		{"both ways", "[এক। দুই|]", "h h", "[এক|]। দুই"},
		{"the left end stops at starts", "এক দুই [|তিন] চার", "h", "এক [|দুই তিন] চার"},
		{"and gives up a word with its blank", "এক [|দুই তিন] চার", "l", "এক দুই [|তিন] চার"},
		{"past the other end", "এক [দুই|] তিন", "h", "[|এক ]দুই তিন"},
		{"past the other end to the right", "এক [|দুই] তিন", "l", "এক দুই[ তিন|]"},
		{"a line down takes the word there in", "[এক|] দুই\nতিনজন চার", "j", "[এক দুই\nতিনজন|] চার"},
		{"the sentence's end", "[এক|] দুই। তিন চার", ")", "[এক দুই।|] তিন চার"},
		{"the article's", "[এক|] দুই\n", "G", "[এক দুই|]\n"},
		{"a jump takes the word in", "[এক|] দুই তিন", "f s", "[এক দুই|] তিন"},
		{"joiners and conjuncts stay whole", "[র\u200d্যাব|] ক্\u200cষমা 😀 স্ত্রী", "l l l", "[র\u200d্যাব ক্\u200cষমা 😀 স্ত্রী|]"},
		{"nothing further", "[এক|]", "l l", "[এক|]"},
		{"nothing before", "[|এক]", "h h", "[|এক]"},
		{"o takes the other end", "এক [দুই|] তিন", "o h", "[|এক দুই] তিন"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, sel := marked(c.before)
			d := newTrial(t, setup{text: text})
			d.work.pen.Reader.SelectRange(sel.Range())
			d.keys("1").at(text[sel.Range().Start:]).keys("e")
			if strings.Contains(c.before, "[|") {
				d.keys("o")
			}
			d.keys(c.keys)
			if got := d.selection(); got != c.after {
				t.Errorf("after %q:\n got %s\nwant %s", c.keys, got, c.after)
			}
		})
	}
}

// marked reads a text with its selection drawn in it, as desk.selection draws it.
func marked(s string) (text string, sel model.Selection) {
	text = strings.NewReplacer("[", "", "]", "", "|", "").Replace(s)
	start := strings.Index(s, "[")
	end := strings.Index(strings.ReplaceAll(s, "|", ""), "]") - 1
	return text, model.Selection{Anchor: model.Offset(start), Head: model.Offset(end)}
}

func TestEndsAlwaysStopAtWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"এক", "ক্ষ", "😀", " ", "  ", "।", "‘", "\n", "a-b", "১.৫", "\u200d",
			"য\u09bc"}), 0, 12).Draw(rt, "text")
		a, err := model.NewArticle("a", strings.Join(parts, ""), model.Meta{})
		if err != nil {
			rt.Fatal(err)
		}
		x := a.Index()
		fixed := x.Snap(rapid.IntRange(0, int(a.Len())).Draw(rt, "fixed"))
		head := x.Snap(rapid.IntRange(0, int(a.Len())).Draw(rt, "head"))
		snapped := reader.SnapEnd(a, fixed, head)
		next, previous := reader.NextEnd(a, fixed, head), reader.PreviousEnd(a, fixed, head)
		if next < head || previous > head || next == head && head < a.Len() || previous == head && head > 0 {
			rt.Fatalf("from %d the next stop is %d and the one before %d", head, next, previous)
		}
		for name, o := range map[string]model.Offset{"snapped": snapped, "next": next, "previous": previous} {
			if x.Snap(int(o)) != o {
				rt.Fatalf("%s: %d is within a cluster", name, o)
			}
			if w := model.WordAt(a, o); w.Start < o && o < w.End && o != fixed && !blankPart(a, w, o) {
				rt.Fatalf("%s: %d is within the word %q", name, o, a.Slice(w))
			}
		}
		if again := reader.SnapEnd(a, fixed, snapped); again != snapped {
			rt.Fatalf("snapped to %d, and again to %d", snapped, again)
		}
	})
}

// blankPart reports whether a word has nothing but blanks on one side of o: a blank may join a joiner in one cluster.
func blankPart(a *model.Article, w model.Range, o model.Offset) bool {
	return model.Trim(a, model.Range{Start: w.Start, End: o}).Empty() || model.Trim(a, model.Range{Start: o, End: w.End}).Empty()
}
