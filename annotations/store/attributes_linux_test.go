package store

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"tippani/annotations"
)

func TestModeAndExtendedAttributesOutliveARewrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, ownLine)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	extended := unix.Setxattr(path, "user.desk", []byte("news"), 0) == nil
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	if info, err := os.Stat(path + ".journal"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the journal shows the text to others than the dataset does: %v", info.Mode())
	}
	closed(t, d)
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	if !extended {
		t.Skip("this file system has no extended attributes")
	}
	value := make([]byte, 16)
	if n, err := unix.Getxattr(path, "user.desk", value); err != nil || string(value[:n]) != "news" {
		t.Errorf("the attribute is lost: %v", err)
	}
}
