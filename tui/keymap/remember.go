package keymap

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tippani/model"
	"tippani/model/atomicfile"
	"tippani/model/message"
	"tippani/model/nearest"
	"tippani/model/regular"
)

// Origin says where the knowledge of the layout comes from.
type Origin string

// The origins, in the order in which they are believed.
const (
	FromConfig Origin = "configuration"
	FromSystem Origin = "system"
	FromAnswer Origin = "answer" // the program asked once and remembered
	Unknown    Origin = "unknown"
)

// Choose finds the Bengali layout in use: the configured one, else the system's, else the remembered one. With none, the
// layout is nil and the program asks when Lookup gives Choices. The error, for a configured name that is not known or a
// state file that can not be read, comes with the best layout that could be found all the same.
func Choose(configured string, system System, statePath string) (*Layout, Origin, error) {
	var fault error
	if configured != "" {
		l, ok := LayoutNamed(configured)
		if ok {
			return l, FromConfig, nil
		}
		fault = UnknownLayoutError{configured}
	}
	if l, _, ok := system.Layout(); ok {
		return l, FromSystem, fault
	}
	l, err := Recall(statePath)
	if l != nil {
		return l, FromAnswer, fault
	}
	if fault == nil {
		fault = err
	}
	return nil, Unknown, fault
}

// LayoutNames lists the layouts by name.
func LayoutNames() []string {
	var names []string
	for _, l := range layouts() {
		names = append(names, l.Name)
	}
	return names
}

// UnknownLayoutError is a name that no layout has.
type UnknownLayoutError struct{ Name string }

func (e UnknownLayoutError) Error() string {
	return fmt.Sprintf("there is no keyboard layout %q%s; choose one of %s", e.Name, nearest.Hint(e.Name, LayoutNames()),
		strings.Join(LayoutNames(), ", "))
}

var (
	sayLayoutUnread    = message.New("keymap.layout-unread", "%s: the remembered keyboard layout can not be read: %w")
	sayLayoutRemovable = message.New("keymap.layout-removable", "%s: %w, or remove the file")
	sayLayoutNotKept   = message.New("keymap.layout-not-kept", "the keyboard layout can not be remembered: %w")
)

// Recall reads the remembered layout; nil and no error when there is none.
func Recall(path string) (*Layout, error) {
	data, err := regular.Read(path, model.MaxSettings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, sayLayoutUnread.Error(path, err)
	}
	name := strings.TrimSpace(string(data))
	l, ok := LayoutNamed(name)
	if !ok {
		return nil, sayLayoutRemovable.Error(path, UnknownLayoutError{name})
	}
	return l, nil
}

// Remember writes the layout down for the next start, atomically.
func Remember(path string, l *Layout) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return sayLayoutNotKept.Error(err)
	}
	if err := atomicfile.WriteFile(path, []byte(l.Name+"\n"), 0o600); err != nil {
		return sayLayoutNotKept.Error(err)
	}
	return nil
}
