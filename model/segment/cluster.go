// Package segment finds where grapheme clusters, words, sentences and quotations begin and end in a string
// (UAX #29 plus Bengali rules; docs/segmentation.md lists both). Every position is a byte offset. Clusters are exact on
// any bytes; the rest promises nothing but no panic on text that is not UTF-8.
package segment

import "github.com/clipperhouse/uax29/v2/graphemes"

// Next returns the end, in bytes, of the cluster that starts at byte i. i must be a cluster boundary.
// At or past the end of s it returns len(s).
func Next(s string, i int) int {
	i = max(i, 0)
	if i >= len(s) {
		return len(s)
	}
	if end := nextFast(s, i); end > 0 {
		return end
	}
	return nextByTables(s, i)
}

// Prev returns the start, in bytes, of the cluster that ends at boundary i; 0 at or before the start of s.
func Prev(s string, i int) int { return Floor(s, min(i, len(s))-1) }

// Floor returns the greatest cluster boundary at or before byte i. Its cost depends on the size of the cluster at i
// (and, among flags, on the run of flags), not on the length of s.
func Floor(s string, i int) int {
	if i <= 0 {
		return 0
	}
	if i >= len(s) {
		return len(s)
	}
	p := unitStart(s, i)
	if tail := tornTail(s); p >= tail {
		p = unitStart(s, max(tail-1, 0))
	}
	for p > 0 && !surelyBreaks(s, p) {
		p = unitStart(s, p-1)
	}
	for p < i {
		end := Next(s, p)
		if end > i {
			return p
		}
		p = end
	}
	return p
}

// Ceil returns the least cluster boundary at or after byte i.
func Ceil(s string, i int) int {
	f := Floor(s, i)
	if f >= i || f == len(s) {
		return f
	}
	return Next(s, f)
}

// Scanner walks the clusters of a string without allocating. The zero Scanner has nothing to scan.
type Scanner struct {
	s          string
	start, end int
}

// NewScanner returns a Scanner before the first cluster of s.
func NewScanner(s string) Scanner { return Scanner{s: s} }

// Next moves to the next cluster and reports whether there was one.
func (sc *Scanner) Next() bool {
	if sc.end >= len(sc.s) {
		return false
	}
	sc.start = sc.end
	if end := nextFast(sc.s, sc.start); end > 0 {
		sc.end = end
	} else {
		sc.end = nextByTables(sc.s, sc.start)
	}
	return true
}

// Start is the byte offset at which the current cluster begins.
func (sc *Scanner) Start() int { return sc.start }

// End is the byte offset just past the current cluster.
func (sc *Scanner) End() int { return sc.end }

// nextByTables is Next for any text, by the tables of Unicode 17.
func nextByTables(s string, i int) int {
	it := graphemes.FromString(s[i:])
	it.Next()
	return i + it.End()
}
