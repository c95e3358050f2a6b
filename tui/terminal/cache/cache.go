// Package cache keeps what was measured in a terminal from one start of the program to the next, so that only what is new has to
// be asked for.
//
// There is a file for each terminal identity. What is in it is never trusted blindly: each start asks the terminal for a few of
// the widths again, and if one differs, everything is measured anew. A file that is damaged counts as absent. Files are replaced
// atomically, so that programs that run at the same time leave one of the two versions, whole.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"tippani/model/atomicfile"
	"tippani/model/regular"
	"tippani/tui/terminal"
)

const (
	// format is the version of the file's form.
	format = 1
	// capacity is the most forms that are kept for one terminal: several times what a large collection of articles has.
	capacity = 20000
	// widest is more columns than any form takes that can be a probe.
	widest = 80
	// largest is the size in bytes from which a file is taken for something else.
	largest = 8 << 20
)

// Cache is the directory with the files, which is made when it is first needed. The zero value keeps nothing.
type Cache struct{ Dir string }

// record is the content of a file.
type record struct {
	Format   int            `json:"format"`
	Identity string         `json:"identity"`
	Version  string         `json:"version"`
	Widths   map[string]int `json:"widths"`
}

func (c Cache) file(identity string) string {
	sum := sha256.Sum256([]byte(identity))
	return filepath.Join(c.Dir, hex.EncodeToString(sum[:12])+".json")
}

// load reads the record of an identity; an empty one when there is none that is whole.
func (c Cache) load(identity string) record {
	if c.Dir == "" {
		return record{}
	}
	name := c.file(identity)
	b, err := regular.Read(name, largest)
	if err != nil {
		return record{}
	}
	var r record
	if json.Unmarshal(b, &r) != nil || r.Format != format || r.Identity != identity {
		return record{}
	}
	for form, columns := range r.Widths {
		if columns < 0 || columns > widest || !terminal.Probable(form) {
			return record{}
		}
	}
	return r
}

// save replaces the record of an identity.
func (c Cache) save(r record) error {
	if c.Dir == "" {
		return nil
	}
	if len(r.Widths) > capacity {
		r.Widths = maps.Clone(r.Widths)
		for form := range r.Widths {
			if len(r.Widths) <= capacity {
				break
			}
			delete(r.Widths, form)
		}
	}
	r.Format = format
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return fmt.Errorf("keeping the measured widths: %w", err)
	}
	if err := atomicfile.WriteFile(c.file(r.Identity), b, 0o600); err != nil {
		return fmt.Errorf("keeping the measured widths: %w", err)
	}
	return nil
}

// keep saves under the whole identity and under the one by which the terminal is known before it has answered.
func (c Cache) keep(id Identify, version string, widths map[string]int) error {
	for _, identity := range []string{id(version), id("")} {
		if err := c.save(record{Identity: identity, Version: version, Widths: widths}); err != nil {
			return err
		}
	}
	return nil
}

func contains(all, some map[string]int) bool {
	for form, columns := range some {
		if known, ok := all[form]; !ok || known != columns {
			return false
		}
	}
	return true
}
