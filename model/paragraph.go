package model

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
)

// Paragraphs is the number of paragraphs: one more than the line feeds, so an empty text has one. A paragraph is
// the text between line feeds; U+2028, U+2029 and other separators do not split it.
func (a *Article) Paragraphs() int { return a.lines.feeds() + 1 }

// Paragraph is the range of paragraph i, counted from 0, without its line feed, and without a carriage return before that,
// for the two are one cluster (UAX #29 GB3). Outside the article it is the empty range at the nearer end.
func (a *Article) Paragraph(i int) Range {
	switch {
	case i < 0:
		return Range{}
	case i >= a.Paragraphs():
		return Range{a.Len(), a.Len()}
	}
	r := Range{0, a.Len()}
	if i > 0 {
		r.Start = Offset(a.lines.feed(i-1) + 1)
	}
	if i < a.lines.feeds() {
		r.End = Offset(a.lines.feed(i))
		if r.End > r.Start && a.text[r.End-1] == '\r' {
			r.End--
		}
	}
	return r
}

// ParagraphAt is the number, counted from 0, of the paragraph that holds o. A line feed belongs to the paragraph
// it ends.
func (a *Article) ParagraphAt(o Offset) int { return a.lines.feedsBefore(int(a.clamp(o))) }

// ParagraphNumber is what a reader would count: the number of non-blank paragraphs up to and including paragraph i,
// starting with 1. It is 0 for a blank paragraph (nothing but Unicode white space).
func (a *Article) ParagraphNumber(i int) int {
	if i < 0 || i >= a.Paragraphs() {
		return 0
	}
	return a.fills().number(i)
}

// fillTable remembers which paragraphs are not blank: one bit each, and a running count per 512 bits.
type fillTable struct {
	once sync.Once
	bits []uint64
	rank []uint32 // rank[k]: set bits in bits[:8*k]
}

func (a *Article) fills() *fillTable {
	a.filled.once.Do(func() { a.filled.build(a.text, a.Paragraphs()) })
	return &a.filled
}

func (f *fillTable) build(text string, paragraphs int) {
	f.bits = make([]uint64, (paragraphs+63)/64)
	f.rank = make([]uint32, 0, len(f.bits)/8+1)
	for i := 0; ; i++ {
		line, rest, more := strings.Cut(text, "\n")
		if strings.IndexFunc(line, notSpace) >= 0 {
			f.bits[i>>6] |= 1 << (i & 63)
		}
		if !more {
			break
		}
		text = rest
	}
	sum := 0
	for k, w := range f.bits {
		if k%8 == 0 {
			f.rank = append(f.rank, uint32(sum))
		}
		sum += bits.OnesCount64(w)
	}
}

func (f *fillTable) set(i int) bool { return f.bits[i>>6]>>(i&63)&1 != 0 }

func (f *fillTable) number(i int) int {
	if !f.set(i) {
		return 0
	}
	w := i >> 6
	n := int(f.rank[w/8])
	for _, word := range f.bits[w/8*8 : w] {
		n += bits.OnesCount64(word)
	}
	return n + bits.OnesCount64(f.bits[w]<<(63-i&63))
}

// next is the first non-blank paragraph at or after i, or -1.
func (f *fillTable) next(i int) int {
	for w := i >> 6; w < len(f.bits); w++ {
		word := f.bits[w]
		if w == i>>6 {
			word &= ^uint64(0) << (i & 63)
		}
		if word != 0 {
			return w<<6 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// prev is the last non-blank paragraph at or before i, or -1.
func (f *fillTable) prev(i int) int {
	for w := i >> 6; w >= 0 && i >= 0; w-- {
		word := f.bits[w]
		if w == i>>6 {
			word &= ^uint64(0) >> (63 - i&63)
		}
		if word != 0 {
			return w<<6 + bits.Len64(word) - 1
		}
	}
	return -1
}

// notSpace is true of code points without the property White_Space (UAX #44).
func notSpace(r rune) bool { return !unicode.IsSpace(r) }
