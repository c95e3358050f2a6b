package reanchor

// match pairs words of the old text with words of the new one, each with one other at most.
type match struct {
	a, b    *words
	to      []int32 // by word of a: the word of b, -1 for none
	from    []int32 // by word of b: the word of a, -1 for none
	inOrder []bool  // by word of a: belongs to the pairs that kept their order
}

// block is a run of paired words: words a..a+n-1 of the old text with b..b+n-1 of the new one.
type block struct{ a, b, n int }

// stretch is a part of both texts: words a0..a1-1 and b0..b1-1.
type stretch struct{ a0, a1, b0, b1 int }

// maxWords is the number of words up to which texts are compared once their common beginning and end are taken off. It bounds memory,
// about 60 bytes a word.
const maxWords = 8 << 20

// compare pairs the words of two texts.
func compare(a, b *words) *match {
	m := &match{a: a, b: b, to: unpaired(a.len()), from: unpaired(b.len()), inOrder: make([]bool, a.len())}
	all := stretch{0, a.len(), 0, b.len()}
	rest := m.takeEnds(all)
	if rest.a1-rest.a0+rest.b1-rest.b0 <= maxWords {
		for _, n := range []int{8, 4, 3} {
			m.anchor(rest, n)
		}
	}
	m.fill(all, 0)
	m.slide()
	return m
}

func unpaired(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

func (m *match) pair(i, j int) { m.to[i], m.from[j] = int32(j), int32(i) }

func (m *match) part(i int) {
	m.from[m.to[i]] = -1
	m.to[i] = -1
}

// takeEnds pairs what both texts begin and end with, and returns what is between.
func (m *match) takeEnds(s stretch) stretch {
	for s.a0 < s.a1 && s.b0 < s.b1 && m.a.id[s.a0] == m.b.id[s.b0] {
		m.pair(s.a0, s.b0)
		s.a0++
		s.b0++
	}
	for s.a0 < s.a1 && s.b0 < s.b1 && m.a.id[s.a1-1] == m.b.id[s.b1-1] {
		s.a1--
		s.b1--
		m.pair(s.a1, s.b1)
	}
	return s
}

// anchor pairs the sequences of n unpaired words that occur once in each part, and lets each grow as far as the words around it
// agree. (P. Heckel, A technique for isolating differences between files, CACM 21(4), 1978, with sequences for lines.)
func (m *match) anchor(s stretch, n int) (found bool) {
	if s.a1-s.a0 < n || s.b1-s.b0 < n {
		return false
	}
	old := onceOnly(m.a.id[s.a0:s.a1], m.to[s.a0:s.a1], n)
	now := onceOnly(m.b.id[s.b0:s.b1], m.from[s.b0:s.b1], n)
	for hash, at := range now {
		if at < 0 {
			delete(now, hash)
		}
	}
	// In the order of the text, so that the same texts give the same pairs each time.
	for i := s.a0; i+n <= s.a1; i++ {
		if m.to[i] >= 0 {
			continue
		}
		hash := gramHash(m.a.id[i : i+n])
		at, here := old[hash]
		j, there := now[hash]
		if !here || !there || int(at) != i-s.a0 || !m.free(i, s.b0+int(j), n) {
			continue
		}
		m.grow(s, i, s.b0+int(j), n)
		found = true
	}
	return found
}

// free reports whether n words from i and j on are equal and unpaired.
func (m *match) free(i, j, n int) bool {
	for k := range n {
		if m.to[i+k] >= 0 || m.from[j+k] >= 0 || m.a.id[i+k] != m.b.id[j+k] {
			return false
		}
	}
	return true
}

func (m *match) grow(s stretch, i, j, n int) {
	for i > s.a0 && j > s.b0 && m.free(i-1, j-1, 1) {
		i, j, n = i-1, j-1, n+1
	}
	for i+n < s.a1 && j+n < s.b1 && m.free(i+n, j+n, 1) {
		n++
	}
	for k := range n {
		m.pair(i+k, j+k)
	}
}

// onceOnly finds the sequences of n unpaired words by their hashes: where one that occurs once begins, -1 for others.
func onceOnly(ids, paired []int32, n int) map[uint64]int32 {
	once := make(map[uint64]int32)
	run := 0
	for i := range ids {
		if run++; paired[i] >= 0 {
			run = 0
		}
		if run < n {
			continue
		}
		hash := gramHash(ids[i+1-n : i+1])
		if _, twice := once[hash]; twice {
			once[hash] = -1
		} else {
			once[hash] = int32(i + 1 - n)
		}
	}
	return once
}

// gramHash mixes the ids of a few words (as splitmix64 does). Equal hashes are compared word by word before they count.
func gramHash(ids []int32) uint64 {
	h := uint64(len(ids))
	for _, id := range ids {
		h += 0x9e3779b97f4a7c15 + uint64(uint32(id))
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return h
}

// blocks lists the runs of pairs in a part of the old text whose partners lie in the same part of the new one.
func (m *match) blocks(s stretch) []block {
	var all []block
	for i := s.a0; i < s.a1; i++ {
		j := int(m.to[i])
		if j < s.b0 || j >= s.b1 {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].a+all[last].n == i && all[last].b+all[last].n == j {
			all[last].n++
			continue
		}
		all = append(all, block{i, j, 1})
	}
	return all
}
