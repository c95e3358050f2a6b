//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"
)

// watch is another program that reads the dataset's file again and again, without a lock, as a training script may.
type watch struct {
	path  string
	ended chan struct{}

	mu      sync.Mutex
	stopped bool
	looks   int
	changes int
	last    []byte
	records int
	failure error
}

func newWatch(path string) *watch { return &watch{path: path, ended: make(chan struct{})} }

// pause between two looks: short against a rewrite with its fsync, and little work for the machine.
const pause = time.Millisecond

func (w *watch) loop() {
	defer close(w.ended)
	for w.look() {
		time.Sleep(pause)
	}
}

// look reads the file once; false when the watch is over.
func (w *watch) look() bool {
	data, err := os.ReadFile(w.path)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stopped || w.failure != nil {
		return false
	}
	w.looks++
	switch {
	case errors.Is(err, fs.ErrNotExist) && w.records == 0:
		return true
	case err != nil:
		w.failure = err
	case !bytes.Equal(data, w.last):
		w.changes++
		w.last = data
		w.failure = w.check(data)
	}
	return w.failure == nil
}

// check says what is wrong with the file as it was at one moment.
func (w *watch) check(data []byte) error {
	if len(data) > 0 && data[len(data)-1] != '\n' {
		return fmt.Errorf("the dataset was seen without its last line end: %.200q", data)
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if !json.Valid(line) {
			return fmt.Errorf("line %d of the dataset was seen invalid: %.200q", n, line)
		}
	}
	if n < w.records {
		return fmt.Errorf("the dataset was seen with %d records, it had %d before", n, w.records)
	}
	w.records = n
	return nil
}

func (w *watch) err() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failure
}

func (w *watch) stop() (looks, changes int, err error) {
	w.mu.Lock()
	w.stopped = true
	w.mu.Unlock()
	<-w.ended
	return w.looks, w.changes, w.failure
}
