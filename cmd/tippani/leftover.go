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
	items []*func()
}

// endings are the signals that end a command from outside.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// add has undo called at the end of the command, by the function that is returned, or at a signal, whichever comes first. undo may be called
// while the output is still being written, and after it has become whole.
func (l *leftovers) add(stderr io.Writer, undo func()) (end func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.items) == 0 {
		come := make(chan os.Signal, 1)
		signal.Notify(come, endings...)
		go l.wait(stderr, come)
	}
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

// wait ends the process with the status that shells give to one ended by the signal.
func (l *leftovers) wait(stderr io.Writer, come <-chan os.Signal) {
	s := <-come
	l.mu.Lock() // for good: nothing else is to happen
	for _, undo := range l.items {
		(*undo)()
	}
	fmt.Fprintln(stderr, "\ntippani: interrupted; no output was left half written")
	number, _ := s.(syscall.Signal)
	os.Exit(128 + int(number))
}
