package main

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tmux is the program running in a tmux server of the test's own. Its control mode says when something was drawn, so nothing here
// waits for time.
type tmux struct {
	t      *testing.T
	socket string
	drawn  chan struct{}
	gone   chan struct{}
}

func newTmux(t *testing.T, dir string, command ...string) *tmux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	m := &tmux{t: t, socket: filepath.Join(dir, "tmux.sock"), drawn: make(chan struct{}, 1), gone: make(chan struct{})}
	start := exec.Command("tmux", append([]string{"-S", m.socket, "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "100", "-y",
		"30"}, command...)...)
	start.Dir = dir
	start.Env = varsIn(dir)
	if out, err := start.CombinedOutput(); err != nil {
		t.Fatalf("tmux: %v: %s", err, out)
	}
	control := exec.Command("tmux", "-S", m.socket, "-C", "attach", "-t", "t")
	control.Env = varsIn(dir)
	in, err := control.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := control.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := control.Start(); err != nil {
		t.Fatal(err)
	}
	go m.listen(out)
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", m.socket, "kill-server").Run()
		in.Close()
		_ = control.Wait()
	})
	return m
}

func (m *tmux) listen(out io.Reader) {
	defer close(m.gone)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "%output") {
			select {
			case m.drawn <- struct{}{}:
			default:
			}
		}
	}
}

func (m *tmux) screen() string {
	out, _ := exec.Command("tmux", "-S", m.socket, "capture-pane", "-p", "-t", "t").Output()
	return string(out)
}

func (m *tmux) waitFor(shows string) {
	m.t.Helper()
	limit := time.After(20 * time.Second)
	for !strings.Contains(m.screen(), shows) {
		select {
		case <-m.drawn:
		case <-m.gone:
			m.t.Fatalf("tmux ended before %q was shown", shows)
		case <-limit:
			m.t.Fatalf("%q was not shown:\n%s", shows, m.screen())
		}
	}
}

func (m *tmux) press(keys, shows string) {
	m.t.Helper()
	if out, err := exec.Command("tmux", "-S", m.socket, "send-keys", "-t", "t", "-l", keys).CombinedOutput(); err != nil {
		m.t.Fatalf("send-keys: %v: %s", err, out)
	}
	m.waitFor(shows)
}

func TestTheWholeProgramInTmux(t *testing.T) {
	dir := articleIn(t)
	m := newTmux(t, dir, "sh", "-c", fmt.Sprintf("'%s' --annotator tester article.txt; echo ended with $?; cat", built(t)))
	m.waitFor("saved")
	annotate(m.press)
	m.press("q", "ended with 0")
	compareWithGolden(t, filepath.Join(dir, "article.annotations.jsonl"))
}
