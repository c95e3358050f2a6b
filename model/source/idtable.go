package source

import "hash/maphash"

// idTable finds articles by their ids in eight bytes for each: half of a hash of the id and the article's number, in an open hash
// table. Whoever asks has to look whether the article that is found really has the id.
type idTable struct {
	seed  maphash.Seed
	slots []uint64 // number + 1 in the low half, hash in the high one; 0 is free
	used  int
}

func (t *idTable) put(key []byte, i int) {
	if 4*(t.used+1) > 3*len(t.slots) {
		t.grow()
	}
	h := maphash.Bytes(t.seed, key)
	t.keep(h&^0xFFFFFFFF | uint64(uint32(i+1)))
	t.used++
}

// keep puts a slot where its hash says. The keep depends on the half that is kept, so that the table can grow.
func (t *idTable) keep(slot uint64) {
	at := t.home(slot)
	for t.slots[at] != 0 {
		at = (at + 1) % len(t.slots)
	}
	t.slots[at] = slot
}

func (t *idTable) home(slot uint64) int { return int(slot >> 32 % uint64(len(t.slots))) }

func (t *idTable) grow() {
	old := t.slots
	t.slots = make([]uint64, max(2*len(old), 64))
	for _, slot := range old {
		if slot != 0 {
			t.keep(slot)
		}
	}
}

// find is the article of a key that has it, as is reports; -1 when there is none.
func (t *idTable) find(key []byte, has func(i int) bool) int {
	if len(t.slots) == 0 {
		return -1
	}
	h := maphash.Bytes(t.seed, key)
	for at := t.home(h); t.slots[at] != 0; at = (at + 1) % len(t.slots) {
		slot := t.slots[at]
		if slot>>32 == h>>32 && has(int(uint32(slot))-1) {
			return int(uint32(slot)) - 1
		}
	}
	return -1
}
