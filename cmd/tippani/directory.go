package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tippani/annotations/formats/hub"
	"tippani/model/atomicfile"
)

// partDirectory is the directory of an export while it is being written. A signal may have it discarded at any time but not
// while it takes its place.
type partDirectory struct {
	part, target string
	mu           sync.Mutex
	over         bool // committed or discarded
	open         map[*partFile]bool
}

// partFile is a file of a directory that is being written. It takes its place when closed, and is given up with the directory: some
// systems remove no open files.
type partFile struct {
	io.WriteCloser
	in *partDirectory
}

// Close implements io.Closer.
func (f *partFile) Close() error {
	f.in.mu.Lock()
	defer f.in.mu.Unlock()
	if !f.in.open[f] {
		return errInterrupted
	}
	delete(f.in.open, f)
	return f.in.named(f.WriteCloser.Close())
}

// Write implements io.Writer.
func (f *partFile) Write(b []byte) (int, error) {
	n, err := f.WriteCloser.Write(b)
	return n, f.in.named(err)
}

// named is an error that names the directory as it will be called.
func (d *partDirectory) named(err error) error {
	var at *fs.PathError
	if !errors.As(err, &at) {
		return err
	}
	below, ok := strings.CutPrefix(at.Path, d.part)
	if !ok {
		return err
	}
	return &fs.PathError{Op: at.Op, Path: d.target + below, Err: at.Err}
}

var errInterrupted = errors.New("the export was interrupted")

// create makes a file in it.
func (d *partDirectory) create(name string, make func(string) (io.WriteCloser, error)) (io.WriteCloser, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return nil, errInterrupted
	}
	file, err := make(name)
	if err != nil {
		return nil, err
	}
	if d.open == nil {
		d.open = map[*partFile]bool{}
	}
	f := &partFile{file, d}
	d.open[f] = true
	return f, nil
}

func (d *partDirectory) commit() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	var after error
	err := atomicfile.Patiently(func() error {
		err := replaceDirectory(d.part, d.target)
		if _, there := os.Lstat(d.part); there != nil { // it has its place, whatever came after
			after = err
			return nil
		}
		return err
	})
	err = errors.Join(err, after)
	d.over = err == nil
	return err
}

func (d *partDirectory) discard() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return
	}
	d.over = true
	for f := range d.open {
		if file, ok := f.WriteCloser.(interface{ Discard() }); ok {
			file.Discard()
		}
		delete(d.open, f)
	}
	for range 100 { // the file that was being written may just get its name
		if os.RemoveAll(d.part) == nil {
			return
		}
	}
}

// byName is the path of a directory that ends in its name, which "." and ".." are not.
func byName(path string) (string, error) {
	if base := filepath.Base(path); base == "." || base == ".." {
		return filepath.Abs(path)
	}
	return path, nil
}

func parentOf(path string) string { return filepath.Dir(filepath.Clean(path)) }

// replaceDirectory puts a directory in the place of another, never of a file. The old one, if any, is moved aside first and comes back
// when the new one can't take its place.
func replaceDirectory(part, target string) error {
	// Looked at first: on Windows, a rename can put a directory in the place of a file.
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		return fileAt(target)
	}
	if isWorkingDirectory(target) {
		return refill(part, target)
	}
	if os.Rename(part, target) == nil { // nothing was there, or an empty directory
		return nil
	}
	old := part + ".old"
	if err := os.Rename(target, old); err != nil {
		return fmt.Errorf("%s can't be replaced: %w", target, err)
	}
	if err := os.Rename(part, target); err != nil {
		_ = os.Rename(old, target)
		return fmt.Errorf("%s can't be replaced: %w", target, err)
	}
	return removeOld(old, target)
}

func removeOld(old, target string) error {
	if err := os.RemoveAll(old); err != nil {
		return fmt.Errorf("%s is written, but what it held before is still in %s: %w", target, old, err)
	}
	return nil
}

func isWorkingDirectory(path string) bool {
	there, err := os.Stat(path)
	here, errHere := os.Stat(".")
	return err == nil && errHere == nil && os.SameFile(there, here)
}

// refill is replaceDirectory for the directory that the program was started in: were another put in its place, the shell would go on in one
// that is gone, where nothing can be listed or written.
func refill(part, target string) error {
	old := part + ".old"
	if err := os.Mkdir(old, 0o700); err != nil {
		return fmt.Errorf("%s can't be replaced: %w", target, err)
	}
	err := moveAll(target, old)
	if err == nil {
		if err = moveAll(part, target); err != nil {
			_ = moveAll(old, target)
		}
	}
	if err != nil {
		_ = os.Remove(old)
		return fmt.Errorf("%s can't be replaced: %w", target, err)
	}
	return errors.Join(os.Remove(part), removeOld(old, target))
}

// moveAll moves what a directory holds into another one: all, or nothing when that fails.
func moveAll(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			for _, moved := range entries[:i] {
				_ = os.Rename(filepath.Join(to, moved.Name()), filepath.Join(from, moved.Name()))
			}
			return err
		}
	}
	return nil
}

func fileAt(target string) error {
	return fmt.Errorf("%s is a file, and the format is a directory of files; name a directory with -o", target)
}

// exportedEndings are those of the files that an export to a directory makes.
var exportedEndings = []string{".txt", ".ann", ".conf", ".tsv", ".json"}

// replaceable refuses a target that is there, unless it is an empty directory or, with force, one that holds nothing but files
// such as an export makes: --force must not be able to remove somebody's work.
func replaceable(target string, force bool) error {
	info, err := os.Stat(target)
	if err == nil && !info.IsDir() {
		return fileAt(target)
	}
	if err != nil {
		return missing(target, err)
	}
	entries, err := os.ReadDir(target)
	switch {
	case err != nil:
		return fmt.Errorf("the output can't be written: %w", err)
	case len(entries) > 0 && !force:
		return fmt.Errorf("%s exists and is not an empty directory; name another one with -o, or replace it with --force", target)
	}
	for _, e := range entries {
		if hubEntry(target, e) {
			continue
		}
		if e.Name() == "README.md" {
			return fmt.Errorf("%s holds README.md, which is no dataset card or was changed by hand since it was written; move it away, or name another "+
				"directory with -o", target)
		}
		if !e.Type().IsRegular() || !slices.Contains(exportedEndings, filepath.Ext(e.Name())) {
			return fmt.Errorf("%s holds %s, which is no file of an export; name another directory with -o", target, e.Name())
		}
	}
	return nil
}

// hubEntry reports whether something in a directory is as an export to hf leaves it: the card unchanged, and data with nothing but Parquet
// files.
func hubEntry(target string, e fs.DirEntry) bool {
	path := filepath.Join(target, e.Name())
	switch {
	case e.Name() == "README.md" && e.Type().IsRegular():
		card, err := os.ReadFile(path)
		return err == nil && hub.Untouched(card)
	case e.Name() == "data" && e.IsDir():
		files, err := os.ReadDir(path)
		return err == nil && !slices.ContainsFunc(files, func(f fs.DirEntry) bool {
			return !f.Type().IsRegular() || filepath.Ext(f.Name()) != ".parquet"
		})
	}
	return false
}
