package formats

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"tippani/model/atomicfile"
)

// Pending is an output file, buffered, that appears under its name only when it is whole.
type Pending struct {
	Output
	mu   sync.Mutex // between Commit and Discard
	file *atomicfile.Pending
	buf  *bufio.Writer
}

// Create prepares an output of the format: a directory when it is one, else a file.
func (f Format) Create(path string) (*Pending, error) {
	if !f.Directory {
		return CreateFile(path)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("the output directory can't be made: %w", err)
	}
	return &Pending{Output: Output{Name: path, Create: createIn(path)}}, nil
}

// CreateFile prepares an output file. Commit puts it in its place; Discard gives it up. Each file beside appears when it is whole.
func CreateFile(path string) (*Pending, error) {
	file, err := atomicfile.Create(path, 0o644)
	if err != nil {
		return nil, writeFault(path, err)
	}
	buf := bufio.NewWriterSize(file, 256<<10)
	return &Pending{Output: Output{Name: path, W: buf, Create: createIn(filepath.Dir(path))}, file: file, buf: buf}, nil
}

// createIn makes files of a directory, each of which appears when it is whole.
func createIn(dir string) func(name string) (io.WriteCloser, error) {
	return func(name string) (io.WriteCloser, error) {
		if below := filepath.Dir(name); below != "." {
			if err := os.MkdirAll(filepath.Join(dir, below), 0o755); err != nil {
				return nil, writeFault(filepath.Join(dir, name), err)
			}
		}
		file, err := atomicfile.Create(filepath.Join(dir, name), 0o644)
		if err != nil {
			return nil, writeFault(filepath.Join(dir, name), err)
		}
		return whole{file}, nil
	}
}

// writeFault is what stands in the way of an output.
func writeFault(path string, err error) error { return WriteFault(path, filepath.Dir(path), err) }

// WriteFault is what stands in the way of an output that is made in a directory. The name that it has until it is whole is nobody's business.
func WriteFault(output, in string, err error) error {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		switch info, gone := os.Stat(in); {
		case gone == nil && !info.IsDir(): // as Windows puts it
			return noDirectory(output, in)
		case gone == nil:
			return fmt.Errorf("%s can't be written: no files can be made in %s; name another output with -o", output, in)
		}
		return fmt.Errorf("%s can't be written: there is no directory %s; make it, or name another output with -o", output, in)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s can't be written: you may make no files in %s; change its permissions, or name another output with -o", output, in)
	case errors.Is(err, syscall.ENOTDIR):
		return noDirectory(output, in)
	case errors.As(err, &at):
		err = at.Err
	}
	return fmt.Errorf("%s can't be written: %w", output, err)
}

func noDirectory(output, in string) error {
	return fmt.Errorf("%s can't be written: %s is no directory; name another output with -o", output, in)
}

// WriteTo is a Pending that has no name to appear under, such as standard output: what is written goes out as it comes.
func WriteTo(name string, w io.Writer) *Pending {
	buf := bufio.NewWriterSize(w, 64<<10)
	return &Pending{Output: Output{Name: name, W: buf}, buf: buf}
}

// Commit puts the file in its place. Call it after the Writer's Close.
func (p *Pending) Commit() error {
	if p.buf == nil {
		_ = atomicfile.OS{}.SyncDir(p.Name) // not every file system can
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.buf.Flush()
	if err == nil && p.file != nil {
		err = p.file.Commit()
	}
	if err != nil {
		return writeFault(p.Name, err)
	}
	return nil
}

// Discard gives the output up unless it was committed. It may be called at any time, while the output is being written too.
func (p *Pending) Discard() {
	if p.file == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.file.Discard()
}

// whole is a file that takes its place when closed.
type whole struct{ *atomicfile.Pending }

// Close implements io.Closer. The names in a directory are made durable at once, by Pending.Commit.
func (w whole) Close() error {
	if err := w.Sync(); err != nil {
		w.Discard()
		return err
	}
	return w.Install()
}
