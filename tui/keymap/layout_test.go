package keymap

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Keys that give the same character as another key of the layout: what they do is reached by another of the action's keys.
var exceptions = map[string]map[string]string{
	"ben":           {"B": "gives U+09AC, as b and y do", "y": "gives U+09AC, as b does", "N": "gives U+09B2, as n does"},
	"ben_inscript":  {"B": "gives U+09AC, as b and y do", "y": "gives U+09AC, as b does", "N": "gives U+09B2, as n does"},
	"ben_gitanjali": {"^": "gives U+002E, as . does", "z": "gives U+09C7, as s does"},
}

// Keys of which the tables say nothing, of those that have an action.
var silent = map[string][]string{
	"ben": {"^", "$", "!", "*", "#", "&"}, "ben_inscript": {"^", "$", "!", "*", "#", "&"}, "ben_gitanjali": {"N"}, "ben_bornona": {"F"},
}

// typed is what a US key gives in a layout; false when nothing is known of it.
func typed(l *Layout, key string) (string, bool) {
	if slices.Contains(l.Silent(), key) {
		return "", false
	}
	if text, ok := l.Gives()[key]; ok {
		return text, true
	}
	return key, true
}

func TestEveryDefaultKeyIsReachedOnEveryLayout(t *testing.T) {
	m := Default()
	for _, l := range Layouts() {
		for _, b := range m.Bindings() {
			for _, key := range b.Keys {
				for _, c := range contextNames {
					if b.In&c.context == 0 || c.context.Typing() || !Printable(key) {
						continue
					}
					text, known := typed(l, key)
					if !known {
						if !slices.Contains(silent[l.Name], key) {
							t.Errorf("%s: key %s (%s) is not in the table", l.Name, key, b.Action)
						}
						continue
					}
					got := m.Lookup(c.context, text, l).Action
					if _, exception := exceptions[l.Name][key]; exception == (got == b.Action) {
						t.Errorf("%s: key %s gives %q, which does %q in %s; want %q (listed as an exception: %v)",
							l.Name, key, text, got, c.name, b.Action, exception)
					}
				}
			}
		}
	}
}

func TestEveryActionIsReachedOnEveryLayout(t *testing.T) {
	m := Default()
	for _, l := range Layouts() {
		for _, b := range m.Bindings() {
			for _, c := range contextNames {
				if b.In&c.context == 0 || c.context.Typing() {
					continue
				}
				reached := slices.ContainsFunc(m.Keys(b.Action, c.context), func(key string) bool {
					text, known := key, true
					if Printable(key) {
						text, known = typed(l, key)
					}
					return known && m.Lookup(c.context, text, l).Action == b.Action
				})
				if !reached {
					t.Errorf("%s: %s can not be reached in %s", l.Name, b.Action, c.name)
				}
			}
		}
	}
}

