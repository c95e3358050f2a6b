//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
)

// whole checks what a clean end leaves: a dataset that needs no journal, in which the checker finds nothing.
func (d *worker) whole() error {
	for _, ending := range []string{".journal", ".lock"} {
		if _, err := os.Stat(d.dataset + ending); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is left over after a clean end", d.dataset+ending)
		}
	}
	f, err := os.Open(d.dataset)
	if errors.Is(err, fs.ErrNotExist) && d.sure.equal(newState()) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	var found error
	err = store.Check(d.dataset, f, annotations.Default(), func(p record.Problem) { found = errors.Join(found, errors.New(p.String())) })
	return errors.Join(err, found)
}
