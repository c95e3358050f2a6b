package keymap

import (
	"fmt"
	"slices"
)

// Binding says that in the places In, each of Keys does Action.
type Binding struct {
	Action Action
	In     Context
	Keys   []string // key names as Bubble Tea prints them; characters as on a US keyboard
}

// Keymap resolves keys to actions. It does not change after it is made.
type Keymap struct {
	bindings []Binding
	actions  map[chord]Action
	sources  map[Action]string // FILE:LINE where the user gave an action its keys
}

type chord struct {
	in  Context // exactly one
	key string
}

// CollisionError reports one key given to two actions in the same place.
type CollisionError struct {
	Key           string
	In            Context
	First, Second Action
}

func (e *CollisionError) Error() string {
	return fmt.Sprintf("key %q would do both %s and %s (in %s); give one of them another key", e.Key, e.First, e.Second, e.In)
}

func build(bindings []Binding) (*Keymap, error) {
	m := &Keymap{bindings: bindings, actions: map[chord]Action{}}
	for _, b := range bindings {
		for _, c := range contextNames {
			if b.In&c.context == 0 {
				continue
			}
			for _, key := range b.Keys {
				if c.context.Typing() && Printable(key) {
					continue
				}
				p := chord{c.context, key}
				if other, taken := m.actions[p]; taken && other != b.Action {
					return nil, &CollisionError{key, c.context, other, b.Action}
				}
				m.actions[p] = b.Action
			}
		}
	}
	return m, nil
}

// Bindings lists every binding in the order of the manual. An action may have several, for different places.
func (m *Keymap) Bindings() []Binding { return slices.Clone(m.bindings) }

// Keys lists the keys of an action in one place, the most usual first.
func (m *Keymap) Keys(a Action, in Context) []string {
	var keys []string
	for _, b := range m.bindings {
		if b.Action != a || b.In&in == 0 {
			continue
		}
		for _, key := range b.Keys {
			if m.actions[chord{in, key}] == a && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// Actions lists every action in the order of the manual.
func Actions() []Action {
	var all []Action
	for _, b := range defaults() {
		if !slices.Contains(all, b.Action) {
			all = append(all, b.Action)
		}
	}
	return all
}

// Exact is the action of a key by its US name in one place, without any Bengali layout; "" for none.
func (m *Keymap) Exact(in Context, key string) Action { return m.actions[chord{in, key}] }
