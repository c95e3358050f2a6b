package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// grandchildVariable makes the test a program that starts another, "parent", or waits until it is killed, "child".
const grandchildVariable = "TIPPANI_TEST_GRANDCHILD"

// TestGrandchildProgram is no test but the programs of TestACommandEndsWithItsChildren. What the parent hands on to the child is its standard
// error, which ends when the last that holds it has ended.
func TestGrandchildProgram(*testing.T) {
	switch os.Getenv(grandchildVariable) {
	case "parent":
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // the parent is in its job from here on
		child := exec.Command(os.Args[0], "-test.run=^TestGrandchildProgram$")
		child.Env = append(os.Environ(), grandchildVariable+"=child")
		child.Stderr = os.Stderr
		if err := child.Start(); err != nil {
			os.Exit(3)
		}
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		os.Exit(0)
	case "child":
		os.Stderr.WriteString("up\n")
		time.Sleep(time.Hour) // it does not end by itself
	}
}

func TestACommandEndsWithItsChildren(t *testing.T) {
	for _, killed := range []bool{true, false} {
		c := exec.Command(os.Args[0], "-test.run=^TestGrandchildProgram$")
		c.Env = append(os.Environ(), grandchildVariable+"=parent")
		started, ended := inOwnGroup(c)
		cancel := c.Cancel
		c.Cancel = nil // of a command without a context
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		c.Stderr = w
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		_ = w.Close()
		started()
		_, _ = io.WriteString(in, "go\n")
		said := bufio.NewReader(r)
		if up, err := said.ReadString('\n'); up != "up\n" {
			t.Fatal(up, err)
		}
		if killed {
			if err := cancel(); err != nil {
				t.Error(err)
			}
		} else {
			_, _ = io.WriteString(in, "go\n")
		}
		_ = c.Wait()
		ended()
		if rest, err := io.ReadAll(said); err != nil || strings.Contains(string(rest), "up") {
			t.Errorf("%q, %v", rest, err)
		}
		_ = r.Close()
	}
}
