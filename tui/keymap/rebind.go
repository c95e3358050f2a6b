package keymap

import (
	"errors"
	"fmt"
	"slices"
)

// inShortcuts is where an override of [keys] holds.
const inShortcuts = inArticle | HelpPage

// With gives the keymap with a user's keys. An override replaces the action's keys in its places; the others keep theirs.
// File is only for the error, a *ConfigError: a key that would do two things, or a place with no way out.
func (m *Keymap) With(file string, overrides []Override) (*Keymap, error) {
	bindings := slices.Clone(m.bindings)
	for _, o := range overrides {
		places := o.In
		if places == 0 {
			places = inShortcuts
		}
		bindings = replace(bindings, o, places)
	}
	changed, err := build(bindings)
	var collision *CollisionError
	if errors.As(err, &collision) {
		return nil, &ConfigError{file, collisionLine(overrides, collision), collision.remedy(overrides)}
	}
	if err != nil {
		return nil, err
	}
	if err := changed.wayOut(file, overrides); err != nil {
		return nil, err
	}
	changed.sources = map[Action]string{}
	for _, o := range overrides {
		changed.sources[o.Action] = fmt.Sprintf("%s:%d", file, o.Line)
	}
	return changed, nil
}

// wayOut makes sure that no place is left without the keys that lead out of it.
func (m *Keymap) wayOut(file string, overrides []Override) error {
	for _, o := range overrides {
		for _, c := range contextNames {
			needed := o.Action == Cancel || o.Action == Quit && c.context == Reading || o.Action == Accept && c.context.Typing()
			if needed && len(m.Keys(o.Action, c.context)) == 0 {
				return &ConfigError{file, o.Line, fmt.Sprintf("%s has no key left (in %s); give it at least one", o.Action, c.context)}
			}
		}
	}
	return nil
}

// replace takes an action's bindings out of the places and gives it the override's keys where it was. An action that was
// nowhere there gets them in all of the places.
func replace(bindings []Binding, o Override, places Context) []Binding {
	var out []Binding
	was, at := Context(0), -1
	for _, b := range bindings {
		if b.Action != o.Action || b.In&places == 0 {
			out = append(out, b)
			continue
		}
		was |= b.In & places
		if at < 0 {
			at = len(out)
		}
		if b.In &^= places; b.In != 0 {
			out = append(out, b)
		}
	}
	if was == 0 {
		was, at = places, len(out)
	}
	if o.In != 0 {
		return slices.Insert(out, at, Binding{o.Action, o.In, o.Keys})
	}
	if was&Deciding == 0 || o.Action == RejectVersions || slices.Contains(Versions(), o.Action) {
		return slices.Insert(out, at, Binding{o.Action, was, o.Keys})
	}
	// What a key decides at a disagreement does not give way to what it does in an article, unless that is asked for there.
	free := slices.DeleteFunc(slices.Clone(o.Keys), func(key string) bool { return decides(bindings, key) })
	return slices.Insert(out, at, Binding{o.Action, was &^ Deciding, o.Keys}, Binding{o.Action, Deciding, free})
}

// decides reports whether a key takes a version, or rejects all.
func decides(bindings []Binding, key string) bool {
	return slices.ContainsFunc(bindings, func(b Binding) bool {
		return (b.Action == RejectVersions || slices.Contains(Versions(), b.Action)) && slices.Contains(b.Keys, key)
	})
}

func collisionLine(overrides []Override, c *CollisionError) int {
	line := 1
	for _, o := range overrides {
		if (o.Action == c.First || o.Action == c.Second) && slices.Contains(o.Keys, c.Key) {
			line = o.Line
		}
	}
	return line
}

// remedy says which of the two actions has the key by default and so is the one to give another.
func (e *CollisionError) remedy(overrides []Override) string {
	for _, a := range []Action{e.First, e.Second} {
		own := slices.ContainsFunc(overrides, func(o Override) bool { return o.Action == a && slices.Contains(o.Keys, e.Key) })
		if !own {
			return fmt.Sprintf("key %q already does %s (in %s); give %s other keys as well, or choose another key", Show(e.Key), a, e.In,
				a)
		}
	}
	return e.Error()
}
