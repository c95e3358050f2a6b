package model

import "slices"

// Ranges is a set of bytes of a text: what ranges that were added cover. Its zero value covers nothing.
type Ranges struct{ all []Range } // in order; none touches another

// Add adds what a range covers.
func (s *Ranges) Add(r Range) {
	if r.Empty() {
		return
	}
	from, _ := slices.BinarySearchFunc(s.all, r.Start, func(x Range, o Offset) int { return int(x.End - o) })
	to := from
	for to < len(s.all) && s.all[to].Start <= r.End {
		r = Range{Start: min(r.Start, s.all[to].Start), End: max(r.End, s.all[to].End)}
		to++
	}
	s.all = slices.Replace(s.all, from, to, r)
}

// Overlap reports whether a range shares a byte with the set.
func (s *Ranges) Overlap(r Range) bool {
	i, _ := slices.BinarySearchFunc(s.all, r.Start, func(x Range, o Offset) int { return int(x.End - o) })
	return slices.ContainsFunc(s.all[i:min(i+2, len(s.all))], r.Overlaps)
}
