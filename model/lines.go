package model

import (
	"runtime"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

const (
	lineShift = 10
	lineBlock = 1 << lineShift // bytes of text per entry of a lineTable
)

// lineTable counts the line feeds before each block of text, so that a paragraph is found by a search of the table
// and of one block. It costs 4 bytes per KiB whatever the paragraphs are like: five million empty lines are no
// dearer than five megabytes of prose.
type lineTable struct {
	text   string
	before []uint32 // before[b]: line feeds in text[:b*lineBlock]; the last entry is the total
}

// newLineTable counts and, in the same pass over memory and on all cores, checks that text is UTF-8 if that is not known. bad
// is the first offending byte, or -1.
func newLineTable(text string, known bool) (t lineTable, bad int) {
	blocks := (len(text) + lineBlock - 1) / lineBlock
	counts := make([]uint32, blocks+1)
	const perWorker = 256 // blocks; smaller texts are not worth a goroutine
	workers := min(runtime.GOMAXPROCS(0), blocks/perWorker+1)
	faults := make([]int, workers)
	var wg sync.WaitGroup
	if workers == 1 { // a goroutine takes as long as an article of some KiB
		faults[0] = countAndValidate(text, 0, blocks, counts, known)
		workers = 0
	}
	for w := range workers {
		from, to := blocks*w/workers, blocks*(w+1)/workers
		wg.Go(func() { faults[w] = countAndValidate(text, from, to, counts, known) })
	}
	wg.Wait()
	for _, f := range faults {
		if f >= 0 {
			return lineTable{}, f
		}
	}
	var sum uint32
	for b, n := range counts {
		counts[b] = sum
		sum += n
	}
	return lineTable{text, counts}, -1
}

// countAndValidate fills counts[from:to] and returns the first byte at which the code points that start in those
// blocks are not UTF-8, or -1.
func countAndValidate(text string, from, to int, counts []uint32, known bool) int {
	valid := runeStart(text, from*lineBlock)
	for b := from; b < to; b++ {
		start, end := b*lineBlock, min((b+1)*lineBlock, len(text))
		counts[b] = uint32(strings.Count(text[start:end], "\n"))
		if known {
			continue
		}
		stop := end
		if end < len(text) {
			stop = runeStart(text, end)
		}
		if stop > valid {
			if n := firstInvalid(text[valid:stop]); n < stop-valid {
				return valid + n
			}
			valid = stop
		}
	}
	return -1
}

// runeStart moves i back to the start of the code point that holds byte i, or leaves it if there is none.
func runeStart(text string, i int) int {
	for j := i; j > 0 && j > i-utf8.UTFMax && j < len(text); j-- {
		if utf8.RuneStart(text[j]) {
			return j
		}
	}
	return i
}

// feeds is the number of line feeds in the text.
func (t *lineTable) feeds() int { return int(t.before[len(t.before)-1]) }

// feed is the byte offset of the n-th line feed, counted from 0.
func (t *lineTable) feed(n int) int {
	b := sort.Search(len(t.before), func(b int) bool { return int(t.before[b]) > n }) - 1
	n -= int(t.before[b])
	at, size := b*lineBlock, lineBlock
	for size > 64 {
		size /= 2
		half := t.text[at:min(at+size, len(t.text))]
		if c := strings.Count(half, "\n"); c <= n {
			n -= c
			at += size
		}
	}
	for {
		at += strings.IndexByte(t.text[at:], '\n')
		if n == 0 {
			return at
		}
		n--
		at++
	}
}

// feedsBefore is the number of line feeds in text[:i].
func (t *lineTable) feedsBefore(i int) int {
	b := i >> lineShift
	return int(t.before[b]) + strings.Count(t.text[b*lineBlock:i], "\n")
}
