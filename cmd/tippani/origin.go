package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"tippani/model/filename"
	"tippani/model/regular"
)

// origins keeps an export from being written over the articles that its dataset was made of, whatever is forced: they are known by
// device and inode. The zero value looks for nothing.
type origins struct {
	output  string
	file    os.FileInfo // what stands where the export will; nil for nothing
	dataset string      // names of articles may be relative to its directory
	inside  map[string]bool
}

func newOrigins(output, dataset string) *origins {
	o := &origins{output: output, dataset: dataset, inside: map[string]bool{}}
	if output != "" && output != standardOutput {
		o.file, _ = os.Stat(output)
	}
	return o
}

// check refuses the output when it is the article named source, or the directory in which that is.
func (o *origins) check(source string) error {
	if o.file == nil || source == "" {
		return nil
	}
	book, _, _ := strings.Cut(source, "#") // a chapter of a book
	paths := filename.Local(source, runtime.GOOS)
	if book != source {
		paths = append(paths, filename.Local(book, runtime.GOOS)...)
	}
	for _, path := range paths {
		if !filepath.IsAbs(path) && o.dataset != standardInput {
			paths = append(paths, filepath.Join(filepath.Dir(o.dataset), path))
		}
	}
	for _, path := range paths {
		if o.file.IsDir() && o.holds(path) {
			return usagef("%s holds %s, an article of the dataset, and is not replaced; name another output with -o", o.output, path)
		}
		if info, err := os.Stat(path); !o.file.IsDir() && err == nil && os.SameFile(o.file, info) {
			return usagef("%s is %s, an article of the dataset, and is not replaced; name another output with -o", o.output, path)
		}
	}
	return nil
}

// holds reports whether a file is in the output's directory, or below it.
func (o *origins) holds(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	dir := filepath.Dir(real)
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	held, known := o.inside[dir]
	for at := dir; !known; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		held = err == nil && os.SameFile(o.file, info)
		known = held || at == filepath.Dir(at)
	}
	o.inside[dir] = held
	return held
}

// replaceableBy refuses to write over a file that is not empty and that is not of the kind that is written: what --force allows to be
// replaced is an earlier output, not somebody's work.
func replaceableBy(path, what string, is func(*os.File) bool) error {
	f, info, err := regular.Open(path)
	var other *regular.KindError
	switch {
	case errors.As(err, &other):
		return err
	case err != nil:
		return nil // told when it is written
	}
	defer f.Close()
	if info.Size() == 0 || is(f) {
		return nil
	}
	return fmt.Errorf("%s is not %s and is not replaced; name another file", path, what)
}
