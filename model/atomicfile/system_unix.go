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

func rename(from, to string) error { return os.Rename(from, to) }

func remove(path string) error { return os.Remove(path) }
