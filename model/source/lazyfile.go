package source

import (
	"io"
	"os"
	"sync"
)

// lazyFile is a file that is open while somebody reads it, so that a directory of a thousand books does not need a thousand
// open files.
type lazyFile struct {
	path  string
	mu    sync.Mutex
	users int
	file  *os.File
	err   error
}

// acquire keeps the file open until release.
func (l *lazyFile) acquire() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.users++; l.users == 1 {
		l.file, _, l.err = openRegular(l.path)
	}
}

func (l *lazyFile) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.users--; l.users == 0 && l.file != nil {
		l.file.Close()
		l.file = nil
	}
}

// ReadAt reads while the file is acquired.
func (l *lazyFile) ReadAt(p []byte, at int64) (int, error) {
	l.mu.Lock()
	f, err := l.file, l.err
	l.mu.Unlock()
	if f == nil {
		if err == nil {
			err = io.ErrClosedPipe
		}
		return 0, err
	}
	return f.ReadAt(p, at)
}
