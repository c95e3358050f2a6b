package terminal

import (
	"sync"
	"time"

	"tippani/tui/graphics"
	"tippani/tui/terminal/inject"
)

// leaveGrace is how long a terminal may take to read what gives it back.
const leaveGrace = 350 * time.Millisecond

// job composes bytes when its turn comes. It runs in the writer's goroutine, the only one that touches the painter.
type job func(p *painter) []byte

// writer is the goroutine that writes to the terminal. Whoever hands it something never waits: a stopped terminal blocks the
// writer and nobody else.
type writer struct {
	line Line

	mu      sync.Mutex
	changed sync.Cond
	jobs    []job  // done in order, before the frame
	frame   *Frame // the latest not yet written
	shown   *Frame // the latest written, to be drawn again after a suspension
	held    bool   // frames wait: the terminal is lent out
	stopped bool
	ended   bool // the loop is left
	waiting []chan struct{}

	painter painter
	speed   speed

	writing sync.Mutex // held while bytes go out
	silent  bool       // nothing goes out any more; guarded by writing
}

func newWriter(line Line, size Size) *writer {
	w := &writer{line: line, painter: painter{size: size}, speed: speed{become: make(chan int, 1)}}
	w.changed.L = &w.mu
	return w
}

// loop writes until stop. A terminal that cannot be written to is left alone: the reader notices that it is gone.
func (w *writer) loop() {
	defer w.end()
	for {
		work, ok := w.next()
		if !ok {
			return
		}
		inject.At("writer")
		if b := work(&w.painter); len(b) > 0 {
			w.send(b)
		}
	}
}

func (w *writer) send(b []byte) {
	w.writing.Lock()
	defer w.writing.Unlock()
	if !w.silent {
		w.speed.begin(len(b))
		_, _ = w.line.Write(b)
	}
}

// end has nobody wait any more for what is not written: the loop is left, by stop or by a panic.
func (w *writer) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stopped, w.ended = true, true
	w.settle()
}

// settle tells those that wait for everything to be written. The caller holds the lock.
func (w *writer) settle() {
	for _, done := range w.waiting {
		close(done)
	}
	w.waiting = nil
}

// last writes b after the write that is under way, and nothing follows it: a frame behind the sequences that give the terminal back would
// take it again.
func (w *writer) last(b []byte) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	w.silent = true
	_, err := w.line.Write(b)
	return err
}

// next waits for something to do: a job, else the latest frame.
func (w *writer) next() (job, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		if len(w.jobs) > 0 {
			first := w.jobs[0]
			w.jobs = w.jobs[1:]
			return first, true
		}
		if w.frame != nil && !w.held {
			f := *w.frame
			w.shown, w.frame = w.frame, nil
			return func(p *painter) []byte { return w.speed.ask(p.paint(f), p.sent) }, true
		}
		w.settle()
		if w.stopped {
			return nil, false
		}
		w.changed.Wait()
	}
}

func (w *writer) do(j job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.stopped {
		w.jobs = append(w.jobs, j)
		w.changed.Signal()
	}
}

func (w *writer) show(f Frame) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frame = &f
	w.changed.Signal()
}

// hold keeps frames back (true) or lets them through again, drawing the last one anew (false).
func (w *writer) hold(on bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held = on
	if !on {
		w.repeat()
	}
	w.changed.Signal()
}

// again draws the last frame once more.
func (w *writer) again() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.repeat()
	w.changed.Signal()
}

// repeat asks for the last frame once more. The caller holds the lock.
func (w *writer) repeat() {
	if w.frame == nil {
		w.frame = w.shown
	}
}

func (w *writer) resize(s Size, cell graphics.Cell) {
	w.do(func(p *painter) []byte { p.resize(s, cell); return nil })
	w.mu.Lock()
	defer w.mu.Unlock()
	w.repeat()
	w.changed.Signal()
}

// flush waits until everything handed in so far is written, and reports whether it was in time.
func (w *writer) flush(limit time.Duration) bool {
	done := make(chan struct{})
	w.mu.Lock()
	w.waiting = append(w.waiting, done)
	w.changed.Signal()
	if w.ended {
		w.settle()
	}
	w.mu.Unlock()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

// finish writes what is left and stops, within about half a second: output that a stuck terminal does not take is thrown away.
func (w *writer) finish() {
	w.mu.Lock()
	w.frame = nil
	w.mu.Unlock()
	if !w.flush(leaveGrace) {
		w.line.DropOutput()
		w.flush(150 * time.Millisecond)
	}
	w.mu.Lock()
	w.stopped = true
	w.changed.Signal()
	w.mu.Unlock()
}
