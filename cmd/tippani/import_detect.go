package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
)

// detectBytes is how much of a file is looked at to tell its format.
const detectBytes = catalogue.DetectBytes

// detect tells a format from the beginning of a file.
func detect(name string, head []byte) (formats.Format, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))) == 0 {
		return formats.Format{}, fmt.Errorf("%s: is empty; give the file of another tool", name)
	}
	f, err := catalogue.Detect(name, head, nil)
	if err != nil {
		return f, unreadable(name, head, err)
	}
	return f, nil
}

// unreadable is the fault of a file whose format can't be told, with what else it may be.
func unreadable(name string, head []byte, fault error) error {
	if dataset, _ := recordsIn(name, head); dataset {
		return fmt.Errorf("%s: is a dataset already; if it is the file of another tool, name its format with --from", name)
	}
	switch reason, remedy := sniffed(name, head); {
	case strings.HasPrefix(reason, "is binary"):
		return fmt.Errorf("%s: is binary, and of no format that is read; tippani import --help lists them", name)
	case strings.HasPrefix(reason, "is JSON"):
		return fault
	case reason != "":
		return fmt.Errorf("%s: %s; %s", name, strings.TrimSuffix(reason, ", not a dataset"), remedy)
	}
	return fault
}

func detected(in formats.Input) (formats.Format, error) {
	f, ok := in.R.(*os.File)
	if !ok {
		entries, err := fs.ReadDir(in.Dir, ".")
		if err != nil {
			return formats.Format{}, fmt.Errorf("%s: the directory can't be read: %w", in.Name, err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
			if e.IsDir() && e.Name() == "data" { // of a Hugging Face dataset
				below, _ := fs.Glob(in.Dir, "data/*")
				names = append(names, below...)
			}
		}
		if len(names) == 0 {
			return formats.Format{}, fmt.Errorf("%s: is an empty directory; give the files of another tool", in.Name)
		}
		return catalogue.Detect(in.Name, nil, names)
	}
	head, _, err := headOf(io.NewSectionReader(f, 0, math.MaxInt64), detectBytes)
	if err != nil {
		return formats.Format{}, fmt.Errorf("%s can't be read: %w; give its format with --from if it is no file", in.Name, err)
	}
	return detect(in.Name, head)
}

// stemOf is what articles without an id are called after.
func stemOf(path string) string {
	if path == standardInput {
		return "stdin"
	}
	return filepath.Base(withoutEnding(path))
}

func importedName(path string) string {
	if path == standardInput {
		return "stdin" + datasetEnding
	}
	return withoutEnding(path) + datasetEnding
}

// withoutEnding is the name of a file without its ending. A directory has none, whatever points are in its name; "." and ".." stand for one
// that has a name, without which the dataset would be a hidden file.
func withoutEnding(path string) string {
	clean := filepath.Clean(path)
	if info, err := os.Stat(clean); err != nil || !info.IsDir() {
		return strings.TrimSuffix(clean, filepath.Ext(clean))
	}
	if named, err := byName(clean); err == nil {
		return named
	}
	return clean
}
