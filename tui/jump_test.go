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
	d := newTrial(t, setup{text: "এক দুই তিন চার পাঁচ", columns: 60, rows: 12}).keys("f")
	row := regexp.MustCompile("\x1b\\[[0-9;]*[mG]").ReplaceAllString(d.Frame().Rows[1], "")
	for _, word := range []string{"এক", "দুই", "তিন", "চার", "পাঁচ"} {
		if !strings.Contains(row, word) {
			t.Errorf("%s can't be read in %q", word, row)
		}
	}
	if strings.Count(row, "a") == 0 {
		t.Error("there are no hints")
	}
}
