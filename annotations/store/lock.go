package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"tippani/model/message"
	"tippani/model/regular"
)

// lock is held while a dataset is open for writing. The kernel gives it up when its holder dies, so it can't go stale.
type lock struct {
	path      string
	file      lockFile
	described chan struct{} // closed once the file says who holds the lock
}

// lockFile is the file at a path, made if need be, that one process at a time can lock. Without locks in the file system TryLock fails
// with ENOLCK or ErrUnsupported.
type lockFile interface {
	TryLock() (bool, error)
	Stat() (fs.FileInfo, error)
	Close() error
}

// holder is what the lock file says about who holds it.
type holder struct {
	PID       int       `json:"pid"`
	Host      string    `json:"host"`
	Annotator string    `json:"annotator,omitempty"`
	Since     time.Time `json:"since"`
}

var (
	sayNoLocks = message.New("store.no-locks", "%s: this file system has no locks, so nothing keeps a second annotator out; make "+
		"sure that you are the only one")
	sayNotLocked = message.New("store.not-locked", "%s can't be locked: %w; read it with tippani open --read-only, or choose another file "+
		"with --output")
	saySomethingElse = message.New("store.something-else", "it holds something else")
	sayNoLockOfOurs  = message.New("store.no-lock-of-ours", "%s can't be locked, because %s is no lock of tippani (%w); move that away, "+
		"or choose another file with --output")
)

// acquire takes the lock of a dataset. On a file system without locks it returns a warning and no lock.
func acquire(dataset, annotator string, now time.Time) (l *lock, warning message.Message, err error) {
	path := dataset + ".lock"
	for range 8 {
		if err := regular.Mine(path); err != nil {
			return nil, message.Message{}, notOurs(dataset, path, err)
		}
		f := newLockFile(path)
		got, err := f.TryLock()
		switch {
		case errors.Is(err, syscall.ENOLCK) || errors.Is(err, errors.ErrUnsupported):
			return nil, sayNoLocks.With(dataset), nil
		case err != nil:
			return nil, message.Message{}, sayNotLocked.Error(dataset, err)
		case !got:
			return nil, message.Message{}, lockedBy(dataset, path)
		}
		if l := (&lock{path: path, file: f, described: make(chan struct{})}); l.current() {
			if err := l.ours(); err != nil {
				_ = f.Close()
				return nil, message.Message{}, notOurs(dataset, path, err)
			}
			go l.describe(annotator, now)
			return l, message.Message{}, nil
		}
		_ = f.Close() // the former holder removed the file between our open and our lock
	}
	return nil, message.Message{}, &LockedError{Path: dataset}
}

// current reports whether the locked file is still the one at the path.
func (l *lock) current() bool {
	held, err := l.file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(l.path)
	return err == nil && os.SameFile(held, there)
}

// describe writes who holds the lock, for the message that a second annotator gets. Its failure costs that message only, and
// nobody waits for it: the first frame should not wait for a disk.
func (l *lock) describe(annotator string, now time.Time) {
	defer close(l.described)
	host, _ := os.Hostname()
	body, err := json.Marshal(holder{PID: os.Getpid(), Host: host, Annotator: annotator, Since: now.UTC().Truncate(time.Second)})
	if err != nil {
		return
	}
	f, err := regular.Own(l.path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer f.Close()
	held, err := l.file.Stat()
	there, statErr := f.Stat()
	if err == nil && statErr == nil && os.SameFile(held, there) && f.Truncate(0) == nil {
		_, _ = f.Write(append(body, '\n'))
	}
}

// ours looks whether the file that is locked is a lock: nothing, or what describe writes. Anything else is somebody's file
// that happens to have this name.
func (l *lock) ours() error {
	body, err := regular.Read(l.path, maxHolder)
	var large *regular.TooLargeError
	if err != nil && !errors.As(err, &large) {
		return err
	}
	if large != nil || len(body) > 0 && !bytes.HasPrefix(body, []byte(`{"pid":`)) {
		return saySomethingElse.Error()
	}
	return nil
}

// maxHolder is more than describe ever writes, in bytes.
const maxHolder = 64 << 10

func notOurs(dataset, path string, err error) error {
	return sayNoLockOfOurs.Error(dataset, path, err)
}

func lockedBy(dataset, path string) error {
	locked := &LockedError{Path: dataset}
	var h holder
	body, err := regular.Read(path, maxHolder)
	for tries := 0; err == nil && len(body) == 0 && tries < 20; tries++ {
		time.Sleep(time.Millisecond) // the holder has the lock and is about to say who it is
		body, err = regular.Read(path, maxHolder)
	}
	if err == nil && json.Unmarshal(body, &h) == nil {
		locked.PID, locked.Host, locked.Annotator, locked.Since = h.PID, h.Host, h.Annotator, h.Since
	}
	return locked
}

func (l *lock) release() {
	if l == nil {
		return
	}
	<-l.described
	l.removeHeld()
}
