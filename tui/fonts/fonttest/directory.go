package fonttest

import (
	"os"
	"path/filepath"
	"testing"
)

// Directory has copies of some font files, and a font of emoji.
func Directory(t testing.TB, emoji []byte, paths ...string) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		write(filepath.Base(p), b)
	}
	write("emoji.ttf", emoji)
	return dir
}
