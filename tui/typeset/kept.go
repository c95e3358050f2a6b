package typeset

import (
	"math"

	"tippani/tui/letters"
)

// Keeping is what a later start needs to know of the words of this one: the sizes that they are set by, and where the clusters of each
// stand; whether any was not known from an earlier start.
func (s *Setter) Keeping() (sizes letters.Sizes, words map[letters.Key]letters.Word, fresh bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	words = make(map[letters.Key]letters.Word, len(s.words.young)+len(s.words.old))
	for _, some := range []map[letters.Key]*Word{s.words.old, s.words.young} {
		for k, w := range some {
			words[k] = letters.Word{Ends: w.Ends, Edges: w.Edges}
		}
	}
	fresh, s.fresh = s.fresh > 0, 0
	for i, m := range s.sizes {
		copy(sizes[4*i:], []uint32{math.Float32bits(m.em), math.Float32bits(m.headline), math.Float32bits(m.latin), uint32(m.baseline)})
	}
	return sizes, words, fresh
}

// resize takes up the sizes of an earlier start; false when they are none that text can have.
func (s *Setter) resize(sizes letters.Sizes) bool {
	for i := range s.sizes {
		f := func(n int) float32 { return math.Float32frombits(sizes[4*i+n]) }
		m := measure{em: f(0), headline: f(1), latin: f(2), baseline: int(sizes[4*i+3])}
		for _, v := range []float32{m.em, m.headline, m.latin} {
			if !(v > 0 && v < 1<<14) {
				return false
			}
		}
		if m.baseline < 0 || m.baseline > s.cell.Y {
			return false
		}
		s.sizes[i] = m
	}
	return true
}
