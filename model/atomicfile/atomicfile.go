// Package atomicfile puts a whole new file in the place of an old one. Whoever looks sees the one or the other, never a part,
// and so does the next start after a crash or a power cut: the new file is written under a name of its own in the same directory,
// synced, and closed before it takes the other's name; then the directory is synced.
//
// A symbolic link at the name is replaced, not followed; who wants it followed resolves it first.
package atomicfile

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tippani/model/message"
)

// Pending is a new file that is being written. It has no part in anything until Place, Commit or Exchange; before that, and after
// an error, Discard takes it away.
type Pending struct {
	File
	system System
	path   string // whose place it takes
	name   string // until then
	failed error  // of a Write: what is not whole takes no place
	done   bool   // it is in its place, or taken away
}

// Look is what a new file is to look like.
type Look struct {
	Of   string      // the file whose attributes it takes
	Info fs.FileInfo // of that file; nil when there is none
	Mode fs.FileMode // without Info, less the umask
}

// Begin makes a new file beside path, on system, for the place of path. Its own name is one that RemoveLeftovers knows.
func Begin(system System, path string, look Look) (*Pending, error) {
	prefix, suffix := pattern(path)
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	mode := look.Mode
	if look.Info != nil {
		mode = 0o600 // nobody else reads it before it has the right mode
	}
	p := &Pending{system: system, path: path, name: filepath.Join(filepath.Dir(path), prefix+hex.EncodeToString(random)+suffix)}
	var err error
	if p.File, err = system.Open(p.name, os.O_RDWR|os.O_APPEND|os.O_CREATE|os.O_EXCL, mode); err != nil {
		return nil, p.fault(err)
	}
	if look.Info != nil {
		// When the other file has gone meanwhile, there is nothing to look like.
		if err = system.CopyAttributes(look.Of, look.Info, p.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			p.Discard()
			return nil, p.fault(err)
		}
	}
	return p, nil
}

// Create is Begin on the machine's file system: the new file takes the attributes of a plain file at path, or, when there is none,
// mode less the umask. The system's errors are returned as they are.
func Create(path string, mode fs.FileMode) (*Pending, error) {
	look := Look{Of: path, Mode: mode}
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.Mode().IsRegular():
		look.Info = info
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	return Begin(OS{}, path, look)
}

// WriteFile puts a file with data at path, durable when it returns. mode is as for Create.
func WriteFile(path string, data []byte, mode fs.FileMode) error {
	p, err := Create(path, mode)
	if err != nil {
		return err
	}
	defer p.Discard()
	if _, err := p.Write(data); err != nil {
		return err
	}
	return p.Commit()
}

// Write implements io.Writer. After an error the file can only be discarded.
func (p *Pending) Write(data []byte) (int, error) {
	n, err := p.File.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err != nil {
		err = p.fault(err)
		p.failed = err
	}
	return n, err
}

// fault is an error of the system that names the file whose place is to be taken. What the new one is called until then is nobody's business.
func (p *Pending) fault(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at) && at.Path == p.name:
		return &fs.PathError{Op: at.Op, Path: p.path, Err: at.Err}
	case errors.As(err, &link) && link.Old == p.name:
		return &fs.PathError{Op: link.Op, Path: p.path, Err: link.Err}
	}
	return err
}

// Commit puts the file in its place and makes it durable. After an error the old file is as it was.
func (p *Pending) Commit() error {
	if p.failed == nil {
		p.failed = p.fault(p.Sync())
	}
	if err := p.Install(); err != nil {
		return err
	}
	// Not all file systems sync a directory, and not all directories may be read. What a power cut can cost is the name: then the
	// old file is there, whole.
	_ = p.system.SyncDir(filepath.Dir(p.path))
	return nil
}

// Install closes the file and gives it its name. Who needs it to outlast a power cut calls Sync before and syncs the directory after.
func (p *Pending) Install() error {
	if p.done {
		return fs.ErrClosed
	}
	if p.failed != nil {
		p.Discard()
		return p.failed
	}
	err := p.Close()
	if err == nil {
		err = p.system.Rename(p.name, p.path)
	}
	p.done = true
	if err != nil {
		_ = p.system.Remove(p.name)
	}
	return p.fault(err)
}

// Exchange is Place for one who goes on with the file, and who holds former open, the file whose place it takes; nil when there is
// none. It returns the file that is open at path from now on: after an error that is former, or nil when it can't be opened any more.
// Where a system renames no open files, both are closed before and what is at path is opened after.
func (p *Pending) Exchange(former File) (File, error) {
	if p.failed != nil {
		p.Discard()
		return former, p.failed
	}
	if !p.system.RenamesOpen() {
		return p.reopen(former)
	}
	if err := p.system.Rename(p.name, p.path); err != nil {
		p.Discard()
		return former, p.fault(err)
	}
	p.done = true
	if former != nil {
		_ = former.Close()
	}
	return p.File, nil
}

var sayReplaced = message.New("atomicfile.replaced", "%s was replaced by another program at this moment")

func (p *Pending) reopen(former File) (File, error) {
	info, err := p.Stat()
	if err != nil {
		p.Discard()
		return former, err
	}
	if former != nil {
		_ = former.Close()
	}
	placed := p.Install()
	if placed != nil && former == nil {
		return nil, placed
	}
	f, err := p.system.Open(p.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return nil, errors.Join(placed, err)
	}
	if placed != nil {
		return f, placed
	}
	if now, err := f.Stat(); err != nil || !os.SameFile(info, now) {
		_ = f.Close()
		return nil, errors.Join(err, sayReplaced.Error(p.path))
	}
	return f, nil
}

// Discard takes the file away, unless it has taken its place. It may be called again.
func (p *Pending) Discard() {
	if p.done {
		return
	}
	p.done = true
	_ = p.Close()
	_ = p.system.Remove(p.name)
}

// longest is how many bytes of a file's name are part of the name of what will replace it: file systems allow 255 in all.
const longest = 200

// pattern is how the names of new files for the place of path begin and end.
func pattern(path string) (prefix, suffix string) {
	name := filepath.Base(path)
	if len(name) > longest {
		name = strings.ToValidUTF8(name[:longest], "")
	}
	return "." + name + ".tippani-", ".tmp"
}

// RemoveLeftovers removes what a program that was killed has left beside path. Only who holds a lock on path may: new files that
// another program is writing look the same.
func RemoveLeftovers(system System, path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	prefix, suffix := pattern(path)
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			_ = system.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}
