// Package stop lets long work be broken off at a place where nothing is half done.
package stop

import "tippani/model/message"

// ErrCancelled is what work ends with that somebody has cancelled.
var ErrCancelled = sayCancelled.Error()

var sayCancelled = message.New("stop.cancelled", "cancelled")

// Func is asked by long work whether to go on: an error says no, and goes on saying so until the work has ended with it. It costs
// next to nothing to ask. A nil Func never ends anything.
type Func func() error

// Err asks.
func (f Func) Err() error {
	if f == nil {
		return nil
	}
	return f()
}

// Pace asks a Func now and then, for work in steps of less than a microsecond or so.
type Pace struct {
	Stop  Func
	steps uint32
}

// every is how many steps are taken between two questions.
const every = 1024

// Step is called before each step.
func (p *Pace) Step() error {
	if p.steps++; p.steps%every != 0 {
		return nil
	}
	return p.Stop.Err()
}
