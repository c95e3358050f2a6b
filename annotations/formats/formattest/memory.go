package formattest

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
)

// ImportFixture reads a file of the package's testdata, which has to be told for the format.
func ImportFixture(t *testing.T, format, name string, opt formats.Options) ([]*formats.Doc, error) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	detected, err := catalogue.Detect(name, data[:min(len(data), 4096)], nil)
	if err != nil || detected.Name != format {
		t.Errorf("%s is taken for %q (%v)", name, detected.Name, err)
	}
	f, err := catalogue.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	return ImportAll(f, formats.Input{Name: name, R: bytes.NewReader(data)}, opt)
}

// Memory is an output kept in memory, with the files made beside it.
type Memory struct {
	bytes.Buffer
	Files fstest.MapFS
}

// MemoryFile is a file of a Memory while it is written.
type MemoryFile struct {
	bytes.Buffer
	name string
	In   fstest.MapFS
}

// Close implements io.Closer: the file takes its place.
func (m *MemoryFile) Close() error {
	m.In[m.name] = &fstest.MapFile{Data: bytes.Clone(m.Bytes())}
	return nil
}

// NewMemory is an empty output.
func NewMemory() *Memory { return &Memory{Files: fstest.MapFS{}} }

// Output is what a writer of any format writes to.
func (w *Memory) Output() formats.Output {
	return formats.Output{Name: "out", W: w, Create: func(name string) (io.WriteCloser, error) {
		if !fs.ValidPath(name) || strings.Contains(strings.TrimPrefix(name, "data/"), "/") {
			return nil, errors.New("not a plain file name: " + name)
		}
		return &MemoryFile{name: name, In: w.Files}, nil
	}}
}

// Input is what was written, to be read in format f.
func (w *Memory) Input(f formats.Format) formats.Input {
	in := formats.Input{Name: "out", Dir: w.Files}
	if !f.Directory {
		in.R = bytes.NewReader(w.Bytes())
	}
	return in
}

// Export writes documents and returns what was written.
func Export(f formats.Format, opt formats.Options, docs ...*formats.Doc) (*Memory, error) {
	w := NewMemory()
	out, err := f.NewWriter(w.Output(), opt)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if err := out.Write(d); err != nil {
			return nil, err
		}
	}
	return w, out.Close()
}

// ReadAll reads to the end.
func ReadAll(r formats.Reader) ([]*formats.Doc, error) {
	var all []*formats.Doc
	for {
		d, err := r.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, d)
	}
}

// ImportAll reads all of an input.
func ImportAll(f formats.Format, in formats.Input, opt formats.Options) ([]*formats.Doc, error) {
	r, err := f.NewReader(in, opt)
	if err != nil {
		return nil, err
	}
	return ReadAll(r)
}

// ImportString reads content as a file of the format of that name.
func ImportString(t testing.TB, format, content string, opt formats.Options) ([]*formats.Doc, error) {
	t.Helper()
	f, err := catalogue.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	return ImportAll(f, formats.Input{Name: "in", R: strings.NewReader(content)}, opt)
}
