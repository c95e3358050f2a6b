// Package survey looks through a whole queue in the background: Heads reads what a list shows of each article and filters it, Search
// finds a text in all of them. Both are fed by one goroutine and polled by another, hold little of a large queue, and stop when they
// are told to.
package survey

import (
	"runtime"
	"sync"
	"tippani/model/relay"
)

// worker is a goroutine that takes one step after the other until there is nothing to do or it is stopped.
type worker struct {
	mu      sync.Mutex
	changed sync.Cond
	run     int // which goroutine may go on; 0 for none
	runs    int
	untaken bool // something may have been found since it was taken last
	relay   relay.Relay
}

func (w *worker) init() { w.changed.L = &w.mu }

// start lets step be called again and again, unless a goroutine does so already. step reports whether there is more to do; it takes
// the lock itself.
func (w *worker) start(step func(mine func() bool) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.run != 0 {
		return
	}
	w.untaken = true
	w.runs++
	w.run = w.runs
	run := w.run
	mine := func() bool { return w.run == run }
	go func() {
		defer w.relay.Catch(w.Stop)
		for step(mine) {
			runtime.Gosched() // a key must not wait for this
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if mine() {
			w.run = 0
		}
		w.changed.Broadcast()
	}()
}

// Stop ends the work; what was found stays. It does not wait for a file that is being read.
func (w *worker) Stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.run = 0
	w.changed.Broadcast()
}

// Busy reports whether the work goes on, or has ended without anybody having taken what it found last.
func (w *worker) Busy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.run != 0 || w.untaken
}

// took notes that everything was taken; called with the lock.
func (w *worker) took() {
	w.relay.Check()
	w.untaken = w.run != 0
}

// Running reports whether the work goes on.
func (w *worker) Running() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.run != 0
}
