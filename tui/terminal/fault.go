package terminal

import (
	"runtime/debug"
	"time"

	"tippani/tui/graphics"
)

// Fault is a panic in one of a session's goroutines.
type Fault struct {
	Value any    // what it panicked with; it may hold text of the article
	Stack []byte // where, as runtime/debug.Stack has it
}

// Guard runs the work of a goroutine. Should it panic, the terminal is given back, before anything is said of it, and Failed
// tells whoever runs the session that it is over; the process, and other sessions in it, go on.
func (t *Terminal) Guard(run func()) {
	defer func() {
		if v := recover(); v != nil {
			t.fail(Fault{v, debug.Stack()})
		}
	}()
	run()
}

func (t *Terminal) fail(f Fault) {
	t.abandon()
	t.keys.close()
	if t.told != nil {
		t.told(f)
	}
	t.failing.Do(func() {
		t.fault = &f
		close(t.failed)
	})
}

// Failed is closed when a goroutine of the session has panicked.
func (t *Terminal) Failed() <-chan struct{} { return t.failed }

// Fault is the first panic of the session, nil while there is none.
func (t *Terminal) Fault() *Fault {
	select {
	case <-t.failed:
		return t.fault
	default:
		return nil
	}
}

// abandon gives the terminal back without the writer, which may be what has failed. A stuck terminal does not hold it up.
func (t *Terminal) abandon() {
	written := make(chan struct{})
	go func() {
		defer close(written)
		defer func() { _ = recover() }() // what has failed may fail again
		_ = t.writer.last(t.leaving((*graphics.Screen).Leave))
	}()
	timer := time.NewTimer(leaveGrace)
	defer timer.Stop()
	select {
	case <-written:
	case <-timer.C:
		t.line.DropOutput()
	}
	t.leftBy(nil)
	_ = t.line.Restore()
}
