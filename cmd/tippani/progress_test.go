package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"tippani/tui/environ"
)

func TestTheBarShowsThePartThatIsDone(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{
		{0, 100, "counting [                    ]   0 %"},
		{50, 100, "counting [==========          ]  50 %"},
		{300, 100, "counting [====================] 100 %"},
		{0, 0, "counting [                    ]   0 %"},
	} {
		p := progress{what: "counting", done: c.done, total: c.total}
		if got := p.bar(); got != c.want {
			t.Errorf("%d of %d: %q", c.done, c.total, got)
		}
	}
}

func TestTheBarAppearsInATerminalOnlyAndIsTakenAway(t *testing.T) {
	read := func(p *progress) {
		if _, err := io.Copy(io.Discard, p.reader(strings.NewReader("কথা"))); err != nil {
			t.Fatal(err)
		}
		p.clear()
		p.clear()
	}
	var out bytes.Buffer
	env := environment{stderr: &printer{out: &out}}
	quiet := newProgress(env, "counting", 9)
	quiet.drawn = time.Time{}
	read(quiet)
	if out.Len() > 0 {
		t.Errorf("in a pipe: %q", out.String())
	}
	read(&progress{out: &out, what: "counting", total: 9})
	both := &progress{out: io.Discard, what: "counting", total: 9}
	if at, ok := both.reader(strings.NewReader("কথা")).(io.ReaderAt); !ok {
		t.Error("what could be read anywhere can't be any more")
	} else if n, err := at.ReadAt(make([]byte, 3), 6); n != 3 || err != nil || both.done != 3 {
		t.Errorf("read %d bytes, %v, counted %d", n, err, both.done)
	}
	if got := out.String(); !strings.Contains(got, "100 %\x1b[K") || strings.Count(got, "\r\x1b[K") != 1 {
		t.Errorf("in a terminal: %q", got)
	}
}

func TestColoursGoToATerminalThatWantsThem(t *testing.T) {
	for _, c := range []struct{ name, noColor, term, want string }{
		{"a terminal", "", "xterm", "\x1b[32m+ ঢাকা ␛[31m\x1b[m\nend\n"},
		{"NO_COLOR", "1", "xterm", "+ ঢাকা ␛[31m\nend\n"},
		{"a dumb terminal", "", "dumb", "+ ঢাকা ␛[31m\nend\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			terminal := &printer{out: &out}
			p := newPen(environment{stdout: terminal, vars: environ.Variables{"NO_COLOR=" + c.noColor, "TERM=" + c.term}})
			p.paint(green, "+ ঢাকা \x1b[31m\n")
			p.print("end\n")
			if err := p.flush(); err != nil {
				t.Fatal(err)
			}
			terminal.flush()
			if got := out.String(); got != c.want {
				t.Errorf("%q", got)
			}
		})
	}
	var plain bytes.Buffer
	p := newPen(environment{stdout: &plain})
	p.paint(red, "- ঢাকা\n")
	if err := p.flush(); err != nil || plain.String() != "- ঢাকা\n" {
		t.Errorf("in a pipe: %q", plain.String())
	}
}
