package store

import (
	"io"
	"sync/atomic"
)

// Line says where a line of a file stands.
type Line struct {
	Number int   // from 1
	Start  int64 // bytes from the start of the file
	Length int   // bytes, the line feed included
}

// EachLine works through the lines of a file on all cores. worker makes, for each core, the function that turns a line with
// its number into a result, and may keep the text; take gets the results in the order of the file, from the
// caller's goroutine. Memory is bounded as in Check. An error of take ends the reading and is returned.
func EachLine[T any](path string, r io.Reader, worker func() func(number int, text []byte) T, take func(Line, T) error) error {
	type result struct {
		length int
		value  T
	}
	var stop stopper
	var failed error
	at := Line{}
	err := inParallel(newLines(stop.reader(r), path), func() func([]numbered) []result {
		work := worker()
		return func(batch []numbered) []result {
			results := make([]result, len(batch))
			for i, line := range batch {
				results[i] = result{len(line.text), work(line.number, line.text)}
			}
			return results
		}
	}, func(results []result) {
		for i := 0; i < len(results) && failed == nil; i++ {
			at = Line{at.Number + 1, at.Start + int64(at.Length), results[i].length}
			if failed = take(at, results[i].value); failed != nil {
				stop.stopped.Store(true)
			}
		}
	})
	if failed != nil {
		return failed
	}
	return err
}

// stopper makes a reader end early when nobody wants the rest.
type stopper struct {
	in      io.Reader
	stopped atomic.Bool
}

func (s *stopper) reader(r io.Reader) io.Reader {
	s.in = r
	return s
}

func (s *stopper) Read(b []byte) (int, error) {
	if s.stopped.Load() {
		return 0, io.EOF
	}
	return s.in.Read(b)
}
