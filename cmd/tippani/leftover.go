package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// leftovers are outputs that are not whole yet. They are taken away when their command ends, and when a signal ends it early.
type leftovers struct {
	mu    sync.Mutex
	watch sync.Once
	items []*func()
	quiet []func() // called at a signal, of which nothing is said
	files bool     // there were outputs
}

// endings are the signals that end a command from outside.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// add has undo called at the end of the command, by the function that is returned, or at a signal, whichever comes first. undo
// may be called while the output is being written or is becoming whole, and does nothing when it has become so.
func (l *leftovers) add(stderr io.Writer, undo func()) (end func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = true
	l.begin(stderr)
	item := &undo
	l.items = append(l.items, item)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if i := slices.Index(l.items, item); i >= 0 {
			l.items = slices.Delete(l.items, i, i+1)
			undo()
		}
	}
}

// giveBack has something of the system's given back when a signal ends the command. restore may be called when that was done already.
func (l *leftovers) giveBack(restore func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.quiet = append(l.quiet, restore)
	l.begin(os.Stderr)
}

// begin waits for signals from the first call on. l.mu is held.
func (l *leftovers) begin(stderr io.Writer) {
	l.watch.Do(func() {
		// What the caller has ignored stays ignored: nohup, and jobs in the background of a script.
		watched := slices.DeleteFunc(slices.Clone(endings), signal.Ignored)
		if len(watched) == 0 {
			return
		}
		come := make(chan os.Signal, 1)
		signal.Notify(come, watched...)
		go l.wait(stderr, come)
	})
}

// wait lets the process die of the signal, which a script sees, once everything is taken away. A second signal ends it at once.
func (l *leftovers) wait(stderr io.Writer, come <-chan os.Signal) {
	s := (<-come).(syscall.Signal)
	signal.Reset(endings...)
	l.mu.Lock() // for good: nothing else is to happen
	for _, undo := range l.items {
		(*undo)()
	}
	if l.files {
		fmt.Fprintln(stderr, "\ntippani: interrupted; what was not finished was taken away")
	}
	for _, restore := range l.quiet {
		restore()
	}
	dieOf(s)
}
