package store

import (
	"crypto/rand"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tippani/model/regular"
)

// file is what the store needs of an open file.
type file interface {
	io.ReaderAt
	io.Writer
	io.Closer
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Sync() error // fsync: contents and metadata
	Datasync() error
}

// disk is what the store needs of a file system. Tests put one that fails in its place.
type disk interface {
	Open(path string, flag int, mode fs.FileMode) (file, error)
	Stat(path string) (fs.FileInfo, error)
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(path string) error
	CopyAttributes(from string, info fs.FileInfo, to string) error
}

type osDisk struct{}

type osFile struct{ *os.File }

func (osDisk) Open(path string, flag int, mode fs.FileMode) (file, error) {
	f, err := regular.Own(path, flag, mode)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) Stat(path string) (fs.FileInfo, error) { return os.Lstat(path) }
func (osDisk) Rename(from, to string) error          { return os.Rename(from, to) }
func (osDisk) Remove(path string) error              { return os.Remove(path) }

// CopyAttributes gives the new file the mode, owner, ACL and extended attributes of the one it will replace, as far as
// the person running the program may.
func (osDisk) CopyAttributes(from string, info fs.FileInfo, to string) error {
	copyOwner(info, to)
	copyExtended(from, to)
	return os.Chmod(to, info.Mode().Perm())
}

func (f osFile) Datasync() error { return datasync(f.File) }

// reader reads a whole file from its start, whatever has been read before.
func reader(f file, size int64) io.Reader { return io.NewSectionReader(f, 0, size) }

func tempPattern(path string) (prefix, suffix string) {
	return "." + filepath.Base(path) + ".tippani-", ".tmp"
}

// createTemp makes a new file beside path, under a name that removeLeftovers recognises. like is what it will replace,
// or whose attributes it takes; nil for none.
func createTemp(d disk, path string, like fs.FileInfo) (file, string, error) {
	prefix, suffix := tempPattern(path)
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return nil, "", err
	}
	name := filepath.Join(filepath.Dir(path), prefix+hex.EncodeToString(random)+suffix)
	mode := fs.FileMode(0o666)
	if like != nil {
		mode = 0o600 // nobody else reads it before it has the right mode
	}
	f, err := d.Open(name, os.O_RDWR|os.O_APPEND|os.O_CREATE|os.O_EXCL, mode)
	return f, name, err
}

// removeLeftovers removes what a rewrite that was killed has left beside path. Only the holder of the lock may.
func removeLeftovers(d disk, path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	prefix, suffix := tempPattern(path)
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			_ = d.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

// identity tells whether a file is still the one that was read.
type identity struct{ info fs.FileInfo }

func (i identity) same(now fs.FileInfo) bool {
	return i.info != nil && now != nil && os.SameFile(i.info, now) && i.info.Size() == now.Size() && i.info.ModTime().Equal(now.ModTime())
}
