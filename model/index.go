package model

import (
	"sort"
	"sync"
	"unicode/utf8"

	"tippani/model/segment"
)

const (
	blockShift = 10
	blockSize  = 1 << blockShift // bytes of text per checkpoint
)

// Index converts between the program's byte offsets and the ways others count: code points (JSONL, brat, W3C
// annotations), UTF-16 units (some formats) and clusters. It is the only place that does. The tables, 12 bytes per
// KiB of text, are made at the first question; a question costs a table look-up or binary search and at
// most one block of text. It may be used from several goroutines.
type Index struct {
	text     string
	units    sync.Once
	runes    []uint32 // runes[b]: code points that start in text[:b*blockSize]; the last entry is the total
	units16  []uint32 // the same in UTF-16 units
	scan     sync.Once
	clusters []uint32 // the same in clusters
}

// CodePoint is the number of code points before o.
func (x *Index) CodePoint(o Offset) int {
	x.countUnits()
	i := x.clamp(int(o))
	b := i >> blockShift
	return int(x.runes[b]) + countRunes(x.text[b<<blockShift:i])
}

// UTF16 is the number of UTF-16 code units before o.
func (x *Index) UTF16(o Offset) int {
	x.countUnits()
	i := x.clamp(int(o))
	b := i >> blockShift
	return int(x.units16[b]) + countUTF16(x.text[b<<blockShift:i])
}

// Cluster is the number of clusters before o.
func (x *Index) Cluster(o Offset) int {
	x.countClusters()
	i := segment.Floor(x.text, x.clamp(int(o)))
	b := i >> blockShift
	n := int(x.clusters[b])
	for at := segment.Ceil(x.text, b<<blockShift); at < i; at = segment.Next(x.text, at) {
		n++
	}
	return n
}

// FromCodePoint is where code point n, counted from 0, begins. The bool is true when that is a cluster boundary and n
// is between 0 and the number of code points; otherwise the Offset is the nearest boundary before.
func (x *Index) FromCodePoint(n int) (Offset, bool) {
	b, ok := x.ByteOfCodePoint(n)
	return x.exact(b, ok)
}

// FromCluster is where cluster n, counted from 0, begins. The bool is false when n is negative or above the number of
// clusters; then the Offset is the nearer end of the text.
func (x *Index) FromCluster(n int) (Offset, bool) {
	x.countClusters()
	total := int(x.clusters[len(x.clusters)-1])
	if n <= 0 || n >= total {
		return x.outside(n, total)
	}
	b := block(x.clusters, n)
	at := segment.Ceil(x.text, b<<blockShift)
	for k := int(x.clusters[b]); k < n; k++ {
		at = segment.Next(x.text, at)
	}
	return Offset(at), true
}

// ByteOfCodePoint is the byte at which code point n begins, whether or not a cluster does. The bool is false when n
// is negative or above the number of code points; then the result is the nearer end of the text.
func (x *Index) ByteOfCodePoint(n int) (int, bool) {
	x.countUnits()
	total := int(x.runes[len(x.runes)-1])
	if n <= 0 || n >= total {
		o, ok := x.outside(n, total)
		return int(o), ok
	}
	b := block(x.runes, n)
	return skipRunes(x.text, b<<blockShift, n-int(x.runes[b])), true
}

// ByteAfter is the byte at which the n-th code point after byte b begins, b being one at which a code point begins; the
// length of the text when there are no more than n. Near b it is quicker than ByteOfCodePoint.
func (x *Index) ByteAfter(b, n int) int { return skipRunes(x.text, x.clamp(b), n) }

// CodePointOfByte is the number of code points that begin before byte i, for a position that need not be a cluster
// boundary.
func (x *Index) CodePointOfByte(i int) int { return x.CodePoint(Offset(i)) }

// CodePoints is the length of the text in code points.
func (x *Index) CodePoints() int { return x.CodePoint(Offset(len(x.text))) }

// Snap is the greatest cluster boundary at or before byte i.
func (x *Index) Snap(i int) Offset { return Offset(segment.Floor(x.text, x.clamp(i))) }

// SnapUp is the least cluster boundary at or after byte i.
func (x *Index) SnapUp(i int) Offset { return Offset(segment.Ceil(x.text, x.clamp(i))) }

// ByteOfUTF16 is the byte at which UTF-16 unit n begins, whether or not a cluster does. The bool is false when n is negative, above the
// number of units, or the second half of a surrogate pair.
func (x *Index) ByteOfUTF16(n int) (int, bool) {
	x.countUnits()
	total := int(x.units16[len(x.units16)-1])
	if n <= 0 || n >= total {
		o, ok := x.outside(n, total)
		return int(o), ok
	}
	b := block(x.units16, n)
	if x.units16[b+1]-x.units16[b] == x.runes[b+1]-x.runes[b] { // a code point of the block is one unit
		return skipRunes(x.text, b<<blockShift, n-int(x.units16[b])), true
	}
	at, k := runeEnd(x.text, b<<blockShift), int(x.units16[b])
	for k < n {
		r, size := utf8.DecodeRuneInString(x.text[at:])
		width := 1
		if r > 0xFFFF {
			width = 2
		}
		if k+width > n {
			return at, false
		}
		k += width
		at += size
	}
	return at, true
}

func (x *Index) exact(b int, ok bool) (Offset, bool) {
	o := x.Snap(b)
	return o, ok && int(o) == b
}

func (x *Index) outside(n, total int) (Offset, bool) {
	if n <= 0 {
		return 0, n == 0
	}
	return Offset(len(x.text)), n == total
}

func (x *Index) clamp(i int) int { return min(max(i, 0), len(x.text)) }

// block is the last block whose count is at most n.
func block(counts []uint32, n int) int {
	return sort.Search(len(counts), func(b int) bool { return int(counts[b]) > n }) - 1
}

func (x *Index) countUnits() {
	x.units.Do(func() {
		blocks := (len(x.text) + blockSize - 1) / blockSize
		x.runes = make([]uint32, blocks+1)
		x.units16 = make([]uint32, blocks+1)
		for b := range blocks {
			part := x.text[b*blockSize : min((b+1)*blockSize, len(x.text))]
			runes, fours := countUnits(part)
			x.runes[b+1] = x.runes[b] + uint32(runes)
			x.units16[b+1] = x.units16[b] + uint32(runes+fours)
		}
	})
}

func (x *Index) countClusters() {
	x.scan.Do(func() {
		blocks := (len(x.text) + blockSize - 1) / blockSize
		x.clusters = make([]uint32, blocks+1)
		sc := segment.NewScanner(x.text)
		for sc.Next() {
			x.clusters[sc.Start()>>blockShift+1]++
		}
		for b := range blocks {
			x.clusters[b+1] += x.clusters[b]
		}
	})
}
