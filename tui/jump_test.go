package tui

import (
	"slices"
	"strings"
	"testing"
)

// twoParagraphs has a word in both, and one in its second that the first has no other like.
const twoParagraphs = "রহিম উদ্দিন ঢাকায় গেছেন\nকরিম বলেন, তিনি করিমগঞ্জে ও ঢাকায় যাবেন"

func TestLettersOfAWordLeadToIt(t *testing.T) {
	for _, c := range []struct{ name, keys, spans string }{
		{"the only word that begins so is gone to at once", "f / গ ে ছ 1", "PER:গেছেন"},
		{"several get hints", "f / ঢ া ক s 3", "GPE:ঢাকায়"},
		{"a phrase of another paragraph", "F / ত ি ন f 1", "PER:তিনি করিমগঞ্জে"},
		{"from one paragraph's word to one of another", "F d / ত ি ন 1", "PER:ঢাকায় গেছেন\nকরিম বলেন, তিনি"},
		{"escape gives up", "f / ক esc w 1", "PER:উদ্দিন"},
		{"a letter that fits no word ends it", "f / ঝ w 1", "PER:উদ্দিন"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: twoParagraphs}).keys(c.keys)
			if got := d.spans(); got != c.spans {
				t.Errorf("after %q: got %q, want %q", c.keys, got, c.spans)
			}
		})
	}
}

func TestHintsOfAPhraseStandInItsParagraph(t *testing.T) {
	d := newTrial(t, setup{text: twoParagraphs}).keys("F")
	if n := len(d.work.jump.Hints()); n != 4 {
		t.Errorf("%d words have hints, the paragraph has 4", n)
	}
	if d.keys("esc f"); len(d.work.jump.Hints()) != 11 {
		t.Errorf("for a word, %d have hints, 11 are in sight", len(d.work.jump.Hints()))
	}
}

func TestWordsWithHintsCanBeRead(t *testing.T) {
	d := newTrial(t, setup{text: "এ রহিম উদ্দিন ‘ঢাকায়’ ও সিলেটে"}).keys("f")
	row := d.Frame().Rows[1]
	for _, word := range []string{"রহিম", "উদ্দিন", "ঢাকায়", "ও", "সিলেটে"} {
		if !strings.Contains(row, word) {
			t.Errorf("%q is not whole in %q", word, row)
		}
	}
	if got := strings.Count(row, "‘"); got != 0 || !slices.Contains(d.work.jump.Hints(), "f") {
		t.Errorf("the hint of a quoted word stands elsewhere than on the mark: %q", row)
	}
}
