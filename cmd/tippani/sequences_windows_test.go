package main

import (
	"os"
	"testing"

	"golang.org/x/sys/windows"
)

func TestAConsoleObeysSequencesForAsLongAsTheCommandRuns(t *testing.T) {
	out, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no console: %v", err)
	}
	defer out.Close()
	mode := func() (m uint32) {
		if err := windows.GetConsoleMode(windows.Handle(out.Fd()), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	given := mode()
	defer func() { _ = windows.SetConsoleMode(windows.Handle(out.Fd()), given) }()
	before := given &^ windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	if err := windows.SetConsoleMode(windows.Handle(out.Fd()), before); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		vars   []string
		during uint32
	}{{nil, before | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING}, {[]string{"NO_COLOR=1"}, before}} {
		env, flush := environment{stdout: out, stderr: out, vars: c.vars, unfinished: new(leftovers)}.forPeople()
		if mode() != before {
			t.Error("the mode is changed before a colour is wanted")
		}
		p := newPen(env)
		if got := mode(); got != c.during {
			t.Errorf("%v: the mode is %#x, want %#x", c.vars, got, c.during)
		}
		if (p.terminal != nil) != (c.vars == nil) {
			t.Errorf("%v: in colour %v", c.vars, p.terminal != nil)
		}
		flush()
		if got := mode(); got != before {
			t.Errorf("%v: in the end the mode is %#x, want %#x", c.vars, got, before)
		}
	}
}
