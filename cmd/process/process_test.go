//go:build unix

package process_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

var echo string // the program under test, built once

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "echo")
	if err != nil {
		panic(err)
	}
	echo = filepath.Join(dir, "echo")
	if out, err := exec.Command("go", "build", "-o", echo, "./testdata/echo").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func start(t *testing.T, b faketerm.Behaviour) *faketerm.Term {
	t.Helper()
	fake := faketerm.Start(t, exec.Command(echo), b)
	waitFor(fake, "ready")
	return fake
}

func waitFor(fake *faketerm.Term, text string) faketerm.Screen {
	return fake.WaitFor(text, func(s faketerm.Screen) bool { return s.Contains(text) })
}

// expectRestored checks that the terminal is as it was before the program.
func expectRestored(t *testing.T, fake *faketerm.Term) {
	t.Helper()
	s := fake.WaitFor("the old screen", func(s faketerm.Screen) bool { return !s.Modes[1049] })
	if !s.Modes[7] || s.Modes[2004] || s.Modes[1002] || s.Modes[1006] || !s.CursorVisible || len(s.Unknown) > 0 {
		t.Errorf("modes left behind: %v, unknown sequences: %q", s.Modes, s.Unknown)
	}
}

func TestKeysReachAProgramThroughBubbleTea(t *testing.T) {
	fake := start(t, faketerm.Behaviour{Sync: true})
	for keys, shown := range map[string]string{
		"\x1b[A": "key up", "\x1b": "key esc", "ক্ষ": "key ক্ষ", "র\u200d্য": "key র\u200d্য", "\x1b[1;2C": "key shift+right",
		"\x1b[200~দু লাইন\x1b[201~": "key [দু লাইন]", "\x1b[<0;5;7M": "mouse left press",
	} {
		fake.Send(keys)
		waitFor(fake, shown)
	}
	fake.Send("\x1b[200~" + strings.Repeat("ক", 5000) + "\x1b[201~")
	waitFor(fake, "key 15002 bytes")
	fake.Send("q")
	if code := fake.Wait(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	expectRestored(t, fake)
}

func TestLateRepliesAndGarbageNeverBecomeKeys(t *testing.T) {
	fake := start(t, faketerm.Behaviour{
		Delay: 400 * time.Millisecond, Piece: 3, Background: "rgb:1e1e/1e1e/2e2e", Version: "fake(1)", Sync: true,
	})
	waitFor(fake, "late 2")
	fake.Send("\x1b[?62;22c\x1b]11;rgb:dddd/dddd/dddd\x1b\\\x1b[12;40Rj")
	s := waitFor(fake, "key j")
	if strings.Count(s.String(), "key") != 1 {
		t.Errorf("replies became keys:\n%s", s)
	}
}

func TestASilentTerminalStillGetsItsFrameAndItsKeys(t *testing.T) {
	fake := start(t, faketerm.Behaviour{Silent: true})
	fake.Send("j")
	waitFor(fake, "key j")
}

func TestEverySignalThatStopsRestoresTheTerminal(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(sig.String(), func(t *testing.T) {
			fake := start(t, faketerm.Behaviour{})
			if err := fake.Process().Signal(sig); err != nil {
				t.Fatal(err)
			}
			if code := fake.Wait(); code != 0 {
				t.Errorf("exit status %d", code)
			}
			expectRestored(t, fake)
		})
	}
}

func TestAPanicRestoresTheTerminalBeforeItsTrace(t *testing.T) {
	fake := start(t, faketerm.Behaviour{Rows: 200, Columns: 200})
	fake.Send("p")
	waitFor(fake, "panic: as asked")
	if code := fake.Wait(); code != 2 {
		t.Errorf("exit status %d", code)
	}
	expectRestored(t, fake)
	if out := fake.Output(); strings.LastIndex(out, "?1049l") > strings.LastIndex(out, "panic: as asked") {
		t.Error("the trace was lost on the alternate screen")
	}
}

func TestAHangupEndsTheProgram(t *testing.T) {
	fake := start(t, faketerm.Behaviour{})
	fake.Hangup()
	fake.Wait()
}

func TestAResizeReachesTheProgram(t *testing.T) {
	fake := start(t, faketerm.Behaviour{})
	for _, size := range [][2]int{{1, 1}, {5, 3}, {500, 200}, {100, 30}} {
		fake.Resize(size[0], size[1])
	}
	waitFor(fake, "size 100 30")
}

func TestKeysComeFromTheTerminalWhenTheArticleIsPipedIn(t *testing.T) {
	cmd := exec.Command(echo)
	cmd.Stdin = strings.NewReader("qqq")
	fake := faketerm.Start(t, cmd, faketerm.Behaviour{})
	waitFor(fake, "ready")
	fake.Send("j")
	if s := waitFor(fake, "key j"); s.Contains("key q") {
		t.Error("the article was taken for keys")
	}
	fake.Send("q")
	fake.Wait()
}

func TestAPipeForOutputIsRefusedWithStatusTwo(t *testing.T) {
	cmd := exec.Command(echo)
	cmd.Env = append(os.Environ(), "TERM=xterm")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "standard output is not one") {
		t.Errorf("%v: %s", err, out)
	}
}

// startInShell starts the program under test in a shell that can stop it, and stops the test where there is none.
func startInShell(t *testing.T) *faketerm.Term {
	t.Helper()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	cmd := exec.Command(shell, "--norc", "--noprofile", "-i")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "PS1=prompt> ", "HISTFILE=")
	fake := faketerm.Start(t, cmd, faketerm.Behaviour{})
	waitFor(fake, "prompt>")
	fake.Send(echo + "\r")
	waitFor(fake, "ready")
	return fake
}

func waitForShell(fake *faketerm.Term) {
	fake.WaitFor("the shell", func(s faketerm.Screen) bool {
		return !s.Modes[1049] && s.Contains("Stopped") && strings.HasSuffix(strings.TrimSpace(s.String()), "prompt>")
	})
}

func TestControlZGivesTheTerminalToTheShellAndComesBack(t *testing.T) {
	fake := startInShell(t)
	fake.Send("\x1a")
	waitForShell(fake)
	fake.Resize(100, 30)
	fake.Send("echo the sh''ell reads\r")
	waitFor(fake, "the shell reads")
	fake.Send("fg\r")
	fake.WaitFor("the program again", func(s faketerm.Screen) bool {
		return s.Modes[1049] && !s.Modes[7] && s.Contains("key ctrl+z") && s.Contains("size 100 30")
	})
	fake.Send("j")
	waitFor(fake, "key j")
	fake.Send("q")
	fake.WaitFor("the prompt", func(s faketerm.Screen) bool { return !s.Modes[1049] && s.Contains("prompt>") })
	fake.Send("exit\r")
	fake.Wait()
}

func TestControlZWhileProcessesAreStarted(t *testing.T) {
	fake := startInShell(t)
	fake.Send("f")
	waitFor(fake, "key f")
	for range 10 {
		fake.Send("\x1a")
		waitForShell(fake)
		fake.Send("clear; fg\r")
		fake.WaitFor("the program again", func(s faketerm.Screen) bool { return s.Modes[1049] && s.Contains("key f") })
	}
	fake.Send("q")
	fake.WaitFor("the prompt", func(s faketerm.Screen) bool { return !s.Modes[1049] && s.Contains("prompt>") })
	fake.Send("exit\r")
	fake.Wait()
}
