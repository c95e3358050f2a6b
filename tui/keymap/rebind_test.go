package keymap

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

const configured = `theme = "dark"

[keys]
undo = ["ctrl+z", "U"]
next-untouched = ["]"]
label-1 = "f2"
cursor-left = []          # the arrow is enough… and taken away here
page-down = ["space", "PageDown"]

[keys.text]
delete-word-back = ["ctrl+t"]

[keys.panel]
accept = ["enter", "ctrl+o"]

[other]
undo = 7
`

func TestAUsersKeysReplaceTheDefaultOnes(t *testing.T) {
	overrides, err := ParseOverrides("config.toml", []byte(configured))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Default().With("config.toml", overrides)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   Context
		key  string
		want Action
	}{
		{Reading, "U", Undo}, {Reading, "ctrl+z", Undo}, {Reading, "u", ""}, {Panel, "U", Undo},
		{Reading, "f2", Label1}, {Reading, "1", ""}, {Reading, "h", ""}, {Reading, "left", ""}, {Text, "left", CursorLeft},
		{Reading, " ", PageDown}, {HelpPage, " ", PageDown}, {HelpPage, "ctrl+f", ""}, {List, "pgdown", PageDown},
		{Text, "ctrl+t", DeleteWordBack}, {Text, "ctrl+w", ""}, {List, "ctrl+w", DeleteWordBack}, {List, "ctrl+t", ""},
		{Panel, "ctrl+o", Accept}, {Adjusting, "ctrl+o", ""}, {Adjusting, "enter", Accept},
	} {
		if got := m.Exact(c.in, c.key); got != c.want {
			t.Errorf("%s in %s does %q, want %q", c.key, c.in, got, c.want)
		}
	}
	if got := m.Keys(Undo, Reading); !slices.Equal(got, []string{"ctrl+z", "U"}) {
		t.Errorf("undo has %q", got)
	}
	if Default().Exact(Reading, "u") != Undo {
		t.Error("the default keymap has changed")
	}
	if jatiya, _ := LayoutNamed("jatiya"); m.Lookup(Reading, "ঝ", jatiya).Action != Undo {
		t.Error("the new key is not reached through a layout")
	}
}

func TestAFaultyConfigurationIsToldWithItsLine(t *testing.T) {
	for _, c := range []struct{ name, toml, want string }{
		{"no TOML", "\n[keys\nundo = 1", "c.toml:2: "},
		{"an action that is not there", "[keys]\n\nundoo = [\"u\"]", `c.toml:3: there is no action "undoo" (did you mean undo?)`},
		{"underscores", "[keys]\nnext_word = \"w\"", `c.toml:2: there is no action "next_word" (did you mean next-word?)`},
		{"nothing like it", "[keys]\nmake-coffee = \"w\"", `c.toml:2: there is no action "make-coffee"; tippani keys lists them`},
		{"a key that is not there", "[keys]\nundo = [\"u\",\n\"ctrl+1\"]", `c.toml:2: undo: "ctrl+1" is not a key`},
		{"a Bengali letter", "[keys]\nundo = [\"ক\"]", `c.toml:2: undo: "ক" is not a key name; name a key by the character it has on a ` +
			`US keyboard`},
		{"a key that is another", "[keys]\nundo = [\"ctrl+m\"]", `c.toml:2: undo: "ctrl+m" reaches a program as "enter"`},
		{"keys that are no table", "\nkeys = 3", `c.toml:2: keys is a table`},
		{"a number", "[keys]\nundo = 7", `c.toml:2: undo wants a list of keys`},
		{"a number in the list", "[keys]\nundo = [7]", `c.toml:2: undo: 7 is not a key name`},
		{"a place that is not there", "[keys.menu]\nundo = \"u\"",
			`c.toml:1: there are no keys for "menu"; the places are reading, adjusting, panel, reviewing, deciding, help, list, text`},
		{"a letter for a text field", "[keys]\n[keys.text]\ncancel = \"q\"", `c.toml:3: cancel: "q" is typed as text`},
		{"dotted keys", "keys.undo = \"u\"\nkeys.text.cancel = \"q\"", `c.toml:2: cancel`},
		{"an inline table", "\nkeys = { undo = \"u\", redo = 3 }", `c.toml:2: redo wants`},
		{"a key that is taken", "[keys]\nundo = [\"u\"]\nnote = [\"x\"]",
			`c.toml:3: key "x" already does remove-span (in reading); give remove-span other keys as well, or choose another key`},
		{"a key given twice", "[keys]\nundo = \"z\"\nnote = \"z\"", `c.toml:3: key "z" would do both`},
		{"no key to quit with", "[keys]\nquit = []", `c.toml:2: quit has no key left`},
		{"no key to leave a text field", "[keys.text]\ncancel = []", `c.toml:2: cancel has no key left (in text)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			overrides, err := ParseOverrides("c.toml", []byte(c.toml))
			if err == nil {
				_, err = Default().With("c.toml", overrides)
			}
			var config *ConfigError
			if !errors.As(err, &config) || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

func TestTwoActionsMaySwapKeys(t *testing.T) {
	overrides, err := ParseOverrides("c.toml", []byte("[keys]\nnote = \"x\"\nremove-span = \"m\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Default().With("c.toml", overrides)
	if err != nil || m.Exact(Reading, "x") != Note || m.Exact(Reading, "m") != RemoveSpan {
		t.Error(err)
	}
}

func FuzzParseOverrides(f *testing.F) {
	f.Add([]byte(configured))
	f.Add([]byte("keys.a.b.c = 1\n[[keys.x]]\n"))
	f.Add([]byte("keys = 3"))
	f.Fuzz(func(t *testing.T, data []byte) {
		overrides, err := ParseOverrides("c.toml", data)
		if err == nil {
			_, err = Default().With("c.toml", overrides)
		}
		var config *ConfigError
		if err != nil && (!errors.As(err, &config) || config.Line < 1) {
			t.Fatalf("%q: %v", data, err)
		}
	})
}

func TestADigitOfOnesOwnGivesWayAtADisagreement(t *testing.T) {
	overrides, err := ParseOverrides("config.toml", []byte("[keys]\nlabel-3 = []\nnext-span = [\"3\", \"tab\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Default().With("config.toml", overrides)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   Context
		key  string
		want Action
	}{{Reading, "3", NextSpan}, {Deciding, "3", Version3}, {Deciding, "tab", NextSpan}, {Reviewing, "3", NextSpan}} {
		if got := m.Exact(c.in, c.key); got != c.want {
			t.Errorf("%s in %s does %q, want %q", c.key, c.in, got, c.want)
		}
	}
}
