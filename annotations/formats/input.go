package formats

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tippani/model/regular"
)

// Input is what a reader reads. R is the file itself; Dir holds the files beside it, or all files of a format that is a
// directory. Either may be nil when the format does without.
type Input struct {
	Name string // for messages and for finding files beside it
	R    io.Reader
	Dir  fs.FS
}

// Output is what a writer writes. Create makes a file beside W, or one of the files of a format that is a directory.
type Output struct {
	Name   string
	W      io.Writer
	Create func(name string) (io.WriteCloser, error)
}

// OpenPath opens a file or a directory for reading.
func OpenPath(path string) (Input, io.Closer, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Input{}, nil, fmt.Errorf("the input can't be opened: %w", err)
	}
	if info.IsDir() {
		return Input{Name: path, Dir: os.DirFS(path)}, io.NopCloser(nil), nil
	}
	f, _, err := regular.OpenStream(path)
	if err != nil {
		return Input{}, nil, fmt.Errorf("the input can't be opened: %w", err)
	}
	return Input{Name: path, R: f, Dir: os.DirFS(filepath.Dir(path))}, f, nil
}

var errNoFile = errors.New("this format needs a file to read; it can't be read from nothing")

// Reader is the file itself, which must be there.
func (in Input) Reader() (io.Reader, error) {
	if in.R == nil {
		return nil, fmt.Errorf("%s: %w", in.Name, errNoFile)
	}
	return in.R, nil
}

func (out Output) write(b []byte) error {
	_, err := out.W.Write(b)
	return err
}

// WriteFile makes one whole file beside the output.
func (out Output) WriteFile(name string, b []byte) error {
	if out.Create == nil {
		return fmt.Errorf("%s: this format writes several files; give a path with --output", out.Name)
	}
	f, err := out.Create(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(b); err != nil {
		_ = f.Close() // says the same
		return writeFault(name, err)
	}
	return f.Close()
}
