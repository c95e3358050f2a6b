//go:build !windows

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestTheModeIsKeptAndALinkIsReplaced(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o022))
	dir := t.TempDir()
	kept, linked, fresh := filepath.Join(dir, "kept"), filepath.Join(dir, "linked"), filepath.Join(dir, "fresh")
	write(t, kept, "old", 0o600)
	if err := os.Chmod(kept, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(kept, linked); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{kept: 0o640, linked: 0o644, fresh: 0o644} {
		if err := WriteFile(path, []byte(path), 0o666); err != nil {
			t.Fatal(err)
		}
		info, err := os.Lstat(path)
		if err != nil || info.Mode() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
		if got := read(t, path); got != path {
			t.Errorf("%s holds %q", path, got)
		}
	}
}

func TestADirectoryStaysAndNoDirectoryIsSaid(t *testing.T) {
	dir := t.TempDir()
	if err := WriteFile(dir, nil, 0o600); err == nil {
		t.Error("a directory was replaced")
	}
	write(t, filepath.Join(dir, "f"), "", 0o600)
	if err := WriteFile(filepath.Join(dir, "none", "f"), nil, 0o600); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := WriteFile(filepath.Join(dir, "f", "g"), nil, 0o600); !errors.Is(err, syscall.ENOTDIR) {
		t.Error(err)
	}
	if names := namesIn(t, dir); len(names) != 1 {
		t.Errorf("left are %q", names)
	}
}
