//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestACommandEndsWithItsChildren(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	files := map[string]string{"d.jsonl": halfDone, "tag.sh": `{ echo up; exec sleep 100000; } > "$1" & ` + firstLetter}
	if _, _, said, err := suggests(t, "", files, "d.jsonl", "--command", "sh tag.sh "+pipe, "-o", "-"); err != nil {
		t.Fatal(err, said)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != "up\n" { // ends when the last that holds the pipe has ended
		t.Errorf("%q, %v", b, err)
	}
}

func TestASignalLeavesNoOutputOfAProgramThatItKilled(t *testing.T) {
	env, _, _ := environmentForTest(t)
	dir := t.TempDir()
	pipe, article, out := filepath.Join(dir, "pipe"), filepath.Join(dir, "a.txt"), filepath.Join(dir, "o.jsonl")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.WriteFile(article, []byte("😀"), 0o600)); err != nil {
		t.Fatal(err)
	}
	cmd := newSuggest(env)
	cmd.SetArgs([]string{article, "-o", out, "--command", `sh -c "echo up > ` + pipe + `; exec sleep 100000"`})
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	ended := make(chan error)
	go func() { ended <- cmd.Execute() }()
	if up, err := os.ReadFile(pipe); err != nil || string(up) != "up\n" {
		t.Fatal(up, err)
	}
	env.unfinished.mu.Lock()
	for _, undo := range env.unfinished.items {
		(*undo)()
	}
	env.unfinished.mu.Unlock()
	if err := <-ended; err == nil {
		t.Error("the work counts as done")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("there is an output")
	}
}
