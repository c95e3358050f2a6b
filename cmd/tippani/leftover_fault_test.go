//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestASignalLeavesNoHalfWrittenOutput holds a command in the middle of its work with an input that does not end.
func TestASignalLeavesNoHalfWrittenOutput(t *testing.T) {
	for _, c := range []struct {
		args   string
		signal syscall.Signal
	}{
		{"export in --to prodigy -o out.jsonl", syscall.SIGINT},
		{"export in --to brat -o out", syscall.SIGTERM},
		{"import in --from prodigy -o out.jsonl", syscall.SIGHUP},
	} {
		t.Run(c.args, func(t *testing.T) {
			dir := t.TempDir()
			if err := syscall.Mkfifo(filepath.Join(dir, "in"), 0o600); err != nil {
				t.Skip(err)
			}
			cmd := exec.Command(built(t), strings.Fields(c.args)...)
			cmd.Dir = dir
			var said strings.Builder
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			in, err := os.OpenFile(filepath.Join(dir, "in"), os.O_WRONLY, 0) // waits until the command reads
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			// More than a pipe holds: when all is written, the command has read some of it and made its output.
			for i := range 8000 {
				if _, err := fmt.Fprintf(in, `{"id":"a%d","text":"ঢাকা","spans":[]}`+"\n", i); err != nil {
					t.Fatal(err)
				}
			}
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			err = cmd.Wait()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 128+int(c.signal) {
				t.Errorf("ended with %v: %s", err, &said)
			}
			if !strings.Contains(said.String(), "interrupted") {
				t.Errorf("said %q", &said)
			}
			left, err := filepath.Glob(filepath.Join(dir, "*"))
			hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
			left = slices.DeleteFunc(append(left, hidden...), func(name string) bool { return filepath.Base(name) == "in" })
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}
