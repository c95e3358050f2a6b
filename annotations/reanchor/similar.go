package reanchor

import (
	"hash/fnv"
	"maps"
	"slices"

	"tippani/model"
	"tippani/model/find"
)

// Sketch tells how much two texts have in common without comparing them word by word.
type Sketch struct{ grams map[uint64]struct{} }

// sketched is how many of the sequences of three words that a text has are kept, those with the smallest hashes. (A. Broder, On the
// resemblance and containment of documents, 1997.)
const sketched = 256

// SketchOf makes the sketch of a text.
func SketchOf(a *model.Article) Sketch {
	hashes := make(map[uint64]struct{})
	var folded []byte
	var words [3]uint64
	for r := range model.Tokens(a) {
		folded = find.AppendFolded(folded[:0], a.Slice(r), nil)
		h := fnv.New64a()
		_, _ = h.Write(folded)
		words = [3]uint64{words[1], words[2], h.Sum64()}
		hashes[mix(words)] = struct{}{}
		if len(hashes) > 64*sketched {
			hashes = smallest(hashes, sketched)
		}
	}
	return Sketch{smallest(hashes, sketched)}
}

func mix(words [3]uint64) uint64 {
	h := uint64(0)
	for _, w := range words {
		h = (h ^ w) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h
}

// smallest is the n smallest of a set.
func smallest(set map[uint64]struct{}, n int) map[uint64]struct{} {
	if len(set) <= n {
		return set
	}
	few := make(map[uint64]struct{}, n)
	for _, h := range slices.Sorted(maps.Keys(set))[:n] {
		few[h] = struct{}{}
	}
	return few
}

// Similarity is the part of what either text has that both have, from 0 to 1.
func (s Sketch) Similarity(t Sketch) float64 {
	union := make(map[uint64]struct{}, len(s.grams)+len(t.grams))
	for h := range s.grams {
		union[h] = struct{}{}
	}
	for h := range t.grams {
		union[h] = struct{}{}
	}
	if len(union) == 0 {
		return 0
	}
	both := 0
	sample := smallest(union, sketched)
	for h := range sample {
		_, a := s.grams[h]
		_, b := t.grams[h]
		if a && b {
			both++
		}
	}
	return float64(both) / float64(len(sample))
}

// alike is the similarity from which on one text is taken for a later state of another, if no other comes near.
const alike = 0.4

// Nearest is the sketch that is clearly the one most like s, and how much it is; -1 when none is, or another comes within half.
func Nearest(s Sketch, all []Sketch) (best int, similarity float64) {
	best, second := -1, 0.0
	for i := range all {
		switch like := s.Similarity(all[i]); {
		case like > similarity:
			best, similarity, second = i, like, similarity
		case like > second:
			second = like
		}
	}
	if similarity < alike || second > similarity/2 {
		return -1, similarity
	}
	return best, similarity
}
