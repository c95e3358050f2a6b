package input

import (
	"io"
	"math/bits"

	"tippani/annotations/formats"
	"tippani/model"
)

// lineCounter remembers where line feeds passed through it that were not asked for yet: one bit a byte. It ends a value that
// takes too much of the file.
type lineCounter struct {
	r     io.Reader
	read  int64
	from  int64 // the byte that the first mark stands for, a multiple of 64
	marks []uint64
	lines int   // line feeds before the last question
	asked int64 // offset of the last question
	value int64 // where the value at hand begins, or the blanks before it
}

func (c *lineCounter) Read(p []byte) (int, error) {
	if c.read-c.value > model.MaxRecord {
		return 0, formats.ErrTooLong
	}
	n, err := c.r.Read(p[:min(len(p), 64<<10)])
	for need := (c.read + int64(n) - c.from + 63) / 64; int64(len(c.marks)) < need; {
		c.marks = append(c.marks, 0)
	}
	for i, b := range p[:n] {
		if b == '\n' {
			at := c.read + int64(i) - c.from
			c.marks[at>>6] |= 1 << (at & 63)
		}
	}
	c.read += int64(n)
	return n, err
}

// at is the line, from 1, of a byte offset; the offsets asked for must not fall.
func (c *lineCounter) at(offset int64) int {
	offset = min(offset, c.read)
	for c.asked < offset {
		at := c.asked - c.from
		word := c.marks[at>>6] >> (at & 63)
		n := min(64-at&63, offset-c.asked)
		if n < 64 {
			word &= 1<<n - 1
		}
		c.lines += bits.OnesCount64(word)
		c.asked += n
	}
	if done := (c.asked - c.from) >> 6; done > 0 {
		c.marks = append(c.marks[:0], c.marks[done:]...)
		c.from += done << 6
	}
	return c.lines + 1
}
