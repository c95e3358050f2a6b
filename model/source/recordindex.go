package source

import (
	"io"
	"sync"

	"tippani/model/message"
	"tippani/model/relay"
)

const (
	scanBuffer = 256 << 10
	// scanFirst bytes are looked through before a queue is shown, so that the length of a small one is known at once;
	// the rest is looked through meanwhile.
	scanFirst = 4 << 20
)

// recordIndex knows where the records of a file begin, eight bytes each. It is filled while the program runs.
type recordIndex struct {
	file  io.ReaderAt
	split splitter

	mu      sync.Mutex
	grown   sync.Cond
	starts  []int64 // in bytes
	ends    int64   // where the last record of starts ends, once finished
	at      int64   // how far the file has been looked through
	ended   bool
	stopped bool
	err     error
	relay   relay.Relay // of a panic while the file is looked through
}

// splitter finds the records of a file that is handed to it piece by piece. It is called with the index locked.
type splitter interface {
	// take looks through the next bytes, which stand at x.at, and puts the starts of records that it finds into x.
	take(x *recordIndex, data []byte)
	// end notes the last record: x.at is the file's size.
	end(x *recordIndex)
	// extent is where record i is, which begins at start and is followed by one that begins at next, or ends there if it is the last.
	extent(i int, start, next int64, last bool) extent
}

// extent is where a record is. Blanks around may be part of it.
type extent struct {
	number      int // what the record is called by: its line, or its place in the array, from 1
	start, size int64
	fault       *message.Form // why it can't be read; nil when it can
}

func newRecordIndex(file io.ReaderAt, start int64, split splitter) *recordIndex {
	x := &recordIndex{file: file, at: start, split: split}
	x.grown.L = &x.mu
	return x
}

// begin looks through the start of the file and leaves the rest to a goroutine, which ends with the file or with stop.
func (x *recordIndex) begin() error {
	buffer := make([]byte, scanBuffer)
	for limit := x.at + scanFirst; x.at < limit && !x.ended; {
		x.scan(buffer)
	}
	if x.err == nil && !x.ended {
		go func() {
			defer x.relay.Catch(x.stop)
			for x.scan(buffer) {
			}
		}()
	}
	return x.err
}

// scan looks through one more buffer of the file; false when there is no more to do.
func (x *recordIndex) scan(buffer []byte) bool {
	n, err := x.file.ReadAt(buffer, x.at)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.stopped {
		return false
	}
	x.split.take(x, buffer[:n])
	x.at += int64(n)
	if err != nil {
		if err != io.EOF {
			x.err = err
		}
		x.ends = x.at
		x.split.end(x)
		x.ended = true
	}
	x.grown.Broadcast()
	return !x.ended
}

func (x *recordIndex) len() (n int, exact bool) {
	x.relay.Check()
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.starts), x.ended
}

// record finds record i, from 0, and waits until the file has been looked through so far. False says that there is none.
func (x *recordIndex) record(i int) (extent, bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for i+1 >= len(x.starts) && !x.ended && !x.stopped {
		x.grown.Wait()
	}
	x.relay.Check()
	if i < 0 || i >= len(x.starts) {
		return extent{}, false, x.err
	}
	next, last := x.ends, i+1 == len(x.starts)
	if !last {
		next = x.starts[i+1]
	}
	return x.split.extent(i, x.starts[i], next, last), true, nil
}

func (x *recordIndex) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stopped = true
	x.grown.Broadcast()
}
