package noquery_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

func TestAProgramWithBubbleTeaWritesNothingBeforeMain(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "silent")
	if out, err := exec.Command("go", "build", "-o", binary, "./testdata/silent").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	cmd := exec.Command(binary)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "CI=") && !strings.HasPrefix(v, "TERM=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "TERM=xterm-256color")

	tty, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	// termenv's wait is five seconds; a program that asks nothing is done at once, on however slow a machine.
	kill := time.AfterFunc(4*time.Second, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()

	var written bytes.Buffer
	if _, err := written.ReadFrom(tty); err != nil && !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the program ended with %v; exit status 3 means that CI was left set, a kill that it waited for the terminal", err)
	}
	if written.Len() > 0 {
		t.Errorf("bytes reached the terminal before main: %q", written.String())
	}
}
