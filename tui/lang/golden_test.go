package lang

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/model/message"
)

func TestTheEnglishOfEveryMessageIsTheOneThatIsKnown(t *testing.T) {
	var lines []string
	for _, f := range message.All() {
		lines = append(lines, f.ID()+"\t"+f.English()+"\n")
	}
	slices.Sort(lines)
	golden(t, "testdata/english.golden", strings.Join(lines, ""))
}

// golden compares a text with a file, line by line.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(lines) || line != lines[i] {
			t.Fatalf("%s:%d: got %s", path, i+1, line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s has more lines than there are now", path)
	}
}
