package atomicfile

import (
	"io"
	"io/fs"
	"os"

	"tippani/model/regular"
)

// File is an open file.
type File interface {
	io.ReaderAt
	io.Writer
	io.Closer
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Sync() error     // fsync: contents and metadata
	Datasync() error // contents, and of the metadata what reading them needs, where the system tells the two apart
}

// System is a file system. Tests put one that fails, or that forgets what was not synced, in the place of OS.
type System interface {
	// Open opens a plain file; flag and mode are those of os.OpenFile. No link is followed and no pipe waited for.
	Open(path string, flag int, mode fs.FileMode) (File, error)
	// Stat looks at what has a name, a link included.
	Stat(path string) (fs.FileInfo, error)
	Rename(from, to string) error
	Remove(path string) error
	// SyncDir makes the names in a directory durable, on systems where a directory can be synced.
	SyncDir(path string) error
	// CopyAttributes gives the file to the mode, owner, ACL and extended attributes of the one at from, as far as the
	// person running the program may.
	CopyAttributes(from string, info fs.FileInfo, to string) error
	// RenamesOpen reports whether a file that is open can be renamed, and its name given to another one.
	RenamesOpen() bool
}

// OS is the file system of the machine.
type OS struct{}

type osFile struct{ *os.File }

// Open implements System.
func (OS) Open(path string, flag int, mode fs.FileMode) (File, error) {
	f, err := regular.Own(path, flag, mode)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

// Stat implements System.
func (OS) Stat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

// Patiently does something to a file or a directory again, on Windows, as long as another program holds it, for up to two seconds.
func Patiently(do func() error) error { return patiently(do) }

// Rename implements System. It replaces what is at to, on Windows too, where a file that another program holds is waited for up to two
// seconds.
func (OS) Rename(from, to string) error { return rename(from, to) }

// Remove implements System.
func (OS) Remove(path string) error { return remove(path) }

// SyncDir implements System.
func (OS) SyncDir(path string) error { return syncDir(path) }

// CopyAttributes implements System.
func (OS) CopyAttributes(from string, info fs.FileInfo, to string) error {
	copyOwner(info, to)
	copyExtended(from, to)
	return os.Chmod(to, info.Mode().Perm())
}

// RenamesOpen implements System.
func (OS) RenamesOpen() bool { return renamesOpen }

// Datasync implements File.
func (f osFile) Datasync() error { return datasync(f.File) }

// Links is how many names a file has (hard links); 1 where that is not known.
func Links(info fs.FileInfo) int { return linkCount(info) }
