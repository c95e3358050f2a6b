package main

import (
	"os/exec"
	"testing"

	"tippani/tui/terminal/faketerm"
)

// That a terminal tears Bengali apart is said when the program is opened there for the first time, and not again; of a terminal that does
// not, nothing is said.
func TestATornTerminalIsSaidOnce(t *testing.T) {
	dir := articleIn(t)
	open := func(version, shows, not string) {
		t.Helper()
		p := startIn(t, dir, faketerm.Behaviour{Version: version}, "--annotator", "tester", "article.txt", "--text", "cells")
		s := p.WaitFor(shows, func(s faketerm.Screen) bool { return s.Contains(shows) })
		if s.Contains(not) {
			t.Errorf("in %s the screen says %q", version, not)
		}
		p.Send("q")
		p.Wait()
	}
	const said, usual = "Torn letters?", "Digits label"
	open("VTE(7006)", usual, said)
	open("XTerm(379)", said, usual)
	open("XTerm(379)", usual, said)
	open("kitty(0.26.5)", said, usual)
}

// A theme that can't be shown is refused with the reason.
func TestAThemeWithoutColoursIsRefused(t *testing.T) {
	dir := articleIn(t)
	cmd := exec.Command(built(t), "--annotator", "tester", "article.txt", "--theme", "light")
	cmd.Dir, cmd.Env = dir, append(varsIn(dir), "NO_COLOR=1")
	p := faketerm.Start(t, cmd, faketerm.Behaviour{})
	p.WaitFor("the reason", func(s faketerm.Screen) bool { return s.Contains("Without colours there is no theme") })
	p.Send("q")
	p.Wait()
}
