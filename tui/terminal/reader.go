package terminal

import (
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"tippani/tui/terminal/inject"
	"tippani/tui/terminal/input"
)

// reader reads the tty and sends keys one way and replies the other.
type reader struct {
	fd      int
	keys    *keys
	asker   *asker
	dropped chan int
	gone    chan struct{}
	lost    func()                                // called once, when the tty is at its end
	first   atomic.Pointer[func(key []byte) bool] // see Terminal.Intercept

	wakeRead, wakeWrite *os.File

	mu      sync.Mutex
	state   sync.Cond
	paused  bool
	resting bool // the loop has seen paused
	stopped bool
}

func newReader(fd int, k *keys, a *asker) (*reader, error) {
	wakeRead, wakeWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	r := &reader{
		fd: fd, keys: k, asker: a,
		dropped: make(chan int, 1), gone: make(chan struct{}),
		wakeRead: wakeRead, wakeWrite: wakeWrite,
	}
	r.state.L = &r.mu
	return r, nil
}

// loop runs until stop or until the tty is gone.
func (r *reader) loop() {
	filter := input.Filter{}
	buffer := make([]byte, 4096)
	wake := int(r.wakeRead.Fd())
	for r.proceed() {
		inject.At("reader")
		ready, woken, err := readable(r.fd, wake, r.deadline(&filter))
		switch {
		case err != nil:
			r.end()
			return
		case woken:
			r.drainWake()
		case ready:
			n, err := unix.Read(r.fd, buffer)
			if errors.Is(err, unix.EINTR) || errors.Is(err, unix.EAGAIN) {
				continue
			}
			if err != nil || n <= 0 {
				r.end()
				return
			}
			r.pass(filter.Feed(buffer[:n], time.Now()))
		}
		r.pass(filter.Expire(time.Now()))
		r.asker.tick(time.Now())
	}
}

// deadline is when the loop has something to do although nothing arrives; zero for never.
func (r *reader) deadline(filter *input.Filter) time.Time {
	due, ok := filter.Deadline()
	if other, waits := r.asker.deadline(); waits && (!ok || other.Before(due)) {
		due = other
	}
	return due
}

func (r *reader) pass(events []input.Event) {
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
			r.asker.take(e, now)
		}
	}
}

func (r *reader) put(b []byte, dropped int) {
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

// end is the terminal's end: closed window, dropped connection.
func (r *reader) end() {
	r.keys.close()
	close(r.gone)
	if r.lost != nil {
		r.lost()
	}
	r.mu.Lock()
	r.stopped, r.resting = true, true
	r.state.Broadcast()
	r.mu.Unlock()
}

// proceed waits while the reader is paused and reports whether to go on.
func (r *reader) proceed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.paused && !r.stopped {
		r.resting = true
		r.state.Broadcast()
		r.state.Wait()
	}
	r.resting = r.stopped
	r.state.Broadcast()
	return !r.stopped
}

// pause makes the reader leave the tty alone and returns when it does.
func (r *reader) pause() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.paused = true
	r.wake()
	for !r.resting && !r.stopped {
		r.state.Wait()
	}
}

func (r *reader) unpause() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.paused = false
	r.state.Broadcast()
}

// stop ends the loop and returns when it has ended.
func (r *reader) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stopped = true
	r.state.Broadcast()
	r.wake()
	for !r.resting {
		r.state.Wait()
	}
	r.wakeRead.Close()
	r.wakeWrite.Close()
}

// nudge makes the loop look at its deadlines again.
func (r *reader) nudge() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.stopped {
		r.wake()
	}
}

func (r *reader) wake() { _, _ = r.wakeWrite.Write([]byte{0}) }

func (r *reader) drainWake() {
	var b [16]byte
	_, _ = r.wakeRead.Read(b[:])
}
