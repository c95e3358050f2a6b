// Package relay carries a panic from a goroutine that works in the background to whoever asks for its results, so that it ends what asked
// and not the process with everything else in it.
package relay

import (
	"runtime/debug"
	"sync/atomic"
)

// Panic is a panic that was carried to another goroutine; it is what that one panics with.
type Panic struct {
	Value any
	Stack []byte // of the goroutine it happened in
}

// Relay carries at most one panic. Its zero value is ready for use.
type Relay struct{ panicked atomic.Pointer[Panic] }

// Catch is deferred in the goroutine. After a panic it calls wake, for those who wait for results.
func (r *Relay) Catch(wake func()) {
	if v := recover(); v != nil {
		r.panicked.CompareAndSwap(nil, &Panic{v, debug.Stack()})
		wake()
	}
}

// Check is called by whoever takes results: it panics as the goroutine has.
func (r *Relay) Check() {
	if p := r.panicked.Load(); p != nil {
		panic(p)
	}
}
