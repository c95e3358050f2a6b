//go:build !windows

package store

import (
	"os"

	"github.com/gofrs/flock"

	"tippani/model/regular"
)

func newLockFile(path string) lockFile {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR|regular.OwnFlags), flock.SetPermissions(0o644))
}

// removeHeld takes the locked file away, then lets it go: whoever opened it before and locks it after sees that it is not the one at
// the path any more.
func (l *lock) removeHeld() {
	if l.current() {
		_ = os.Remove(l.path)
	}
	_ = l.file.Close()
}
