package console_test

import (
	"errors"
	"io"
	"sync"
	"testing"

	"tippani/tui/terminal/console"
)

var errRefused = errors.New("the parameter is incorrect")

// fake is a console in memory.
type fake struct {
	mu      sync.Mutex
	arrived sync.Cond
	modes   console.Modes
	refuses console.Modes // bits that it does not know
	window  console.Window
	queue   []console.Record
	woken   bool
	waits   int // how many are waiting for records
	gone    bool
	closed  bool
	written []byte
	stuck   chan struct{} // while it is open, nothing is written; nil when it is not stuck
}

func newFake() *fake {
	f := &fake{modes: console.Modes{Input: 0x1F7, Output: 0x3}, window: console.Window{Columns: 80, Rows: 24}}
	f.arrived.L = &f.mu
	return f
}

func (f *fake) Modes() (console.Modes, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.modes, nil
}

func (f *fake) SetInput(mode uint32) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if mode&f.refuses.Input != 0 {
		return errRefused
	}
	f.modes.Input = mode
	return nil
}

func (f *fake) SetOutput(mode uint32) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if mode&f.refuses.Output != 0 {
		return errRefused
	}
	f.modes.Output = mode
	return nil
}

func (f *fake) Window() (console.Window, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.window, true
}

func (f *fake) Wait() (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.waits++
	f.arrived.Broadcast()
	for len(f.queue) == 0 && !f.woken && !f.gone {
		f.arrived.Wait()
	}
	f.waits--
	switch {
	case f.gone:
		return false, io.ErrUnexpectedEOF
	case f.woken:
		f.woken = false
		return false, nil
	}
	return true, nil
}

func (f *fake) Wake() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.woken = true
	f.arrived.Broadcast()
}

func (f *fake) Records(into []console.Record) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := copy(into, f.queue)
	f.queue = f.queue[n:]
	return n, nil
}

func (f *fake) Discard() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queue = nil
}

func (f *fake) Write(text []byte) error {
	f.mu.Lock()
	stuck := f.stuck
	f.mu.Unlock()
	if stuck != nil {
		<-stuck
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.written = append(f.written, text...)
	return nil
}

func (f *fake) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	return nil
}

// send puts records before whoever reads.
func (f *fake) send(records ...console.Record) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queue = append(f.queue, records...)
	f.arrived.Broadcast()
}

// awaited waits until somebody waits for records.
func (f *fake) awaited() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.waits == 0 {
		f.arrived.Wait()
	}
}

func open(t *testing.T, f *fake) *console.Line {
	t.Helper()
	l, err := console.New(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// char is a record of a character that no key typed.
func char(unit uint16) console.Record {
	return console.Record{0: 1, 4: 1, 8: 1, 14: byte(unit), 15: byte(unit >> 8)}
}
