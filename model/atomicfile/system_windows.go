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

// patience is how long a file that another program holds is waited for: programs that look for viruses and those that copy folders to a
// cloud open each new file for a moment.
const patience = 2 * time.Second

func rename(from, to string) error { return patiently(func() error { return os.Rename(from, to) }) }

func remove(path string) error { return patiently(func() error { return os.Remove(path) }) }

// patiently tries again, at growing distances, as long as the file is held by another program. Access is refused in the same way to who may
// not write there at all; that is known after a tenth of the time.
func patiently(do func() error) error {
	begun := time.Now()
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := do()
		limit := patience
		if errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			limit = patience / 10
		}
		held := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
			errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !held || time.Since(begun) > limit {
			return err
		}
		time.Sleep(wait)
	}
}
