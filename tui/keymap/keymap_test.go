package keymap

import (
	"slices"
	"testing"
)

func TestEveryActionHasAKeyWhereItHasABinding(t *testing.T) {
	m := Default()
	for _, b := range m.Bindings() {
		for _, c := range contextNames {
			if b.In&c.context != 0 && len(m.Keys(b.Action, c.context)) == 0 {
				t.Errorf("%s has no key in %s", b.Action, c.name)
			}
		}
	}
}

func TestDefaultKeysAreNamesThatATerminalSends(t *testing.T) {
	for _, b := range Default().Bindings() {
		for _, key := range b.Keys {
			if parsed, err := ParseKey(key); err != nil || parsed != key {
				t.Errorf("%s: %q is read as %q, %v", b.Action, key, parsed, err)
			}
		}
	}
}

func TestTheKeysOfTheDesign(t *testing.T) {
	for key, want := range map[string]Action{
		"left": CursorLeft, "h": CursorLeft, "l": CursorRight, "k": CursorUp, "j": CursorDown, "w": NextWord, "b": PreviousWord,
		"ctrl+right": NextWord, "ctrl+left": PreviousWord, ")": NextSentence, "(": PreviousSentence, "}": NextParagraph,
		"{":      PreviousParagraph,
		"pgdown": PageDown, "pgup": PageUp, "ctrl+d": HalfPageDown, "ctrl+u": HalfPageUp, "g": ArticleStart, "G": ArticleEnd,
		"home": ArticleStart,
		"end":  ArticleEnd, "shift+left": SelectLeft, "v": SelectMode, "+": Widen, "=": Widen, "-": Narrow, "_": Narrow, "1": Label1,
		"9":     Label9,
		"enter": Palette, "tab": NextSpan, "shift+tab": PreviousSpan, "x": RemoveSpan, "delete": RemoveSpan, "r": Relabel, "e": AdjustEnds,
		"m": Note, "s": Link, "u": Undo, "ctrl+z": Undo, "ctrl+r": Redo, "ctrl+y": Redo, "/": Search, "n": SearchNext, "N": SearchPrevious,
		"ctrl+n": NextArticle, "ctrl+p": PreviousArticle, "d": Done, "?": Help, "esc": Cancel, "q": Quit, "ctrl+c": Quit,
	} {
		if got := Default().Exact(Reading, key); got != want {
			t.Errorf("%s does %q, want %q", key, got, want)
		}
	}
}

func TestOneKeyMayDoDifferentThingsInDifferentPlaces(t *testing.T) {
	m := Default()
	for _, c := range []struct {
		in   Context
		key  string
		want Action
	}{
		{Reading, "enter", Palette}, {Adjusting, "enter", Accept}, {Panel, "enter", Accept}, {List, "enter", Accept},
		{Text, "enter", Accept},
		{HelpPage, "q", Cancel}, {HelpPage, "?", Cancel}, {HelpPage, "j", CursorDown}, {HelpPage, "x", ""},
		{List, "ctrl+n", CursorDown}, {Text, "alt+enter", NewLine}, {Text, "ctrl+w", DeleteWordBack},
		{List, "j", ""}, {Text, "q", ""}, {Text, " ", ""}, {Text, "ক", ""}, {Text, "১", ""}, {List, "?", ""},
		{Text, "ctrl+c", Quit}, {List, "esc", Cancel},
	} {
		if got := m.Lookup(c.in, c.key, nil); got.Action != c.want || got.Choices != nil {
			t.Errorf("%s in %s does %q, want %q", c.key, c.in, got.Action, c.want)
		}
	}
}

func TestAKeyIsReadAsPeopleWriteIt(t *testing.T) {
	for written, want := range map[string]string{
		"Ctrl+D": "ctrl+d", "ctrl+D": "ctrl+d", "shift+ctrl+left": "ctrl+shift+left", "space": " ", " ": " ", "shift+a": "A", "A": "A",
		"+": "+", "alt++": "alt++",
		"Escape": "esc", "PageDown": "pgdown", "shift+f3": "f15", "alt+shift+left": "alt+shift+left", "Alt+Z": "alt+Z",
		"alt+space": "alt+ ", "ctrl+\\": "ctrl+\\", "return": "enter",
	} {
		if got, err := ParseKey(written); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", written, got, err, want)
		}
	}
	for _, written := range []string{"", "ক", "ctrl+i", "ctrl+m", "shift+enter", "ctrl+shift+a", "ctrl+1", "shift+1", "f21", "hyper+a",
		"alt+", "ctrl+ক", "up down"} {
		if got, err := ParseKey(written); err == nil {
			t.Errorf("%q was read as %q", written, got)
		}
	}
}

func TestAKeyIsShownByName(t *testing.T) {
	for key, want := range map[string]string{" ": "space", "f15": "shift+f3", "f13": "shift+f1", "f20": "shift+f8", "f3": "f3", "G": "G"} {
		if got := Show(key); got != want {
			t.Errorf("%q is shown as %q, want %q", key, got, want)
		}
	}
}

func TestLabelNumbers(t *testing.T) {
	if n, ok := LabelNumber(Label10); n != 10 || !ok {
		t.Error(n, ok)
	}
	if _, ok := LabelNumber(Undo); ok {
		t.Error("undo is no label")
	}
}

func TestKeysAreListedUsualFirst(t *testing.T) {
	if got := Default().Keys(PreviousWord, Reading); !slices.Equal(got, []string{"b", "ctrl+left", "alt+left"}) {
		t.Error(got)
	}
}
