package keymap

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Meaning is what a key does in one place.
type Meaning struct {
	Action  Action   // "" when the key does nothing there, or when Choices has to be settled first
	Key     string   // the key by its US name
	Choices []Choice // the layout is not known and decides: ask for it once
}

// Choice is what a letter would do in one layout.
type Choice struct {
	Layout *Layout
	Key    string // US name
	Action Action // "" when the key does nothing in that layout
}

// Lookup finds what a key does in one place. Key is what the terminal reported, for one keystroke (see Keystrokes).
// Layout is the Bengali layout in use, nil when it is not known.
//
// A key that is bound under its own name does just that, whatever the layout: a person who has switched back to US
// letters, and the punctuation that a layout keeps on another key, mean what they show. Bengali digits are digits in
// every layout. Any other character is the physical key of the layout; of two keys that give it, the one that does
// something. Where Typing(in), characters are text.
func (m *Keymap) Lookup(in Context, key string, layout *Layout) Meaning {
	if in.Typing() && Printable(key) {
		return Meaning{Key: key}
	}
	if a := m.Exact(in, key); a != "" {
		return Meaning{Action: a, Key: key}
	}
	prefix, text := "", key
	if rest, ok := strings.CutPrefix(key, "alt+"); ok && Printable(rest) {
		prefix, text = "alt+", rest
	}
	if digit, ok := usDigit(text); ok {
		return Meaning{Action: m.Exact(in, prefix+digit), Key: prefix + digit}
	}
	if layout != nil {
		return m.through(in, prefix, text, layout)
	}
	choices := m.Guess(in, key)
	if len(choices) == 0 || !slices.ContainsFunc(choices, func(c Choice) bool { return c.Action != "" }) {
		return Meaning{Key: key}
	}
	if Agree(choices) {
		return Meaning{Action: choices[0].Action, Key: choices[0].Key}
	}
	return Meaning{Key: key, Choices: choices}
}

func (m *Keymap) through(in Context, prefix, text string, layout *Layout) Meaning {
	keys := layout.PhysicalAll(text)
	if len(keys) == 0 {
		return Meaning{Key: prefix + text}
	}
	for _, key := range keys {
		if a := m.Exact(in, prefix+key); a != "" {
			return Meaning{Action: a, Key: prefix + key}
		}
	}
	return Meaning{Key: prefix + keys[0]}
}

// Guess lists what a letter would do in each layout that has it. ASCII is never a question: it is what a US keyboard types.
func (m *Keymap) Guess(in Context, key string) []Choice {
	prefix, text := "", key
	if rest, ok := strings.CutPrefix(key, "alt+"); ok {
		prefix, text = "alt+", rest
	}
	if r, _ := utf8.DecodeRuneInString(text); r < utf8.RuneSelf {
		return nil
	}
	var choices []Choice
	for _, l := range layouts() {
		if len(l.PhysicalAll(text)) > 0 {
			means := m.through(in, prefix, text, l)
			choices = append(choices, Choice{l, means.Key, means.Action})
		}
	}
	return choices
}

// Agree reports whether every choice does the same, so that nothing needs to be asked.
func Agree(choices []Choice) bool {
	return !slices.ContainsFunc(choices, func(c Choice) bool { return c.Action != choices[0].Action })
}

// Keystrokes cuts what one key message holds into keystrokes: letters typed fast arrive as one message. Names of keys
// ("ctrl+d", "enter") are one. Layout is nil when it is not known.
func Keystrokes(key string, layout *Layout) []string {
	_, size := utf8.DecodeRuneInString(key)
	if size == len(key) || named[key] || strings.HasPrefix(key, "alt+") {
		return []string{key}
	}
	if layout != nil {
		return layout.Split(key)
	}
	return anyLayout().Split(key)
}

// anyLayout joins what some layout has on one key; only its Split means anything.
var anyLayout = sync.OnceValue(func() *Layout { return union(layouts()) })

func union(all []*Layout) *Layout {
	u := &Layout{keys: map[string][]string{}}
	for _, l := range all {
		u.longest = max(u.longest, l.longest)
		for text, keys := range l.keys {
			u.keys[text] = keys
		}
	}
	return u
}

// usDigit is the ASCII digit of a Bengali one (U+09E6 to U+09EF), which is on the digit's key in every layout.
func usDigit(text string) (string, bool) {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || r < '০' || r > '৯' {
		return "", false
	}
	return string('0' + r - '০'), true
}
