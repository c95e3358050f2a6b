package tui

import (
	"slices"
	"sync/atomic"

	"tippani/model/stop"
)

// Cancel is the way in which a person breaks off the work of a key that takes long: esc, ctrl+c or ctrl+g, once the screen says
// that the program works. The work asks Err at places where nothing is half done. A Cancel serves one piece of work at a time.
type Cancel struct {
	state atomic.Int32
	held  atomic.Bool
}

// The states of a Cancel.
const (
	quiet    int32 = iota // no work, or work that does not take long yet: keys are keys
	offered               // the screen says that the work can be cancelled
	stopping              // somebody wants it to be
)

// Err is stop.ErrCancelled from when the work was cancelled until it has ended.
func (c *Cancel) Err() error {
	if c.state.Load() == stopping && !c.held.Load() {
		return stop.ErrCancelled
	}
	return nil
}

// Ask cancels the work, whether the screen offers that or not.
func (c *Cancel) Ask() { c.state.Store(stopping) }

// Done is called when the work has ended, cancelled or not.
func (c *Cancel) Done() { c.state.Store(quiet) }

// offer is called when the screen says that the work can be cancelled.
func (c *Cancel) offer() { c.state.CompareAndSwap(quiet, offered) }

// take is shown each key before the program is, from any goroutine. It takes the keys that cancel while there is something to.
func (c *Cancel) take(key []byte) bool {
	if !slices.Contains(cancelKeys, string(key)) {
		return false
	}
	return c.state.CompareAndSwap(offered, stopping) || c.state.Load() == stopping
}

// cancelKeys are esc, ctrl+c and ctrl+g as terminals send them. They are the same whatever keys the configuration gives to actions.
var cancelKeys = []string{"\x1b", "\x03", "\x07",
	// with modifyOtherKeys or CSI u switched on around the program
	"\x1b[27u", "\x1b[99;5u", "\x1b[103;5u", "\x1b[27;5;99~", "\x1b[27;5;103~"}

// whole does work that must not be broken off: what follows a change that was made.
func (c *Cancel) whole(work func()) {
	before := c.held.Swap(true)
	defer c.held.Store(before)
	work()
}
