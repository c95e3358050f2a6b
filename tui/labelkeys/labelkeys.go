// Package labelkeys says which key sets which label: the digits, a label's own key, and keys that do something else already.
package labelkeys

import (
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/tui/keymap"
	"tippani/tui/keys"
)

// Check refuses keys of labels that do something else: a command has them, in the Bengali layout in use or, where that
// is not known, in any; or they can't be typed as one key.
func Check(m *keymap.Keymap, in keys.Layouts) annotations.KeyCheck {
	return func(s *annotations.Schema, l *annotations.Label) (what, remedy string) {
		if l.Key == "" {
			return "", ""
		}
		layout, _ := in.Current()
		if keymap.Strokes(l.Key, layout) != 1 {
			return fmt.Sprintf("the key %q of label %s takes several keys to type", l.Key, l.Name),
				"give the label a character that is on one key, or remove the line"
		}
		if t, taken := m.Taken(l.Key, layout); taken && !setBy(m, s, l, t) {
			return fmt.Sprintf("the key %q of label %s is%s that of the command %s", keymap.Show(l.Key), l.Name, through(t),
					named(s, t)),
				fmt.Sprintf("give the label another key, or the command with %s = [\"…\"] under [keys] in the configuration", t.Action)
		}
		if other := sameKey(s, l, layout); other != "" {
			return fmt.Sprintf("the key %q of label %s is on one key with that of %s in the keyboard layout %s", l.Key, l.Name, other,
				layout.Title), "give one of the two another key, or none"
		}
		return "", ""
	}
}

// setBy reports whether the command sets this very label. A digit whose label has been given another key in the configuration names
// the label and is not what sets it.
func setBy(m *keymap.Keymap, s *annotations.Schema, l *annotations.Label, t keymap.Taken) bool {
	if n, ok := keymap.LabelNumber(t.Action); ok && On(s, n-1) == l {
		return true
	}
	for n, name := range Actions {
		if annotations.CanonicalKey(l.Key) == digits[n:n+1] {
			return len(m.Keys(name, keymap.Reading)) > 0
		}
	}
	return false
}

// through says on which key a character is, where that is another's.
func through(t keymap.Taken) string {
	if t.Layout == nil {
		return ""
	}
	return fmt.Sprintf(" on the key %q in the keyboard layout %s,", t.Key, t.Layout.Title)
}

// named is the name of a command, what it labels if it does, and where the user gave it its keys.
func named(s *annotations.Schema, t keymap.Taken) string {
	name := string(t.Action)
	if n, ok := keymap.LabelNumber(t.Action); ok {
		if l := On(s, n-1); l != nil {
			name += ", which sets " + l.Name
		}
	}
	if t.Source != "" {
		name += " (" + t.Source + ")"
	}
	return name
}

// sameKey is the label whose key is on the same physical key of the layout; "" for none.
func sameKey(s *annotations.Schema, l *annotations.Label, layout *keymap.Layout) string {
	if layout == nil {
		return ""
	}
	keys := layout.PhysicalAll(l.Key)
	if len(keys) == 0 {
		return ""
	}
	for i := range s.Labels {
		if other := &s.Labels[i]; other != l && slices.Contains(keys, other.Key) {
			return other.Name
		}
	}
	return ""
}

// Actions are those that set the labels of the digits 1 to 9 and 0, in their order.
var Actions = []keymap.Action{
	keymap.Label1, keymap.Label2, keymap.Label3, keymap.Label4, keymap.Label5,
	keymap.Label6, keymap.Label7, keymap.Label8, keymap.Label9, keymap.Label10,
}

// digits are the characters on the keys of the label actions, in their order.
const digits = "1234567890"

// On is the label of the nth digit, from 0: the one whose key it is, else the schema's nth if that has no key of its own.
// Nil if there is none.
func On(s *annotations.Schema, n int) *annotations.Label {
	if l, ok := s.LabelForKey(digits[n : n+1]); ok {
		return l
	}
	if n < len(s.Labels) && s.Labels[n].Key == "" {
		return &s.Labels[n]
	}
	return nil
}

// Typed is the label that has typed as a key of its own, as it is or as the physical key of the layout in use; nil if there is none.
func Typed(s *annotations.Schema, b keys.Keyboard, typed string) *annotations.Label {
	for _, key := range []string{typed, b.Physical(typed)} {
		if l, ok := s.LabelForKey(key); ok {
			return l
		}
	}
	return nil
}

// Of is the key that sets a label in the text; "" when only the palette does.
func Of(s *annotations.Schema, b keys.Keyboard, l *annotations.Label) string {
	for n, name := range Actions {
		if On(s, n) == l {
			if keys := b.Map.Keys(name, keymap.Reading); len(keys) > 0 {
				return keys[0]
			}
		}
	}
	if l.Key == "" {
		return ""
	}
	if _, taken := b.Map.Taken(l.Key, b.Layout()); taken {
		return ""
	}
	return l.Key
}
