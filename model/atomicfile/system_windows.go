package atomicfile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// renamesOpen: Go opens files without FILE_SHARE_DELETE, and MoveFileEx then refuses both the file and its target.
const renamesOpen = false

// syncDir has nothing to do: FlushFileBuffers takes no directory, and NTFS keeps a journal of names.
func syncDir(string) error { return nil }

func rename(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) })
}

func remove(path string) error { return patiently(func() error { return os.Remove(path) }) }

func patiently(do func() error) error { return machine.run(do) }

// machine is trying again by the clock of the machine.
var machine = retry{tell: holdOf, now: time.Now, sleep: time.Sleep}

// holdOf tells by an error of Windows whether another program holds the file.
func holdOf(err error) hold {
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return held
	case errors.Is(err, windows.ERROR_ACCESS_DENIED):
		return heldMaybe
	}
	return notHeld
}
