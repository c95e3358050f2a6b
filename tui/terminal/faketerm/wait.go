package faketerm

import (
	"bytes"
	"time"
)

// Patience is how long WaitFor waits before it fails the test.
const Patience = 10 * time.Second

// WaitFor returns as soon as the screen is as wanted; the name says what was wanted if it never is.
func (f *Term) WaitFor(name string, wanted func(Screen) bool) Screen {
	f.t.Helper()
	s, ok := f.Within(Patience, wanted)
	if !ok {
		f.t.Fatalf("%s did not come; the screen shows\n%s", name, s)
	}
	return s
}

// WaitForOutput returns as soon as the program has written all of the texts, in any order. It looks at the bytes only, so it costs a
// measurement less than WaitFor does.
func (f *Term) WaitForOutput(texts ...string) {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.waitUntil(Patience, func() bool { return holdsAll(f.raw, texts) }) {
		f.t.Fatalf("the program did not write %q", texts)
	}
}

func holdsAll(raw []byte, texts []string) bool {
	for _, text := range texts {
		if !bytes.Contains(raw, []byte(text)) {
			return false
		}
	}
	return true
}

// Updates is how many updates of the screen have come whole so far, and how many bytes the program has written; a terminal that does not
// know synchronised output (Behaviour.Sync) is told of none.
func (f *Term) Updates() (updates, bytes int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.emu.updates, f.emu.written
}

// WaitForUpdate returns as soon as there have been more updates than so many, with Updates. It looks at no cell, so it costs a measurement
// less than WaitFor does.
func (f *Term) WaitForUpdate(after int) (updates, bytes int) {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.waitUntil(Patience, func() bool { return f.emu.updates > after }) {
		f.t.Fatalf("no update came after %d", after)
	}
	return f.emu.updates, f.emu.written
}

// Within waits for a state of the screen no longer than the limit, and says whether it came.
func (f *Term) Within(limit time.Duration, wanted func(Screen) bool) (Screen, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var s Screen
	came := f.waitUntil(limit, func() bool {
		s = f.emu.screen()
		return wanted(s)
	})
	return s, came
}

// waitUntil waits no longer than the limit for something that reading changes, and says whether it came. What has come before the terminal
// was closed counts. The caller holds the lock.
func (f *Term) waitUntil(limit time.Duration, come func() bool) bool {
	end := time.Now().Add(limit)
	timer := time.AfterFunc(limit, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.changed.Broadcast()
	})
	defer timer.Stop()
	for !come() {
		if f.closed || !time.Now().Before(end) {
			return false
		}
		f.changed.Wait()
	}
	return true
}

// Wait waits for the program to end, and until everything is read that it and those it started have written, and returns its exit
// status; -1 if a signal ended it.
func (f *Term) Wait() int {
	f.t.Helper()
	select {
	case <-f.ended:
	case <-time.After(Patience):
		f.t.Fatalf("the program did not end; the screen shows\n%s", f.Screen())
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	// A terminal on hold reads nothing.
	if !f.waitUntil(Patience, func() bool { return f.closed || f.held }) {
		f.t.Fatalf("something that the program started keeps the terminal open; the screen shows\n%s", f.emu.screen())
	}
	return f.cmd.ProcessState.ExitCode()
}
