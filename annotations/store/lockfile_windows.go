package store

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"

	"tippani/model/regular"
)

// farOff is where the locked byte stands, in units of 4 GiB: locks are mandatory here, and what the file says is to be read and written
// by others while it is locked.
const farOff = 0x7fffffff

// farLock locks a byte far beyond the end of its file.
type farLock struct {
	path string
	file *os.File
}

func newLockFile(path string) lockFile { return &farLock{path: path} }

// TryLock implements lockFile.
func (l *farLock) TryLock() (bool, error) {
	f, err := regular.Own(l.path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return false, err
	}
	at := windows.Overlapped{OffsetHigh: farOff}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	switch {
	case err == nil:
		l.file = f
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, f.Close()
	case errors.Is(err, windows.ERROR_INVALID_FUNCTION), errors.Is(err, windows.ERROR_NOT_SUPPORTED):
		return false, errors.Join(errors.ErrUnsupported, f.Close())
	}
	return false, errors.Join(err, f.Close())
}

// Stat implements lockFile.
func (l *farLock) Stat() (fs.FileInfo, error) {
	if l.file == nil {
		return nil, fs.ErrClosed
	}
	return l.file.Stat()
}

// Close implements lockFile. It gives the lock up.
func (l *farLock) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// removeHeld lets the file go, then takes it away: an open file can't be removed here, and for the same reason this does not take it
// away from one who has locked it in between.
func (l *lock) removeHeld() {
	there := l.current()
	_ = l.file.Close()
	if there {
		_ = os.Remove(l.path)
	}
}
