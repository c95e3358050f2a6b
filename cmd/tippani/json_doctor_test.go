//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tippani/tui/terminal/faketerm"
)

// doctorJSON is what the doctor says of a terminal of the test's own.
func doctorJSON(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd := exec.Command(built(t), "doctor", "--json")
	cmd.Dir, cmd.Env, cmd.Stdout = dir, varsIn(dir), file
	p := faketerm.Start(t, cmd, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks, Background: "rgb:1e1e/1e1e/2e2e"})
	if code := p.Wait(); code != 0 {
		t.Errorf("doctor --json: exit status %d\n%s", code, p.Screen())
	}
	out, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return out
}
