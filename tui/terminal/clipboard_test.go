package terminal

import (
	"encoding/base64"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestACopyIsSentInEveryFormThatMayBeTaken(t *testing.T) {
	const text = "😀 য়া"
	code := base64.StdEncoding.EncodeToString([]byte(text))
	plain := "\x1b]52;c;" + code + "\a"
	tmux := "\x1bPtmux;\x1b" + plain + "\x1b\\"
	screen := "\x1bP" + plain + "\x1b\\"
	for _, c := range []struct {
		name string
		env  []string
		want string
	}{
		{"a terminal", []string{"TERM=xterm-256color"}, plain},
		{"tmux", []string{"TERM=screen-256color", "TMUX=/tmp/tmux-0/default,1,0"}, plain + tmux},
		{"tmux at the other end of ssh", []string{"TERM=tmux-256color"}, plain + tmux},
		{"screen", []string{"TERM=screen", "STY=1.pts"}, plain + screen},
		{"tmux that was left", []string{"TMUX=", "TERM=xterm"}, plain},
	} {
		if got := copySequences(text, c.env); got != c.want {
			t.Errorf("in %s %q is sent, want %q", c.name, got, c.want)
		}
	}
}

// TestTmuxTakesACopyWithItsDefaults: a tmux that was configured in no way ignores OSC 52, but its buffer has the text.
func TestTmuxTakesACopyWithItsDefaults(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	socket := filepath.Join(t.TempDir(), "s")
	run := func(args ...string) string {
		out, err := exec.Command("tmux", append([]string{"-S", socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %s: %v: %s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	run("new-session", "-d", "-x", "20", "-y", "5", "cat")
	defer func() { _ = exec.Command("tmux", "-S", socket, "kill-server").Run() }()
	term := &Terminal{env: []string{"TMUX=" + socket + ",1,0", "PATH=/usr/bin:/bin:/usr/local/bin"}}
	const text = "😀 রাশিয়ার\nয\u09bc"
	if err := term.CopyToTmux(text); err != nil {
		t.Fatal(err)
	}
	if got := run("show-buffer"); got != text {
		t.Errorf("tmux's buffer holds %q, want %q", got, text)
	}
	if err := term.CopyToTmux(strings.Repeat("ক", mostCopied)); err == nil {
		t.Error("a text that is too long is taken")
	}
	gone := &Terminal{env: []string{"TMUX=" + socket + "-gone,1,0", "PATH=/usr/bin:/bin:/usr/local/bin"}}
	if err := gone.CopyToTmux(text); err == nil {
		t.Error("a tmux that is not there is said to have the text")
	}
}
