//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// startReading starts a command that has a pipe as its file 3, which is /dev/fd/3, and gives the end to write to.
func startReading(t *testing.T, cmd *exec.Cmd) *os.File {
	t.Helper()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.ExtraFiles = []*os.File{out}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return in
}

// TestASignalLeavesNoHalfWrittenOutput holds a command in the middle of its work with an input that does not end.
func TestASignalLeavesNoHalfWrittenOutput(t *testing.T) {
	for _, c := range []struct {
		args   string
		signal syscall.Signal
	}{
		{"export /dev/fd/3 --to prodigy -o out.jsonl", syscall.SIGINT},
		{"export /dev/fd/3 --to brat -o out", syscall.SIGTERM},
		{"import /dev/fd/3 --from prodigy -o out.jsonl", syscall.SIGHUP},
	} {
		t.Run(c.args, func(t *testing.T) {
			if signal.Ignored(c.signal) {
				t.Skipf("%v is ignored here, and so it is in the command", c.signal)
			}
			dir := t.TempDir()
			cmd := exec.Command(built(t), strings.Fields(c.args)...)
			cmd.Dir = dir
			var said strings.Builder
			cmd.Stderr = &said
			in := startReading(t, cmd)
			defer in.Close()
			// More than a pipe holds: when all is written, the command has read some of it and made its output.
			for i := range 8000 {
				if _, err := fmt.Fprintf(in, `{"id":"a%d","text":"ঢাকা","spans":[],"schema":1}`+"\n", i); err != nil {
					t.Fatal(err)
				}
			}
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != c.signal {
				t.Errorf("ended with %v: %s", err, &said)
			}
			if !strings.Contains(said.String(), "interrupted") {
				t.Errorf("said %q", &said)
			}
			left, err := filepath.Glob(filepath.Join(dir, "*"))
			hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
			left = append(left, hidden...)
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestWhatTheCallerIgnoresStaysIgnored(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0" "$@"`, built(t), "export", "/dev/fd/3", "--to", "prodigy", "-o", "out.jsonl")
	cmd.Dir = dir
	var said strings.Builder
	cmd.Stderr = &said
	in := startReading(t, cmd)
	write := func(from, to int) {
		for i := from; i < to; i++ {
			if _, err := fmt.Fprintf(in, `{"id":"a%d","text":"ঢাকা","spans":[],"schema":1}`+"\n", i); err != nil {
				_ = cmd.Wait()
				t.Fatal(err, &said)
			}
		}
	}
	write(0, 8000)
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	write(8000, 8001)
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("ended with %v: %s", err, &said)
	}
	if out, err := os.ReadFile(filepath.Join(dir, "out.jsonl")); err != nil || strings.Count(string(out), "\n") != 8001 {
		t.Errorf("wrote %d lines, %v", strings.Count(string(out), "\n"), err)
	}
}

// TestADirectoryIsWholeOrNotThere has a signal come at the moment at which an export takes its place.
func TestADirectoryIsWholeOrNotThere(t *testing.T) {
	const files = 300
	for range 20 {
		dir := t.TempDir()
		d := &partDirectory{part: filepath.Join(dir, "part"), target: filepath.Join(dir, "out")}
		if err := os.Mkdir(d.part, 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range files {
			if err := os.WriteFile(filepath.Join(d.part, fmt.Sprint(i)), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var both sync.WaitGroup
		both.Go(d.discard)
		both.Go(func() {
			for { // until some files are gone
				if left, _ := os.ReadDir(d.part); len(left) < files {
					break
				}
			}
			_ = d.commit()
		})
		both.Wait()
		d.discard()
		whole, err := os.ReadDir(d.target)
		rest, _ := os.ReadDir(d.part)
		if err == nil && len(whole) != files || len(rest) != 0 {
			t.Fatalf("%d files in place, %d left", len(whole), len(rest))
		}
		if _, err := d.create("late", nil); err == nil {
			t.Fatal("a file was made after the end")
		}
	}
}
