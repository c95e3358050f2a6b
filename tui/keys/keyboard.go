package keys

import "tippani/tui/keymap"

// Layouts remembers which Bengali keyboard layout the user has.
type Layouts interface {
	// Current is the layout; false while nobody has said which it is.
	Current() (*keymap.Layout, bool)
	// Remember makes a layout the current one. An error means that it holds for this run only.
	Remember(*keymap.Layout) error
}

// Keyboard is what keys mean: the keymap in force, and the Bengali layout that the keys are typed in.
type Keyboard struct {
	Map     *keymap.Keymap
	Layouts Layouts // nil for a keyboard without Bengali letters
}

// Layout is the Bengali keyboard layout in use, nil while it is not known.
func (b Keyboard) Layout() *keymap.Layout {
	if b.Layouts == nil {
		return nil
	}
	l, _ := b.Layouts.Current()
	return l
}

// Lookup finds what one keystroke means.
func (b Keyboard) Lookup(in keymap.Context, k Press) keymap.Meaning {
	return b.Map.Lookup(in, k.Name, b.Layout())
}

// Action is the action of one keystroke; "" when it has none, or when nobody knows before the user has said which layout is in use.
func (b Keyboard) Action(in keymap.Context, k Press) keymap.Action {
	m := b.Lookup(in, k)
	if m.Choices != nil {
		return ""
	}
	return m.Action
}

// Physical is the US letter on the physical key that types text in the layout in use; text itself when it is ASCII or no layout is
// known to have it.
func (b Keyboard) Physical(text string) string {
	if m := b.Map.Lookup(keymap.Reading, text, b.Layout()); m.Key != "" {
		return m.Key
	}
	return text
}
