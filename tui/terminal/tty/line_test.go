//go:build unix

package tty_test

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"tippani/tui/environ"
	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
	"tippani/tui/terminal/tty"
)

var env = environ.Variables{"TERM=xterm-256color"}

func TestSuspendGivesTheTerminalBackAndResumeRedraws(t *testing.T) {
	fake := faketerm.Open(t, faketerm.Behaviour{})
	line, err := tty.Open(fake.TTY(), fake.TTY(), env)
	if err != nil {
		t.Fatal(err)
	}
	term, err := terminal.Open(line, terminal.Options{Env: env})
	if err != nil {
		t.Fatal(err)
	}
	defer term.Close()
	term.Ask(nil)
	term.Show(terminal.Frame{Rows: []string{"আমি"}})
	fake.WaitFor("the frame", func(s faketerm.Screen) bool { return s.Contains("আমি") })
	if err := term.Suspend(); err != nil {
		t.Fatal(err)
	}
	fake.WaitFor("the old screen", func(s faketerm.Screen) bool { return !s.Modes[1049] && s.Modes[7] && s.CursorVisible })
	typed := make([]byte, 64)
	for range 50 {
		fake.Send("for the editor\n")
		if n, err := fake.TTY().Read(typed); err != nil || string(typed[:n]) != "for the editor\n" {
			t.Fatalf("another program reads %q, %v", typed[:n], err)
		}
	}
	if err := term.Resume(); err != nil {
		t.Fatal(err)
	}
	fake.WaitFor("the frame again", func(s faketerm.Screen) bool { return s.Contains("আমি") && s.Modes[1049] && !s.Modes[7] })
	fake.Send("j")
	key := make([]byte, 8)
	if n, err := term.Input().Read(key); err != nil || string(key[:n]) != "j" {
		t.Errorf("the program reads %q, %v", key[:n], err)
	}
}

func TestWithoutATerminalTheErrorSaysSo(t *testing.T) {
	fake := faketerm.Open(t, faketerm.Behaviour{})
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for name, o := range map[string]struct {
		out *os.File
		env environ.Variables
	}{
		"TERM is dumb":              {fake.TTY(), environ.Variables{"TERM=dumb"}},
		"TERM is not set":           {fake.TTY(), environ.Variables{"HOME=/"}},
		"the output is no terminal": {null, environ.Variables{"TERM=xterm"}},
	} {
		_, err := tty.Open(fake.TTY(), o.out, o.env)
		var none *terminal.NoTerminalError
		if !errors.As(err, &none) {
			t.Errorf("when %s, Open gives %v", name, err)
		}
	}
	if fake.Output() != "" {
		t.Errorf("a refused terminal was written to: %q", fake.Output())
	}
}

func TestWhatWasTypedIsThrownAway(t *testing.T) {
	fake := faketerm.Open(t, faketerm.Behaviour{})
	line, err := tty.Open(fake.TTY(), fake.TTY(), env)
	if err != nil {
		t.Fatal(err)
	}
	defer line.Close()
	if line.IsRaw() {
		t.Error("the terminal is raw before anybody has asked for it")
	}
	if err := line.Raw(); err != nil {
		t.Fatal(err)
	}
	if !line.IsRaw() {
		t.Error("the terminal is not raw")
	}
	fake.Send("typed ahead")
	// What is sent is in the terminal's queue when the write returns; the poll waits without reading.
	if n, err := unix.Poll([]unix.PollFd{{Fd: int32(fake.TTY().Fd()), Events: unix.POLLIN}}, -1); n != 1 || err != nil {
		t.Fatalf("waiting for what was typed: %d, %v", n, err)
	}
	line.DropInput()
	fake.Send("j")
	key := make([]byte, 64)
	if n, err := line.Read(key); err != nil || string(key[:n]) != "j" {
		t.Errorf("read %q, %v", key[:n], err)
	}
	if err := line.Restore(); err != nil || line.IsRaw() {
		t.Errorf("the terminal is still raw, %v", err)
	}
}
