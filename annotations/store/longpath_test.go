package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tippani/annotations"
)

// TestADatasetDeepDownIsOpenedAndWritten has a path of more than the 260 units that programs of Windows once had for one.
func TestADatasetDeepDownIsOpenedAndWritten(t *testing.T) {
	dir := t.TempDir()
	for range 6 {
		dir = filepath.Join(dir, strings.Repeat("প্রতিবেদন", 5)+"-2026")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	paths := []string{filepath.Join(dir, "d.jsonl")}
	if runtime.GOOS != "windows" { // where a folder to work in has at most 258 letters
		t.Chdir(filepath.Dir(dir))
		paths = append(paths, filepath.Join(filepath.Base(dir), "relative.jsonl"))
	}
	for _, path := range paths {
		replaceFile(t, path, ownLine)
		d := mustOpen(t, path)
		s := mustSession(t, d, article(t, "a", bengali))
		commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
		closed(t, d)
		if !strings.Contains(content(t, path), `"text":"রহিম"`) {
			t.Errorf("%d units: %s", len([]rune(path)), content(t, path))
		}
		for _, ending := range []string{".lock", ".journal"} {
			if _, err := os.Stat(path + ending); err == nil {
				t.Errorf("d.jsonl%s is left", ending)
			}
		}
	}
}
