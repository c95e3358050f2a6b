//go:build !windows

package atomicfile

import (
	"errors"
	"os"
)

// renamesOpen: a name and what is open are two things, POSIX rename(2).
const renamesOpen = true

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// patiently does it once: what a program has open keeps nobody from anything.
func patiently(do func() error) error { return do() }

func rename(from, to string) error { return os.Rename(from, to) }

func remove(path string) error { return os.Remove(path) }
