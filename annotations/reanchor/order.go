package reanchor

import (
	"slices"
	"sort"
)

// fill finds the blocks of a part that kept their order, compares what lies between them again, and marks all of it as in order.
func (m *match) fill(s stretch, depth int) {
	chain := heaviest(m.blocks(s))
	if len(chain) == 0 {
		if depth < maxDepth {
			m.between(s, depth)
		}
		return
	}
	at := s
	for _, b := range chain {
		at.a1, at.b1 = b.a, b.b
		m.between(at, depth)
		for k := range b.n {
			m.inOrder[b.a+k] = true
		}
		at.a0, at.b0 = b.a+b.n, b.b+b.n
	}
	at.a1, at.b1 = s.a1, s.b1
	m.between(at, depth)
}

const (
	maxDepth = 12      // of gaps within gaps
	maxTable = 1 << 18 // cells, for the comparison of a gap word by word
)

// between compares a gap: what occurs once in each side of it, though not in the whole texts, are anchors; what is left is
// compared word by word if it is short.
func (m *match) between(s stretch, depth int) {
	if s.a0 >= s.a1 || s.b0 >= s.b1 {
		return
	}
	if depth < maxDepth && s.a1-s.a0+s.b1-s.b0 <= maxWords {
		for _, n := range []int{3, 2, 1} {
			before := m.pairsIn(s)
			if !m.anchor(s, n) {
				continue
			}
			m.keepOrder(s, before)
			m.fill(s, depth+1)
			return
		}
	}
	if (s.a1-s.a0)*(s.b1-s.b0) <= maxTable {
		m.longestCommon(s)
	}
}

// pairsIn notes which words of a gap are paired already: those of passages that were moved.
func (m *match) pairsIn(s stretch) []bool {
	paired := make([]bool, s.a1-s.a0)
	for i := range paired {
		paired[i] = m.to[s.a0+i] >= 0
	}
	return paired
}

// keepOrder parts again those of the new pairs in a gap that cross others: a few words that only occur in another order are no passage.
func (m *match) keepOrder(s stretch, before []bool) {
	kept := make([]bool, s.a1-s.a0)
	for _, b := range heaviest(m.blocks(s)) {
		for k := range b.n {
			kept[b.a+k-s.a0] = true
		}
	}
	for i := range kept {
		if at := s.a0 + i; !kept[i] && !before[i] && m.to[at] >= 0 {
			m.part(at)
		}
	}
}

// heaviest is the selection of blocks, given in the old text's order, that stand in order in the new text too and have the most words
// together.
func heaviest(blocks []block) []block {
	if len(blocks) == 0 {
		return nil
	}
	// tails holds chains by where they end in the new text; a later one weighs more than all before it.
	type tail struct{ end, weight, last int }
	var tails []tail
	before := make([]int, len(blocks))
	for i, b := range blocks {
		at := sort.Search(len(tails), func(k int) bool { return tails[k].end > b.b })
		weight := b.n
		before[i] = -1
		if at > 0 {
			weight += tails[at-1].weight
			before[i] = tails[at-1].last
		}
		end := b.b + b.n
		at = sort.Search(len(tails), func(k int) bool { return tails[k].end >= end })
		if at > 0 && tails[at-1].weight >= weight {
			continue
		}
		stop := at
		for stop < len(tails) && tails[stop].weight <= weight {
			stop++
		}
		tails = slices.Replace(tails, at, stop, tail{end, weight, i})
	}
	var chain []block
	for i := tails[len(tails)-1].last; i >= 0; i = before[i] {
		chain = append(chain, blocks[i])
	}
	slices.Reverse(chain)
	return chain
}

// longestCommon pairs the longest common sequence of the unpaired words of a short gap.
func (m *match) longestCommon(s stretch) {
	rows, cols := unpairedIn(m.to, s.a0, s.a1), unpairedIn(m.from, s.b0, s.b1)
	if len(rows) == 0 || len(cols) == 0 {
		return
	}
	width := len(cols) + 1
	best := make([]uint16, (len(rows)+1)*width) // best[i*width+j] is for what follows row i and column j
	for i := len(rows) - 1; i >= 0; i-- {
		for j := len(cols) - 1; j >= 0; j-- {
			if m.a.id[rows[i]] == m.b.id[cols[j]] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(rows) && j < len(cols); {
		switch {
		case m.a.id[rows[i]] == m.b.id[cols[j]]:
			m.pair(rows[i], cols[j])
			m.inOrder[rows[i]] = true
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
}

// unpairedIn lists the unpaired words from..to-1.
func unpairedIn(paired []int32, from, to int) []int {
	var list []int
	for i := from; i < to; i++ {
		if paired[i] < 0 {
			list = append(list, i)
		}
	}
	return list
}
