package tui

import (
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/tui/keymap"
	"tippani/tui/keys"
)

// LabelKeys refuses keys of labels that do something else: a command has them, in the Bengali layout in use or, where that
// is not known, in any; or they can't be typed as one key.
func LabelKeys(m *keymap.Keymap, in keys.Layouts) annotations.KeyCheck {
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
	if n, ok := keymap.LabelNumber(t.Action); ok && labelOn(s, n-1) == l {
		return true
	}
	for n, name := range labelActions {
		if annotations.CanonicalKey(l.Key) == labelDigits[n:n+1] {
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
		if l := labelOn(s, n-1); l != nil {
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
