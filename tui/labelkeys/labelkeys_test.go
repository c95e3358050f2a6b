package labelkeys

import (
	"fmt"
	"strings"
	"testing"
	"tippani/annotations"
	"tippani/tui/keymap"
)

// fixed is a keyboard with a layout.
type fixed string

func (f fixed) Current() (*keymap.Layout, bool) { return keymap.LayoutNamed(string(f)) }

func (f fixed) Remember(*keymap.Layout) error { return nil }

func TestLabelKeysThatDoSomethingElseAreRefused(t *testing.T) {
	for _, c := range []struct{ name, key, layout, config, says string }{
		{"finishing an article", "d", "", "", `the key "d" of label PLACE is that of the command done; give the label another key, or ` +
			`the command with done = ["…"] under [keys]`},
		{"quitting", "q", "", "", "that of the command quit"},
		{"a capital letter", "X", "", "", "command reject-article"},
		{"the key that reopens", "R", "", "", "command reopen"},
		{"punctuation", "/", "", "", "command search"},
		{"what only shift reaches", "?", "", "", "command help"},
		{"the space bar", " ", "", "", `the key "space" of label PLACE is that of the command page-down`},
		{"the label's own digit", "3", "", "", ""},
		{"a Bengali digit", "৩", "", "", ""},
		{"a letter nobody has", "M", "", "", ""},
		{"a letter of another language", "é", "", "", ""},
		{"typed with a dead key", "e\u0301", "", "", ""},
		{"an emoji on one key", "📰", "", "", ""},
		{"an emoji of several characters", "👨\u200d👩", "", "", "takes several keys to type"},
		{"a conjunct", "ক্ষ", "", "", "takes several keys to type"},
		{"a Bengali letter on a command's key", "ক", "jatiya", "", `the key "ক" of label PLACE is on the key "j" in the keyboard layout ` +
			`Jatiya, national layout of Bangladesh (BSTI), that of the command cursor-down`},
		{"the same where the layout is not known", "ক", "", "", "of the command"},
		{"a vowel sign", "া", "probhat", "", "command attributes"},
		{"one that is free in the layout in use", "ঙ", "probhat", "", ""},
		{"composed, on a command's key too", "\u09DF", "probhat", "", `on the key "z"`},
		{"decomposed", "\u09AF\u09BC", "probhat", "", `on the key "z"`},
		{"composed, on a command's key", "\u09DF", "ben_bornona", "", "B"},
		{"a US letter that the layout can't tell from a command's", "V", "ben", "",
			`on the key "v" in the keyboard layout Bengali (India), InScript-based default, that of the command select-mode`},
		{"the same in US letters", "V", "", "", ""},
		{"a command's new key", "M", "", "undo = [\"M\"]", `the key "M" of label PLACE is that of the command undo (config.toml:2)`},
		{"a key that its command has given up", "d", "", "done = [\"M\"]", ""},
		{"another label's new key", "M", "", "label-1 = [\"M\"]", "of the command label-1, which sets FIRST (config.toml:2)"},
		{"a digit that a command has taken", "3", "", "label-3 = []\nundo = [\"3\"]", "of the command undo (config.toml:3)"},
		{"a digit whose label has moved", "3", "", "label-3 = [\"f5\"]\nundo = [\"3\"]", ""},
		{"a command of the panel only", "M", "", "[keys.panel]\ndone = [\"M\"]", "of the command done"},
		{"and of moving ends", "M", "", "[keys.adjusting]\ndone = [\"M\"]", "of the command done"},
		{"one of lists only is another matter", "M", "", "[keys.list]\ndone = [\"ctrl+o\"]", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			overrides, err := keymap.ParseOverrides("config.toml", []byte("[keys]\n"+c.config+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			m, err := keymap.Default().With("config.toml", overrides)
			if err != nil {
				t.Fatal(err)
			}
			schema := fmt.Sprintf("[[label]]\nname = \"FIRST\"\nkind = \"entity\"\n\n[[label]]\nname = \"PLACE\"\nkind = "+
				"\"entity\"\nkey = %q\n", c.key)
			_, err = annotations.ParseSchema("labels.toml", []byte(schema), Check(m, fixed(c.layout)))
			switch {
			case err == nil && c.says != "":
				t.Errorf("%q is accepted", c.key)
			case err != nil && (c.says == "" || !strings.Contains(err.Error(), c.says) ||
				!strings.HasPrefix(err.Error(), "labels.toml:8:1: ")):
				t.Errorf("%q: %v; want %q", c.key, err, c.says)
			}
		})
	}
}
