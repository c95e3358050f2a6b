package tui

import (
	"regexp"
	"strings"
	"testing"
)

func TestPhrasesArePickedInTheParagraphOfTheCursor(t *testing.T) {
	text := "এক দুই তিন\nচার পাঁচ ছয়"
	for name, c := range map[string]struct{ at, keys, spans string }{
		"in the paragraph":                       {"পাঁচ", "F a s 1", "PER:চার পাঁচ"},
		"on the whole screen":                    {"পাঁচ", "F F h a 1", "PER:এক দুই তিন\nচার"},
		"by the word's own letters":              {"পাঁচ", "F / type:দুই / type:তিন 1", "PER:দুই তিন"},
		"no word begins so":                      {"পাঁচ", "F / type:ঝ enter 1", "PER:পাঁচ"},
		"to a word by its letters":               {"পাঁচ", "f / type:এ enter 1", "PER:এক"},
		"letters stand on what is left of it":    {"এক", "f / type:চা enter 1", "PER:চার"},
		"escape while letters are typed ends it": {"পাঁচ", "F / type:চা esc 1", "PER:পাঁচ"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newTrial(t, setup{text: text}).at(c.at).keys(c.keys)
			if got := d.spans(); got != c.spans {
				t.Errorf("%s, with %q", got, d.out.message.Text)
			}
			if d.work.jump != nil {
				t.Error("letters still stand on the words")
			}
		})
	}
}

// TestHintsLeaveTheWordsToBeRead looks for every word of a screen with a letter on each.
func TestHintsLeaveTheWordsToBeRead(t *testing.T) {
	for name, times := range map[string]int{"a letter is enough for each": 1, "two letters for some": 6} {
		t.Run(name, func(t *testing.T) {
			d := newTrial(t, setup{text: strings.Repeat("এক দুই তিন চার পাঁচ\n", times), columns: 60, rows: 20}).keys("f")
			var rows []string
			for _, row := range d.Frame().Rows[1 : 2*times] {
				rows = append(rows, regexp.MustCompile("\x1b\\[[0-9;]*[mG]").ReplaceAllString(row, ""))
			}
			all := strings.Join(rows, "\n")
			for _, word := range []string{"এক", "দুই", "তিন", "চার", "পাঁচ"} {
				if n := strings.Count(all, word); n != times {
					t.Errorf("%s can be read %d times in %q, not %d times", word, n, all, times)
				}
			}
			if strings.Count(all, "a") == 0 {
				t.Error("there are no hints")
			}
		})
	}
}

func TestTheFirstWordOfAPhraseShowsAsPicked(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন"}).keys("F")
	picked := d.view.Encoder.SGR(d.view.Page().Over(d.view.Theme.Selection)) + "দুই"
	if strings.Contains(d.Frame().Rows[1], picked) {
		t.Fatal("it shows as picked before it is")
	}
	if row := d.keys("s").Frame().Rows[1]; !strings.Contains(row, picked) {
		t.Errorf("want %q in %q", picked, row)
	}
}

func TestAfterAWordFoundByItsLettersItsParagraphHasHints(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন\nচার পাঁচ ছয় সাত"}).keys("F / type:পাঁ")
	if n := len(d.work.jump.Hints()); n != 4 {
		t.Errorf("%d words have hints, the paragraph has 4", n)
	}
}
