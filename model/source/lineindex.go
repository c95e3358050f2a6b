package source

import (
	"bytes"
	"io"
	"sort"
	"sync"
)

// maxLine is the longest JSONL line that is read, in bytes.
const maxLine = 256 << 20

const (
	scanBuffer = 256 << 10
	// scanFirst bytes are looked through before a queue is shown, so that the length of a small one is known at once;
	// the rest is looked through meanwhile.
	scanFirst = 4 << 20
)

// lineIndex knows where the lines of a file begin that are not blank. It is filled while the program runs.
type lineIndex struct {
	file io.ReaderAt

	mu      sync.Mutex
	grown   sync.Cond
	starts  []int64 // in bytes
	ends    int64   // where the last line of starts ends, once finished
	blanks  []blank
	at      int64 // how far the file has been looked through
	lines   int   // line ends seen
	start   int64 // where the current line begins
	filled  bool  // the current line has something in it
	ended   bool
	stopped bool
	err     error
}

// blank says that from line number n of starts on, count lines were blank.
type blank struct{ n, count int }

// fileLine is one line: its number in the file from 1, and where its bytes are. Blanks around may be part of it.
type fileLine struct {
	number      int
	start, size int64
}

func newLineIndex(file io.ReaderAt, start int64) *lineIndex {
	x := &lineIndex{file: file, at: start, start: start}
	x.grown.L = &x.mu
	return x
}

// begin looks through the start of the file and leaves the rest to a goroutine, which ends with the file or with stop.
func (x *lineIndex) begin() error {
	buffer := make([]byte, scanBuffer)
	for limit := x.at + scanFirst; x.at < limit && !x.ended; {
		x.scan(buffer)
	}
	if x.err == nil && !x.ended {
		go func() {
			for x.scan(buffer) {
			}
		}()
	}
	return x.err
}

// scan looks through one more buffer of the file; false when there is no more to do.
func (x *lineIndex) scan(buffer []byte) bool {
	n, err := x.file.ReadAt(buffer, x.at)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.stopped {
		return false
	}
	x.take(buffer[:n])
	if err != nil {
		if err != io.EOF {
			x.err = err
		}
		x.endLine(x.at)
		x.ends, x.ended = x.at, true
	}
	x.grown.Broadcast()
	return !x.ended
}

func (x *lineIndex) take(data []byte) {
	for base := x.at; len(data) > 0; {
		i := bytes.IndexByte(data, '\n')
		piece := data
		if i >= 0 {
			piece = data[:i]
		}
		x.filled = x.filled || len(bytes.TrimLeft(piece, " \t\r")) > 0
		if i < 0 {
			x.at = base + int64(len(data))
			return
		}
		base += int64(i) + 1
		data = data[i+1:]
		x.endLine(base)
		x.at = base
	}
}

// endLine notes the line from x.start to next, where the next one begins.
func (x *lineIndex) endLine(next int64) {
	x.lines++
	if x.filled {
		x.starts = append(x.starts, x.start)
		if blanks := x.lines - len(x.starts); len(x.blanks) == 0 && blanks > 0 || len(x.blanks) > 0 && x.blanks[len(x.blanks)-1].count != blanks {
			x.blanks = append(x.blanks, blank{len(x.starts) - 1, blanks})
		}
	}
	x.start, x.filled = next, false
}

func (x *lineIndex) len() (n int, exact bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.starts), x.ended
}

// line finds line i of those that are not blank, from 0, and waits until the file has been looked through so far. False
// says that there is none.
func (x *lineIndex) line(i int) (fileLine, bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for i+1 >= len(x.starts) && !x.ended && !x.stopped {
		x.grown.Wait()
	}
	if i < 0 || i >= len(x.starts) {
		return fileLine{}, false, x.err
	}
	end := x.ends
	if i+1 < len(x.starts) {
		end = x.starts[i+1]
	}
	number := i + 1
	if k := sort.Search(len(x.blanks), func(k int) bool { return x.blanks[k].n > i }); k > 0 {
		number += x.blanks[k-1].count
	}
	return fileLine{number, x.starts[i], end - x.starts[i]}, true, nil
}

func (x *lineIndex) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stopped = true
	x.grown.Broadcast()
}
