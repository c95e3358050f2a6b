//go:build linux

package process_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

func TestAKilledProgramLeavesTheTerminalAsItWas(t *testing.T) {
	for name, whom := range map[string]func(pid int) int{
		"the process":           func(pid int) int { return pid },
		"the whole group of it": func(pid int) int { return -pid },
	} {
		t.Run(name, func(t *testing.T) {
			fake := faketerm.Open(t, faketerm.Behaviour{})
			before := fake.Attributes()
			fake = faketerm.Start(t, exec.Command(echo), faketerm.Behaviour{})
			waitFor(fake, "ready")
			kept(t, fake.Process().Pid)
			if err := syscall.Kill(whom(fake.Process().Pid), syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			fake.Wait()
			expectRestored(t, fake)
			fake.WaitFor("the settings of the line", func(faketerm.Screen) bool { return fake.Attributes().Lflag == before.Lflag })
			if after := fake.Attributes(); after != before {
				t.Errorf("the line was left as %+v, found as %+v", after, before)
			}
		})
	}
}

// kept waits until the keeper of the program runs and has read everything, as a blocked read of its input shows.
func kept(t *testing.T, pid int) {
	t.Helper()
	children := fmt.Sprintf("/proc/%d/task/%d/children", pid, pid)
	if _, err := os.Stat(children); err != nil {
		t.Skip("the kernel does not tell a process's children")
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if waits(pid) {
			return
		}
	}
	t.Fatal("the program has no keeper that waits for it")
}

// waits says whether a child of the process waits for something to read from a pipe.
func waits(pid int) bool {
	tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	for _, task := range tasks {
		children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, task.Name()))
		for _, child := range strings.Fields(string(children)) {
			where, _ := os.ReadFile("/proc/" + child + "/wchan")
			if strings.Contains(string(where), "pipe") {
				return true
			}
		}
	}
	return false
}

func TestAfterAKillTheShellIsReadyOnItsOwnScreen(t *testing.T) {
	fake := startInShell(t)
	fake.Send("i")
	var pid int
	s := waitFor(fake, "pid ")
	if _, err := fmt.Sscanf(strings.TrimSpace(s.Rows[s.Row("pid ")]), "pid %d.", &pid); err != nil {
		t.Fatal(err)
	}
	kept(t, pid)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	fake.WaitFor("the shell", func(s faketerm.Screen) bool { return !s.Modes[1049] && s.Contains("prompt>") })
	fake.Send("echo the sh''ell reads\r")
	waitFor(fake, "the shell reads")
	fake.Send("exit\r")
	fake.Wait()
}

func TestWhoEndedOrderlyIsNotTidiedUpAfter(t *testing.T) {
	fake := start(t, faketerm.Behaviour{})
	kept(t, fake.Process().Pid)
	fake.Send("q")
	fake.Wait()
	if n := strings.Count(fake.Output(), "\x1b[?1049l"); n != 1 {
		t.Errorf("the other screen was left %d times", n)
	}
}

func TestALentTerminalIsNotTidiedUp(t *testing.T) {
	fake := startInShell(t)
	fake.Send("\x1a")
	waitForShell(fake)
	fake.Send("kill -9 %1; echo do''ne\r")
	waitFor(fake, "done")
	fake.Send("exit\r")
	fake.Send("exit\r")
	fake.Wait()
	if n := strings.Count(fake.Output(), "\x1b[?1049l"); n != 1 {
		t.Errorf("the other screen was left %d times", n)
	}
}
