package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"tippani/tui/action"
)

// away takes the dataset's directory away, as a disk that is unplugged, until the function it returns is called.
func away(t *testing.T, path string) (back func()) {
	t.Helper()
	dir := filepath.Dir(path)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	return func() { _ = os.Rename(dir+"-away", dir) }
}

func TestLeavingWithUnsavedChanges(t *testing.T) {
	unsaved := func(t *testing.T) (d *trial, path string, back func()) {
		dir := filepath.Join(t.TempDir(), "disk")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		path = filepath.Join(dir, "d.jsonl")
		d = newTrial(t, setup{text: "এক দুই", dataset: path}).keys("2")
		back = away(t, path)
		d.keys("w 1")
		if d.dataset.Unsaved() != 1 || d.spans() != "ORG:এক | PER:দুই" {
			t.Fatalf("%d changes are unsaved, spans are %s", d.dataset.Unsaved(), d.spans())
		}
		return d, path, back
	}
	t.Run("the screen says why, and that it is not saved", func(t *testing.T) {
		d, _, _ := unsaved(t)
		status := d.Frame().Rows[23]
		if d.out.message.Tone != action.Bad || !strings.Contains(status, "NOT SAVED (1)") {
			t.Errorf("said %q in %q", d.out.message.Text, status)
		}
	})
	t.Run("quitting asks first", func(t *testing.T) {
		if d, _, _ := unsaved(t); d.keys("q").out.quit || d.dialogs.Top() == nil {
			t.Error("q left, and lost a change")
		}
	})
	t.Run("trying again while the disk is away goes on", func(t *testing.T) {
		if d, _, _ := unsaved(t); d.keys("q 1").out.quit || d.out.message.Tone != action.Bad || d.dataset.Unsaved() != 1 {
			t.Errorf("said %q", d.out.message.Text)
		}
	})
	t.Run("trying again when it is back saves", func(t *testing.T) {
		d, _, back := unsaved(t)
		back()
		if d.keys("q 1"); d.dataset.Unsaved() != 0 || d.out.message.Tone != action.Good {
			t.Errorf("said %q", d.out.message.Text)
		}
		if !d.keys("q").out.quit {
			t.Error("q should leave now")
		}
	})
	t.Run("another file takes everything", func(t *testing.T) {
		d, path, back := unsaved(t)
		back()
		d.keys("q 2 enter")
		rescued := strings.TrimSuffix(path, ".jsonl") + "-rescue.jsonl"
		data, err := os.ReadFile(rescued)
		if err != nil || !strings.Contains(string(data), `"দুই"`) || !strings.Contains(string(data), `"এক"`) {
			t.Errorf("%v: %s", err, data)
		}
		if d.dataset.Unsaved() != 0 || d.dataset.Path() != rescued {
			t.Errorf("%d unsaved in %s", d.dataset.Unsaved(), d.dataset.Path())
		}
	})
	t.Run("another file that is there already is refused", func(t *testing.T) {
		d, path, back := unsaved(t)
		back()
		d.keys("q 2 ctrl+u type:" + path + " enter")
		if d.out.message.Tone != action.Bad || d.dataset.Unsaved() != 1 {
			t.Errorf("said %q", d.out.message.Text)
		}
	})
	for _, keys := range []string{"q 3", "q esc", "q 2 esc"} {
		t.Run(keys+" goes on working", func(t *testing.T) {
			if d, _, _ := unsaved(t); d.keys(keys).out.quit || d.dialogs.Top() != nil {
				t.Error("the program ended, or left a dialog")
			}
		})
	}
	t.Run("leaving all the same leaves", func(t *testing.T) {
		if d, _, _ := unsaved(t); !d.keys("q 4").out.quit {
			t.Error("4 should leave")
		}
	})
}
