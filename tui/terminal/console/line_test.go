package console_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"tippani/tui/environ"
	"tippani/tui/terminal"
	"tippani/tui/terminal/console"
)

func TestModesAreSetAndGivenBack(t *testing.T) {
	for name, c := range map[string]struct {
		refuses       console.Modes
		input, output uint32
	}{
		"a console of today":                 {console.Modes{}, 0x3A8, 0xF},
		"one that makes no sequences":        {console.Modes{Input: 0x200}, 0x1B8, 0xF},
		"one that always returns the cursor": {console.Modes{Output: 0x8}, 0x3A8, 0x7},
	} {
		f := newFake()
		f.refuses = c.refuses
		found := f.modes
		l := open(t, f)
		if f.modes != found {
			t.Errorf("%s: opened, the modes are %x", name, f.modes)
		}
		for range 2 {
			if err := l.Raw(); err != nil {
				t.Fatal(err)
			}
			if f.modes.Input != c.input || f.modes.Output != c.output || !l.IsRaw() {
				t.Errorf("%s: the modes are %x, raw %v", name, f.modes, l.IsRaw())
			}
		}
		if err := l.Restore(); err != nil || f.modes != found || l.IsRaw() {
			t.Errorf("%s: given back, the modes are %x (%v)", name, f.modes, err)
		}
	}
}

func TestAConsoleThatObeysNoSequencesIsRefused(t *testing.T) {
	f := newFake()
	f.refuses.Output = 0x4
	_, err := console.New(f)
	var none *terminal.NoTerminalError
	if !errors.As(err, &none) || !strings.Contains(err.Error(), "Windows Terminal") {
		t.Errorf("it says %v", err)
	}
	if !f.closed || len(f.written) > 0 {
		t.Errorf("it is left open, or was written to: %q", f.written)
	}
}

func TestAReaderThatIsSentAwayEatsNoKey(t *testing.T) {
	f := newFake()
	l := open(t, f)
	if err := l.Raw(); err != nil {
		t.Fatal(err)
	}
	type read struct {
		text string
		err  error
	}
	reads := make(chan read)
	go func() {
		b := make([]byte, 64)
		for {
			n, err := l.Read(b)
			reads <- read{string(b[:n]), err}
			if err != nil {
				return
			}
		}
	}()
	f.send(char('a'))
	if r := <-reads; r.text != "a" {
		t.Errorf("read %q, %v", r.text, r.err)
	}
	for range 20 {
		f.awaited()
		if err := l.Restore(); err != nil {
			t.Fatal(err)
		}
		f.send(char('b'))
		if len(f.queue) != 1 {
			t.Error("the key of another program was taken")
		}
		if err := l.Raw(); err != nil {
			t.Fatal(err)
		}
		if r := <-reads; r.text != "b" {
			t.Errorf("read %q, %v", r.text, r.err)
		}
	}
	f.awaited()
	if err := l.Close(); err != nil || !f.closed {
		t.Errorf("closed %v, %v", f.closed, err)
	}
	if r := <-reads; r.err != io.EOF {
		t.Errorf("a closed line reads %q, %v", r.text, r.err)
	}
}

func TestAReadTakesNoMoreThanItHasRoomFor(t *testing.T) {
	f := newFake()
	l := open(t, f)
	if err := l.Raw(); err != nil {
		t.Fatal(err)
	}
	want := strings.Repeat("ঢাকা", 200)
	for _, r := range want {
		f.send(char(uint16(r)))
	}
	var got []byte
	b := make([]byte, 7)
	for len(got) < len(want) {
		n, err := l.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, b[:n]...)
	}
	if string(got) != want {
		t.Errorf("read %q", got)
	}
}

func TestAWindowThatIsResizedIsNoticed(t *testing.T) {
	f := newFake()
	l := open(t, f)
	if err := l.Raw(); err != nil {
		t.Fatal(err)
	}
	f.window = console.Window{Columns: 100, Rows: 30}
	f.send(console.Record{0: 4}, char('j'))
	if _, err := l.Read(make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	<-l.Resized()
	if columns, rows := l.Size(); columns != 100 || rows != 30 {
		t.Errorf("the size is %d by %d", columns, rows)
	}
}

func TestAConsoleThatTakesNothingHoldsNobodyUp(t *testing.T) {
	f := newFake()
	f.stuck = make(chan struct{})
	defer close(f.stuck)
	l := open(t, f)
	done := make(chan error)
	go func() {
		_, err := l.Write([]byte("a frame"))
		done <- err
	}()
	l.DropOutput()
	if err := <-done; err == nil {
		t.Error("a write that was dropped says that it was written")
	}
}

func TestATerminalOverAConsole(t *testing.T) {
	f := newFake()
	found := f.modes
	term, err := terminal.Open(open(t, f), terminal.Options{Env: environ.Variables{"WT_SESSION=1"}})
	if err != nil {
		t.Fatal(err)
	}
	term.Show(terminal.Frame{Rows: []string{"আমি"}})
	for _, unit := range []uint16{'ক', '্', 'ষ', 0x1b, '[', 'A', 0xD83D, 0xDE00} {
		f.send(char(unit))
	}
	got := ""
	b := make([]byte, 64)
	for !strings.HasSuffix(got, "😀") {
		n, err := term.Input().Read(b)
		if err != nil {
			t.Fatal(err)
		}
		got += string(b[:n])
	}
	if got != "ক্ষ\x1b[A😀" {
		t.Errorf("typed %q", got)
	}
	if err := term.Close(); err != nil {
		t.Fatal(err)
	}
	out := string(f.written)
	if !strings.Contains(out, "\x1b[?1049h") || !strings.HasSuffix(out, "\x1b[?1049l") {
		t.Errorf("written: %q", out)
	}
	if f.modes != found || !f.closed {
		t.Errorf("left behind: modes %x, closed %v", f.modes, f.closed)
	}
}
