//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
)

const giveBackEnv = "TIPPANI_TEST_GIVE_BACK"

// TestGivingBackProcess is no test of its own: it is what the next one starts, and dies of a signal.
func TestGivingBackProcess(t *testing.T) {
	what := os.Getenv(giveBackEnv)
	if what == "" {
		t.Skip("started by TestASignalHasTheTerminalGivenBack")
	}
	var l leftovers
	l.giveBack(func() { fmt.Println("given back") })
	if what == "output" {
		l.add(os.Stderr, func() { fmt.Println("taken away") })
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	select {}
}

func TestASignalHasTheTerminalGivenBack(t *testing.T) {
	if signal.Ignored(os.Interrupt) {
		t.Skip("the signal is ignored here, and so it is in the program")
	}
	for what, want := range map[string]struct{ out, said string }{
		"screen": {"given back\n", ""},
		"output": {"taken away\ngiven back\n", "\ntippani: interrupted; what was not finished was taken away\n"},
	} {
		c := exec.Command(os.Args[0], "-test.run=^TestGivingBackProcess$")
		c.Env = append(os.Environ(), giveBackEnv+"="+what)
		var out, said bytes.Buffer
		c.Stdout, c.Stderr = &out, &said
		err := c.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
			t.Errorf("%s: %v", what, err)
		}
		if out.String() != want.out || said.String() != want.said {
			t.Errorf("%s: %q, %q", what, out.String(), said.String())
		}
	}
}
