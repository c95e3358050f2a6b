package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
)

const holdEnv = "TIPPANI_STORE_HOLD"

// TestHoldingProcess is no test of its own: it is the other process of the next one.
func TestHoldingProcess(t *testing.T) {
	path := os.Getenv(holdEnv)
	if path == "" {
		t.Skip("started by TestOfTwoProcessesOneHasTheLockAndAllMayRead")
	}
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	<-d.lock.described
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin) // until it is to let go, or the other process is gone
	closed(t, d)
}

func TestOfTwoProcessesOneHasTheLockAndAllMayRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, ownLine)
	other := exec.Command(os.Args[0], "-test.run=^TestHoldingProcess$", "-test.v")
	other.Env = append(os.Environ(), holdEnv+"="+path)
	in, inErr := other.StdinPipe()
	out, outErr := other.StdoutPipe()
	if err := errors.Join(inErr, outErr, other.Start()); err != nil {
		t.Fatal(err)
	}
	defer other.Wait()
	defer in.Close()
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "held" {
	}

	var locked *LockedError
	if _, err := Open(path, options()); !errors.As(err, &locked) || locked.PID != other.Process.Pid || locked.Annotator != "মিনা" {
		t.Errorf("a second one got %v", err)
	}
	f := newLockFile(path + ".lock")
	if got, err := f.TryLock(); got || err != nil {
		t.Errorf("the lock was taken twice: %v, %v", got, err)
	}
	for _, ending := range []string{"", ".lock", ".journal"} {
		if b, err := os.ReadFile(path + ending); err != nil || len(b) == 0 {
			t.Errorf("d.jsonl%s can't be read while it is held: %d bytes, %v", ending, len(b), err)
		}
	}
	reading := options()
	reading.ReadOnly = true
	d, err := Open(path, reading)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, d)

	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(out)
	if err := other.Wait(); err != nil || !strings.Contains(string(rest), "PASS") {
		t.Fatalf("%v: %s", err, rest)
	}
	if _, err := os.Lstat(path + ".lock"); err == nil {
		t.Error("the lock is still there")
	}
	d = mustOpen(t, path)
	if s := mustSession(t, d, article(t, "a", bengali)); s.Set().Len() == 0 {
		t.Error("what the other did is not there")
	}
	closed(t, d)
}
