package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/model"
	"tippani/model/regular"
)

// Directory walks the files of a directory, or the one file that was given, in order of name.
type Directory struct {
	in    formats.Input
	names []string
}

// NewDirectory finds the files with one of the extensions, in sub-directories too, as brat's collections have them.
func NewDirectory(in formats.Input, extensions ...string) (*Directory, error) {
	l := &Directory{in: in}
	if in.Dir == nil {
		return nil, fmt.Errorf("%s: this format is a directory of files; give the directory", in.Name)
	}
	if in.R != nil {
		l.names = []string{path.Base(strings.ReplaceAll(in.Name, `\`, "/"))}
		return l, nil
	}
	err := fs.WalkDir(in.Dir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && slices.Contains(extensions, path.Ext(name)) &&
			!strings.HasPrefix(path.Base(name), ".") {
			l.names = append(l.names, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: the directory can't be read: %w", in.Name, err)
	}
	if len(l.names) == 0 {
		return nil, fmt.Errorf("%s: there is no %s file in the directory; check the path and the format", in.Name,
			strings.Join(extensions, " or "))
	}
	return l, nil
}

// Next is the name of the next file; io.EOF after the last.
func (l *Directory) Next() (string, error) {
	if len(l.names) == 0 {
		return "", io.EOF
	}
	name := l.names[0]
	l.names = l.names[1:]
	return name, nil
}

// ReadNext is the name and text of the next file, without a byte order mark; io.EOF after the last.
func (l *Directory) ReadNext() (name, text string, err error) {
	if name, err = l.Next(); err != nil {
		return "", "", err
	}
	text, _, err = l.Read(name)
	return name, strings.TrimPrefix(text, "\uFEFF"), err
}

// Read gives a file's text, a byte order mark included: brat counts it. It gives false when the file does not exist.
func (l *Directory) Read(name string) (string, bool, error) {
	data, err := ReadBeside(l.in.Dir, name, model.MaxRecord)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("%s: %w", name, err)
	}
	if !utf8.Valid(data) {
		return "", false, fmt.Errorf("%s: the file is not valid UTF-8; convert it first", name)
	}
	return string(data), true, nil
}

// ReadBeside reads a plain file of a directory, of at most limit bytes. A pipe or a device is not waited for.
func ReadBeside(dir fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(dir, name)
	if err != nil {
		return nil, err
	}
	if kind := regular.Kind(info.Mode()); !kind.None() {
		return nil, &regular.KindError{Path: name, Kind: kind}
	}
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return regular.ReadAll(name, f, info.Size(), limit)
}
