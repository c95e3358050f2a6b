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
	deadline := time.AfterFunc(Patience, f.changed.Broadcast)
	defer deadline.Stop()
	end := time.Now().Add(Patience)
	f.mu.Lock()
	defer f.mu.Unlock()
	for !holdsAll(f.raw, texts) {
		if f.closed || time.Now().After(end) {
			f.t.Fatalf("the program did not write %q", texts)
		}
		f.changed.Wait()
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
	deadline := time.AfterFunc(Patience, f.changed.Broadcast)
	defer deadline.Stop()
	end := time.Now().Add(Patience)
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.emu.updates <= after {
		if f.closed || time.Now().After(end) {
			f.t.Fatalf("no update came after %d", after)
		}
		f.changed.Wait()
	}
	return f.emu.updates, f.emu.written
}

// Within waits for a state of the screen no longer than the limit, and says whether it came.
func (f *Term) Within(limit time.Duration, wanted func(Screen) bool) (Screen, bool) {
	deadline := time.Now().Add(limit)
	timer := time.AfterFunc(limit, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.changed.Broadcast()
	})
	defer timer.Stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		s := f.emu.screen()
		if wanted(s) {
			return s, true
		}
		if f.closed || !time.Now().Before(deadline) {
			return s, false
		}
		f.changed.Wait()
	}
}

// Wait waits for the program to end and returns its exit status; -1 if a signal ended it.
func (f *Term) Wait() int {
	f.t.Helper()
	select {
	case <-f.ended:
		return f.cmd.ProcessState.ExitCode()
	case <-time.After(Patience):
		f.t.Fatalf("the program did not end; the screen shows\n%s", f.Screen())
		return 0
	}
}
