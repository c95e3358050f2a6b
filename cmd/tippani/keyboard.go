package main

import (
	"fmt"
	"os"
	"sync"

	"tippani/tui/keymap"
	"tippani/tui/keys"
)

// keyboard knows which Bengali layout the user has. The system is asked only when a key is pressed: most starts need no answer.
type keyboard struct {
	configured string
	system     keymap.System
	remembered string // the file with the layout that the user named
	once       sync.Once
	layout     *keymap.Layout
}

// layouts checks a configured layout name at once, since its error should name the configuration's file.
func layouts(env environment, path, configured string) (keys.Layouts, error) {
	if configured != "" {
		if _, ok := keymap.LayoutNamed(configured); !ok {
			return nil, fmt.Errorf("%s: keyboard-layout: %w", path, keymap.UnknownLayoutError{Name: configured})
		}
	}
	return &keyboard{configured: configured, system: keymap.System{Getenv: env.vars.Get, ReadFile: os.ReadFile},
		remembered: env.dirs.keyboardLayout()}, nil
}

func (k *keyboard) Current() (*keymap.Layout, bool) {
	k.once.Do(func() {
		// What can't be read is asked of the user when it matters.
		k.layout, _, _ = keymap.Choose(k.configured, k.system, k.remembered)
	})
	return k.layout, k.layout != nil
}

func (k *keyboard) Remember(l *keymap.Layout) error {
	k.layout = l
	return keymap.Remember(k.remembered, l)
}
