package terminal

import (
	"sync"
	"sync/atomic"
	"time"

	"tippani/tui/terminal/inject"
	"tippani/tui/terminal/input"
)

// receiver takes what comes in over the line apart and sends keys one way and replies the other. What is due although nothing
// arrives, such as an escape that turns out to be a key, is done by a timer.
type receiver struct {
	line    Line
	guard   func(func()) // Terminal.Guard, for the timer
	keys    *keys
	asker   *asker
	dropped chan int
	gone    chan struct{}
	aside   func(input.Event)                     // told of what is no key and no answer to a batch; may be nil
	first   atomic.Pointer[func(key []byte) bool] // see Terminal.Intercept

	mu      sync.Mutex // guards what follows; held while events are passed on
	filter  input.Filter
	timer   *time.Timer
	at      time.Time // when the timer should ring
	waited  bool      // it rang late, and was set once more
	stopped bool
}

// tardy is how late a timer rings in a process that did not run meanwhile.
const tardy = 5 * time.Millisecond

func newReceiver(line Line, guard func(func()), k *keys, a *asker) *receiver {
	r := &receiver{line: line, guard: guard, keys: k, asker: a, dropped: make(chan int, 1), gone: make(chan struct{})}
	r.timer = time.AfterFunc(time.Hour, func() { r.guard(r.ring) })
	r.timer.Stop()
	return r
}

// loop runs until the line is closed or the terminal is gone.
func (r *receiver) loop() {
	buffer := make([]byte, 4096)
	for {
		n, err := r.line.Read(buffer)
		inject.At("reader")
		if n > 0 {
			r.receive(buffer[:n])
		}
		if err != nil {
			r.keys.close()
			close(r.gone)
			r.stop()
			return
		}
	}
}

func (r *receiver) receive(b []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.stopped {
		r.pass(r.filter.Feed(b, time.Now()))
		r.due()
	}
}

// ring is called by the timer. When it comes late, the process was starved or stopped: what the terminal sent meanwhile goes
// first, since it may be the rest of what is waited for.
func (r *receiver) ring() {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.stopped:
	case !r.waited && time.Since(r.at) > tardy:
		r.waited = true
		r.timer.Reset(tardy)
	default:
		r.due()
	}
}

// nudge does what is due by now, and sets the timer anew.
func (r *receiver) nudge() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.stopped {
		r.due()
	}
}

// due is nudge for those that hold the lock.
func (r *receiver) due() {
	r.pass(r.filter.Expire(time.Now()))
	r.asker.tick(time.Now())
	at, ok := r.filter.Deadline()
	if other, waits := r.asker.deadline(); waits && (!ok || other.Before(at)) {
		at, ok = other, true
	}
	r.at, r.waited = at, false
	if ok {
		r.timer.Reset(time.Until(at))
	} else {
		r.timer.Stop()
	}
}

// stop has whatever still arrives thrown away.
func (r *receiver) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stopped = true
	r.timer.Stop()
}

func (r *receiver) pass(events []input.Event) {
	now := time.Now()
	for _, e := range events {
		switch e.Kind {
		case input.Key:
			if first := r.first.Load(); first == nil || !(*first)(e.Bytes) {
				r.put(e.Bytes, e.Dropped)
			}
		case input.Paste:
			r.put(e.Bytes, e.Dropped)
		case input.Cursor:
			// F3 with a modifier looks like a report from row 1. Any other report that nobody waits for is late or nonsense.
			if !r.asker.take(e, now) && e.Row == 1 {
				r.put(e.Bytes, 0)
			}
		default:
			if !r.asker.take(e, now) && r.aside != nil {
				r.aside(e)
			}
		}
	}
}

func (r *receiver) put(b []byte, dropped int) {
	dropped += r.keys.put(b)
	if dropped == 0 {
		return
	}
	select {
	case before := <-r.dropped:
		dropped += before
	default:
	}
	r.dropped <- dropped
}
