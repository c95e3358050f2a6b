//go:build linux

package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestTooLittleToWorkWithIsToldInOneSentence(t *testing.T) {
	for _, limit := range []string{"-n 5", "-n 6", "-n 7", "-n 15", "-v 1000000"} {
		cmd := exec.Command("sh", "-c", "ulimit "+limit+`; exec "$0" --version`, built(t))
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 2 || strings.Count(string(out), "\n") != 1 || !strings.HasPrefix(string(out), "tippani: too ") {
			t.Errorf("ulimit %s: %v: %.300s", limit, err, out)
		}
	}
	if out, err := exec.Command("sh", "-c", `ulimit -n 16; exec "$0" --version`, built(t)).CombinedOutput(); err != nil {
		t.Errorf("with 16 files: %v: %s", err, out)
	}
}
