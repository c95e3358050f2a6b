package keymap

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Printable reports whether a key name is the character it types: one printable ASCII character, space included, or any
// text beyond ASCII.
func Printable(key string) bool {
	r, size := utf8.DecodeRuneInString(key)
	if r >= utf8.RuneSelf {
		return true
	}
	return size == len(key) && size > 0 && r >= ' ' && r != 0x7f
}

var aliases = map[string]string{
	"space": " ", "escape": "esc", "return": "enter", "del": "delete", "ins": "insert", "pageup": "pgup", "pagedown": "pgdown",
	"page-up": "pgup", "page-down": "pgdown", "backtab": "shift+tab", "shift+f1": "f13", "shift+f2": "f14", "shift+f3": "f15",
	"shift+f4": "f16", "shift+f5": "f17", "shift+f6": "f18", "shift+f7": "f19", "shift+f8": "f20",
}

// Keys that a terminal can not tell apart: the first of each pair arrives as the second.
var sameByte = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc", "ctrl+?": "backspace"}

var arrows = []string{"up", "down", "left", "right", "home", "end"}

var named = namedKeys()

func namedKeys() map[string]bool {
	keys := map[string]bool{}
	for _, k := range []string{"tab", "shift+tab", "enter", "esc", "backspace", "delete", "insert", "pgup", "pgdown", "ctrl+pgup",
		"ctrl+pgdown",
		"ctrl+@", "ctrl+\\", "ctrl+]", "ctrl+^", "ctrl+_"} {
		keys[k] = true
	}
	for _, k := range arrows {
		for _, modifier := range []string{"", "ctrl+", "shift+", "ctrl+shift+"} {
			keys[modifier+k] = true
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		if _, same := sameByte["ctrl+"+string(c)]; !same {
			keys["ctrl+"+string(c)] = true
		}
	}
	for n := 1; n <= 20; n++ {
		keys[fmt.Sprintf("f%d", n)] = true
	}
	return keys
}

// ParseKey turns a key as a person writes it ("Ctrl+D", "shift+ctrl+left", "space", "shift+a") into the name a key
// message has. The error says what is wrong and what to write instead.
func ParseKey(written string) (string, error) {
	if len(written) == 1 && Printable(written) {
		return written, nil
	}
	if written == "" {
		return "", fmt.Errorf("an empty key name; write for example \"u\", \"ctrl+d\", \"f5\" or \"space\"")
	}
	if r, _ := utf8.DecodeRuneInString(written); r >= utf8.RuneSelf {
		return "", fmt.Errorf("%q is not a key name; name a key by the character it has on a US keyboard", written)
	}
	name, held := cutModifiers(strings.TrimSpace(written))
	single := len(name) == 1 && Printable(name)
	switch {
	case !single:
		name = held.key(strings.ToLower(name))
	case held.ctrl:
		name = "ctrl+" + strings.ToLower(name)
	case held.shift && (name < "a" || name > "z"):
		return "", fmt.Errorf("%q is not a key name; write the character that shift gives", written)
	case held.shift:
		name = strings.ToUpper(name)
	}
	if same, ok := sameByte[name]; ok {
		return "", fmt.Errorf("%q reaches a program as %q; write %q", written, same, same)
	}
	if !named[name] && !(len(name) == 1 && Printable(name)) || single && held.ctrl && held.shift {
		return "", fmt.Errorf("%q is not a key that a terminal sends; write for example \"u\", \"ctrl+d\", \"shift+left\", \"alt+z\", "+
			"\"f5\" or \"space\"", written)
	}
	if held.alt {
		name = "alt+" + name
	}
	return name, nil
}

// modifiers are the keys that are held down with another.
type modifiers struct{ alt, ctrl, shift bool }

// cutModifiers takes the modifiers off a key name, in any order and case.
func cutModifiers(name string) (string, modifiers) {
	var held modifiers
	for {
		modifier, key, _ := strings.Cut(name, "+")
		if key == "" {
			return name, held
		}
		switch strings.ToLower(modifier) {
		case "alt":
			held.alt = true
		case "ctrl":
			held.ctrl = true
		case "shift":
			held.shift = true
		default:
			return name, held
		}
		name = key
	}
}

// key is the name of a key that has one, such as left, with its modifiers but alt.
func (m modifiers) key(name string) string {
	name = unaliased(name)
	if m.shift {
		name = "shift+" + name
	}
	if m.ctrl {
		name = "ctrl+" + name
	}
	return unaliased(name)
}

func unaliased(name string) string {
	if a, ok := aliases[name]; ok {
		return a
	}
	return name
}

// Show is a key name as people read it in help: space and the shifted function keys by name, not as the terminal reports them.
func Show(key string) string {
	switch {
	case key == " ":
		return "space"
	case key == "f13", key == "f14", key == "f15", key == "f16", key == "f17", key == "f18", key == "f19":
		return fmt.Sprintf("shift+f%c", key[2]-'3'+'1')
	case key == "f20":
		return "shift+f8"
	}
	return key
}
