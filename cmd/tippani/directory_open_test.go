package main

import (
	"os"
	"path/filepath"
	"testing"

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
