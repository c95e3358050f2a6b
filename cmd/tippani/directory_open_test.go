package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/hub"
)

// TestAnExportThatEndsEarlyLeavesNoFileOpen gives a directory up while its files are open.
func TestAnExportThatEndsEarlyLeavesNoFileOpen(t *testing.T) {
	part := filepath.Join(t.TempDir(), "part")
	out, err := hub.Format().Create(part)
	if err != nil {
		t.Fatal(err)
	}
	d := &partDirectory{part: part, target: part + ".target"}
	ended, err := d.create("data/train.parquet", out.Create)
	if err == nil {
		err = ended.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	open, err := d.create("data/test.parquet", out.Create)
	if err != nil {
		t.Fatal(err)
	}
	d.discard()
	if _, err := open.Write([]byte("a")); err == nil {
		t.Error("the file is still open")
	}
	if err := open.Close(); err == nil {
		t.Error("the file that was given up took its place")
	}
	if _, err := os.Stat(part); !os.IsNotExist(err) {
		t.Errorf("the directory is there: %v", err)
	}
}

// TestAFileThatCameMeanwhileIsNotReplacedByADirectory covers what is written at the target while the export is on its way.
func TestAFileThatCameMeanwhileIsNotReplacedByADirectory(t *testing.T) {
	part := filepath.Join(t.TempDir(), "part")
	d := &partDirectory{part: part, target: part + ".target"}
	if err := errors.Join(os.Mkdir(part, 0o700), os.WriteFile(d.target, []byte("ঢাকা"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if d.commit() == nil {
		t.Error("it was replaced")
	}
	d.discard()
	if text, err := os.ReadFile(d.target); err != nil || string(text) != "ঢাকা" {
		t.Errorf("the file holds %q: %v", text, err)
	}
}

func TestADirectoryThatCannotBeMadeIsCalledAsItWasNamed(t *testing.T) {
	for fault, want := range map[error]string{
		fs.ErrNotExist:        "hub can't be written: there is no directory in; make it, or name another output with -o",
		fs.ErrPermission:      "hub can't be written: you may make no files in in; change its permissions, or name another output with -o",
		errors.ErrUnsupported: "hub can't be written: unsupported operation",
	} {
		err := formats.WriteFault("hub", "in", &fs.PathError{Op: "mkdir", Path: "in/.tippani-export-1", Err: fault})
		if err.Error() != want {
			t.Errorf("%v", err)
		}
	}
}

func TestTheDirectoryOneIsInStaysTheSameWhenItIsReplaced(t *testing.T) {
	target := filepath.Join(t.TempDir(), "hub")
	for _, round := range []string{"new", "newer"} {
		part := filepath.Join(t.TempDir(), "part")
		for _, dir := range []string{target, filepath.Join(part, "data")} {
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(part, "data", round), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Chdir(target)
		if err := replaceDirectory(part, target); err != nil {
			t.Fatal(err)
		}
		files, err := os.ReadDir("data")
		if err != nil || len(files) != 1 || files[0].Name() != round {
			t.Errorf("one sees %v, %v", files, err)
		}
		if left, _ := filepath.Glob(part + "*"); len(left) > 0 {
			t.Errorf("%v is left", left)
		}
	}
}

func TestWhatCannotAllBeMovedStays(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	for _, dir := range []string{filepath.Join(from, "a"), filepath.Join(from, "b"), filepath.Join(to, "b", "full")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if moveAll(from, to) == nil {
		t.Error("a directory took the place of one that holds something")
	}
	if left, _ := os.ReadDir(from); len(left) != 2 {
		t.Errorf("%v stayed", left)
	}
}
