package store

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"
)

// numbered is a line of a file, its line feed included, with its number from 1.
type numbered struct {
	number int
	text   []byte
}

const (
	batchBytes = 256 << 10 // enough work to make up for handing it to another goroutine
	batchLines = 4096
	hugeLine   = 1 << 20 // a line that goes alone
	// inFlight is how many bytes of lines are in memory at once, beside one that is longer: what is decoded of a line, and
	// what a command makes of it, takes several times as much.
	inFlight = 16 << 20
)

// job is a batch on its way: whoever is next in order waits for done.
type job[T any] struct {
	lines []numbered
	size  int
	done  chan T
}

// load is what is in memory. A batch is let in when there is room, or nothing else.
type load struct {
	mu    sync.Mutex
	less  sync.Cond
	bytes int
}

func newLoad() *load {
	l := new(load)
	l.less.L = &l.mu
	return l
}

func (l *load) add(size int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.bytes > 0 && l.bytes+size > inFlight {
		l.less.Wait()
	}
	l.bytes += size
}

func (l *load) remove(size int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bytes -= size
	l.less.Signal()
}

// inParallel hands batches of lines to one worker a core and the results, in the order of the file, to take. It holds at
// most inFlight bytes of lines, or one longer line, at a time. An error of reading comes after the results of what was read before.
func inParallel[T any](in *lines, worker func() func([]numbered) T, take func(T)) error {
	cores := runtime.GOMAXPROCS(0)
	todo := make(chan job[T], cores)
	order := make(chan job[T], 2*cores)
	for range cores {
		go func() {
			work := worker()
			for j := range todo {
				j.done <- work(j.lines)
			}
		}()
	}
	inMemory := newLoad()
	var failed error
	go func() {
		defer close(order)
		defer close(todo)
		failed = eachBatch(in, func(batch []numbered) {
			size := 0
			for _, line := range batch {
				size += len(line.text)
			}
			inMemory.add(size)
			j := job[T]{batch, size, make(chan T, 1)}
			order <- j
			todo <- j
		})
	}()
	for j := range order {
		take(<-j.done)
		inMemory.remove(j.size)
	}
	return failed
}

// eachBatch reads lines and hands them on, copied, in batches. A huge line is a batch of its own.
func eachBatch(in *lines, send func([]numbered)) error {
	var batch []numbered
	var text []byte // the batch's lines, one after the other
	flush := func() {
		if len(batch) > 0 {
			send(batch)
		}
		batch, text = nil, nil
	}
	for {
		line, err := in.read()
		if err != nil {
			flush()
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if len(line) > hugeLine {
			flush()
			send([]numbered{{in.number, bytes.Clone(line)}})
			continue
		}
		if len(batch) == batchLines || len(text)+len(line) > cap(text) {
			flush()
			text = make([]byte, 0, max(batchBytes, len(line)))
		}
		start := len(text)
		text = append(text, line...)
		batch = append(batch, numbered{in.number, text[start:len(text):len(text)]})
	}
}