func TestPhysicalKeys(t *testing.T) {
	for _, c := range []struct{ name, layout, text, want string }{
		{"the same letter is another key in another layout", "jatiya", "ক", "j"},
		{"as here", "probhat", "ক", "k"},
		{"a precomposed letter", "jatiya", "\u09DF", "W"},
		{"the same decomposed", "jatiya", "\u09AF\u09BC", "W"},
		{"a vowel sign of two parts", "probhat", "\u09C7\u09BE", "]"},
		{"the same as one", "probhat", "\u09CB", "]"},
		{"the joiner", "probhat", "\u200D", "`"},
		{"the non-joiner", "probhat", "\u200C", "\\"},
		{"the danda", "ben_bornona", "।", "L"},
		{"of two keys the one without shift", "ben", "ন", "v"},
		{"of three the first", "ben", "ব", "b"},
		{"punctuation on another key", "ben_gitanjali", "'", "@"},
		{"an emoji is no key", "probhat", "📰", ""},
		{"nothing is no key", "probhat", "", ""},
		{"two letters are no key", "probhat", "কক", ""},
	} {
		l, ok := LayoutNamed(c.layout)
		if !ok {
			t.Fatal(c.layout)
		}
		if got, ok := l.Physical(c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q is %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestLettersThatArriveTogetherAreKeystrokes(t *testing.T) {
	custom, err := parseLayouts("layout c | c | c\nq:0995+09CD+09B7 w:0995 e:09CD+09B0\n")
	if err != nil {
		t.Fatal(err)
	}
	named := func(name string) *Layout { l, _ := LayoutNamed(name); return l }
	for _, c := range []struct {
		name, text string
		layout     *Layout
		want       string
	}{
		{"two letters", "কত", named("jatiya"), "j k"},
		{"a decomposed letter is one", "\u09AF\u09BCক", named("probhat"), "z k"},
		{"US letters", "jj", named("probhat"), "j j"},
		{"digits", "১২", nil, "1 2"},
		{"a conjunct on one key", "ক্ষকক্র", custom[0], "q w w e"},
		{"a letter and a joiner", "ক\u200D", named("probhat"), "k `"},
	} {
		var got []string
		for _, key := range Keystrokes(c.text, c.layout) {
			if c.layout != nil {
				if us, ok := c.layout.Physical(key); ok {
					key = us
				}
			}
			if d, ok := usDigit(key); ok {
				key = d
			}
			got = append(got, key)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
	for _, key := range []string{"ctrl+d", "enter", "alt+ক", "pgdown", " ", "", "alt+enter"} {
		if got := Keystrokes(key, nil); len(got) != 1 || got[0] != key {
			t.Errorf("%q is cut into %q", key, got)
		}
	}
}

func TestAnUnknownLayoutIsAskedForOnlyWhenItMatters(t *testing.T) {
	m := Default()
	for _, c := range []struct {
		name, key string
		want      Action
		asks      bool
	}{
		{"a letter of several meanings", "ক", "", true},
		{"a Bengali digit", "৩", Label3, false},
		{"zero", "০", Label10, false},
		{"a US letter", "u", Undo, false},
		{"a key that is no letter", "ctrl+d", HalfPageDown, false},
		{"a letter that does the same in all layouts that have it", "ৠ", "", false},
		{"a letter of no layout", "é", "", false},
		{"an emoji", "📰", "", false},
		{"a letter with alt, bound in one layout only", "alt+য", "", true},
		{"a letter that has no shortcut with alt", "alt+ক", "", false},
	} {
		got := m.Lookup(Reading, c.key, nil)
		if got.Action != c.want || (len(got.Choices) > 0) != c.asks {
			t.Errorf("%s: %q does %q and offers %d layouts", c.name, c.key, got.Action, len(got.Choices))
		}
	}
	for _, choice := range m.Lookup(Reading, "ক", nil).Choices {
		if got := m.Lookup(Reading, "ক", choice.Layout); got.Action != choice.Action || got.Key != choice.Key {
			t.Errorf("%s: chosen, it does %q, but %q was offered", choice.Layout.Name, got.Action, choice.Action)
		}
	}
}

func TestTheSameInAllLayoutsNeedsNoQuestion(t *testing.T) {
	m, found := Default(), 0
	for text := range anyLayout().keys {
		choices := m.Guess(Reading, text)
		if len(choices) < 2 || choices[0].Action == "" || !Agree(choices) {
			continue
		}
		found++
		if got := m.Lookup(Reading, text, nil); got.Action != choices[0].Action || got.Choices != nil {
			t.Errorf("%q does %q, want %q", text, got.Action, choices[0].Action)
		}
	}
	if found == 0 {
		t.Error("no letter is the same in all layouts: this test tests nothing")
	}
}

func TestLayoutsAreWhole(t *testing.T) {
	if len(Layouts()) != 8 {
		t.Errorf("%d layouts", len(Layouts()))
	}
	for _, l := range Layouts() {
		for text, keys := range l.keys {
			if !norm.NFD.IsNormalString(text) || len(keys) == 0 {
				t.Errorf("%s: %q", l.Name, text)
			}
		}
		for digit := '0'; digit <= '9'; digit++ {
			if got, _ := l.Physical(string('০' + digit - '0')); got != string(digit) {
				t.Errorf("%s: digit %c is on %q", l.Name, digit, got)
			}
		}
		for _, name := range []string{l.Name, l.XKB, strings.ToUpper(l.Name),
			strings.TrimSuffix(strings.Replace(l.XKB, "(", "+", 1), ")")} {
			if got, _ := LayoutNamed(name); got != l {
				t.Errorf("%s is not found as %s", l.Name, name)
			}
		}
	}
	for _, table := range []string{"a:0995", "layout x | y", "layout x | y | z\na:zz", "layout x | y | z\na0995"} {
		if _, err := parseLayouts(table); err == nil {
			t.Errorf("%q was read", table)
		}
	}
}
