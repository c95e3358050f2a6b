package store

import (
	"bytes"
	"errors"
	"io"
	"runtime"
)

// numbered is a line of a file, its line feed included, with its number from 1.
type numbered struct {
	number int
	text   []byte
}

const (
	batchBytes = 256 << 10 // enough work to make up for handing it to another goroutine
	batchLines = 4096
	hugeLine   = 8 << 20 // a line that goes alone, so that several of them are never in memory at once
)

// job is a batch on its way: whoever is next in order waits for done.
type job[T any] struct {
	lines []numbered
	done  chan T
}

// inParallel hands batches of lines to one worker a core and the results, in the order of the file, to take. It holds at
// most a few batches, or one huge line, at a time. An error of reading comes after the results of what was read before.
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
	var failed error
	go func() {
		defer close(order)
		defer close(todo)
		failed = eachBatch(in, func(batch []numbered) {
			j := job[T]{batch, make(chan T, 1)}
			order <- j
			todo <- j
			if len(batch[0].text) > hugeLine {
				result := <-j.done
				j.done <- result
			}
		})
	}()
	for j := range order {
		take(<-j.done)
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
