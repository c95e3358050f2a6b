// Package model is the article: immutable text, its paragraphs, selections, the pure motions of a cursor, and
// every conversion between kinds of position. It knows nothing of terminals.
package model

import "cmp"

// Offset is a position in an article's text: bytes from its start, always on a grapheme-cluster boundary
// (UAX #29 extended grapheme clusters with GB9c).
type Offset int

// Range is the text from Start up to, not including, End. A Range with Start == End is empty.
type Range struct{ Start, End Offset }

// Len is the range's length in bytes.
func (r Range) Len() int { return int(r.End - r.Start) }

// Empty reports whether the range holds no text.
func (r Range) Empty() bool { return r.Start >= r.End }

// Contains reports whether the cluster that begins at o lies in the range.
func (r Range) Contains(o Offset) bool { return r.Start <= o && o < r.End }

// Overlaps reports whether the two ranges share at least one byte. An empty range overlaps one that it stands within, ends excluded.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }

// Compare is the one order of ranges: by start, then the longer first, so that a range comes after those that cover it.
func (r Range) Compare(s Range) int {
	if r.Start != s.Start {
		return cmp.Compare(r.Start, s.Start)
	}
	return cmp.Compare(s.End, r.End)
}

// Gap is how many bytes lie between r and s; 0 when they overlap or touch.
func (r Range) Gap(s Range) int { return int(max(s.Start-r.End, r.Start-s.End, 0)) }

// Covers reports whether all of s lies in r.
func (r Range) Covers(s Range) bool { return r.Start <= s.Start && s.End <= r.End }
