//go:build unix

package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"tippani/model/atomicfile"
)

const killEnv = "TIPPANI_STORE_KILL_AT"

// TestKilledProcess is no test of its own: it is what the next one starts and has killed.
func TestKilledProcess(t *testing.T) {
	n, half, found := strings.Cut(os.Getenv(killEnv), ",")
	if !found {
		t.Skip("started by TestAProcessKilledAtAnyStepLosesNothingAcknowledged")
	}
	at, _ := strconv.Atoi(n)
	kill := func() {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	_, err := script(t, os.Getenv(killEnv+"_PATH"),
		&faulty{n: at, fault: fault{err: errors.New("killed"), half: half == "half", kill: kill}},
		func(k int) { fmt.Printf("acked %d\n", k) })
	fmt.Printf("closed %v\n", err)
}

func TestAProcessKilledAtAnyStepLosesNothingAcknowledged(t *testing.T) {
	counting := &faulty{}
	if _, err := script(t, prepared(t), counting, func(int) {}); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= counting.count; n++ {
		half := []string{"whole", "half"}[n%2]
		path := prepared(t)
		command := exec.Command(os.Args[0], "-test.run=^TestKilledProcess$", "-test.v")
		command.Env = append(os.Environ(), fmt.Sprintf("%s=%d,%s", killEnv, n, half), killEnv+"_PATH="+path)
		out, err := command.Output()
		if err == nil && half == "whole" {
			t.Fatalf("step %d did not kill: %s", n, out)
		}
		sure := 0
		for lines := bufio.NewScanner(strings.NewReader(string(out))); lines.Scan(); {
			if k, acked := strings.CutPrefix(lines.Text(), "acked "); acked {
				sure, _ = strconv.Atoi(k)
			}
		}
		checkWhole(t, path)
		if got := commitsIn(t, path, atomicfile.OS{}); got < sure || got > sure+1 && err != nil {
			t.Errorf("killed at step %d: %d commits, %d were acknowledged", n, got, sure)
		}
	}
}
