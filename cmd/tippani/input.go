package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"tippani/model"
)

// datasetInput is a dataset that is being read.
type datasetInput struct {
	name string // for messages
	in   io.Reader
	file *os.File // of which in reads; nil for a version in which there was no file
	size int64    // bytes, 0 when not known before the end
}

func (d *datasetInput) Close() {
	if d.file != nil {
		_ = d.file.Close()
	}
}

// headBytes is how much of an input is looked at to tell what it is.
const headBytes = 256 << 10

// openDataset opens a dataset for looking; - is standard input. What is no dataset is refused, with the command that reads it. Changes
// that still stand in its journal are not part of it, and that is said.
func openDataset(env environment, path string) (*datasetInput, error) {
	d, err := openInput(env, path)
	if err != nil {
		return nil, err
	}
	head, whole, err := headOf(d.in, headBytes)
	if err != nil {
		err = readFault(d.name, err)
	} else {
		err = notADataset(path, head, whole)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	d.in = io.MultiReader(bytes.NewReader(head), d.in)
	if hasJournal(path) {
		fmt.Fprintf(env.stderr, "%s: its journal holds changes that are not in the dataset yet; quit the tippani that has it open, or "+
			"open it once, to have them counted\n", path)
	}
	return d, nil
}

// headOf reads at least so many bytes and the first line to its end, as far as a record may be long: a line that is cut is no record, and
// looks like another tool's. whole says that nothing follows.
func headOf(r io.Reader, least int) (head []byte, whole bool, err error) {
	head, err = io.ReadAll(io.LimitReader(r, int64(least)))
	for err == nil && len(head) >= least && len(head) <= model.MaxRecord && bytes.IndexByte(head, '\n') < 0 {
		more := len(head)
		head = slices.Grow(head, more)
		var n int
		n, err = io.ReadFull(r, head[len(head):2*more])
		head = head[:more+n]
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return head, true, nil
	}
	return head, err == nil && len(head) < least, err
}

// noVersion reports whether a name is what git gives for a file that was not there: /dev/null on every system, which its shell on Windows
// makes nul of.
func noVersion(path string) bool {
	return path == "/dev/null" || runtime.GOOS == "windows" && strings.EqualFold(path, os.DevNull)
}

// openVersion is openSeekable for git, which gives an empty file, or the name of none, for a version in which there was none.
func openVersion(env environment, path string) (*datasetInput, error) {
	if noVersion(path) {
		return &datasetInput{name: path, in: strings.NewReader("")}, nil
	}
	d, err := openSeekable(env, path)
	var foreign *foreignError
	if errors.As(err, &foreign) && foreign.empty {
		return &datasetInput{name: path, in: strings.NewReader("")}, nil
	}
	return d, err
}

// openSide is openSeekable for a side of a comparison, of which the name of none says that there is none.
func openSide(env environment, path string) (*datasetInput, error) {
	if noVersion(path) {
		return openVersion(env, path)
	}
	return openSeekable(env, path)
}

// openSeekable is openDataset for what is read at several places or twice: a pipe is copied to a temporary file first.
func openSeekable(env environment, path string) (*datasetInput, error) {
	d, err := openDataset(env, path)
	if err != nil {
		return nil, err
	}
	if info, err := d.file.Stat(); err == nil && info.Mode().IsRegular() && path != standardInput {
		if _, err := d.file.Seek(0, io.SeekStart); err == nil {
			d.in = d.file
			return d, nil
		}
	}
	f, err := spooled(d.in, d.name)
	d.Close()
	if err != nil {
		return nil, err
	}
	d.file, d.in = f, f
	if info, err := f.Stat(); err == nil {
		d.size = info.Size()
	}
	return d, nil
}

// openInput opens a file, a pipe such as `<(…)` makes, or standard input. A pipe without a writer is not waited for.
func openInput(env environment, path string) (*datasetInput, error) {
	if path == standardInput {
		f, err := env.claimStdin()
		if err != nil {
			return nil, err
		}
		return sized(inputName(path), f)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) && hasJournal(path) {
			return nil, fmt.Errorf("%s: is not written yet, its journal holds everything: quit the tippani that has it open, or open "+
				"it once", path)
		}
		return nil, readFault(path, err)
	}
	return sized(path, f)
}

func sized(name string, f *os.File) (*datasetInput, error) {
	d := &datasetInput{name: name, in: f, file: f}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = readFault(name, err)
	case info.IsDir():
		err = fmt.Errorf("%s: is a directory, not a dataset; give a file of it, or tippani import %s for the files of brat, WebAnno, CAS "+
			"or Hugging Face", name, quotedArgument(name))
	case info.Mode().IsRegular():
		d.size = info.Size()
	case info.Mode()&fs.ModeDevice != 0 && name != os.DevNull && name != inputName(standardInput):
		err = fmt.Errorf("%s: is a device; give a file, or - and feed it to standard input", name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return d, nil
}
