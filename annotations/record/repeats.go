package record

import "hash/maphash"

// Repeats finds records that stand twice in a dataset. It holds about 26 bytes a record: two keys have the same hash by chance
// once in ten million datasets of a million records.
type Repeats struct {
	seed maphash.Seed
	seen map[uint64]int
}

// NewRepeats makes one that has seen nothing.
func NewRepeats() *Repeats { return &Repeats{maphash.MakeSeed(), make(map[uint64]int)} }

// Earlier notes a record on a line and gives the line of an earlier one with the same key; 0 when there is none. Records
// without an id are never the same.
func (r *Repeats) Earlier(k Key, line int) int {
	if k.ID == "" {
		return 0
	}
	hash := maphash.Comparable(r.seed, k)
	if first, twice := r.seen[hash]; twice {
		return first
	}
	r.seen[hash] = line
	return 0
}
