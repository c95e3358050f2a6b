package evaluate

const nobody = -1

// matching says which gold span and which predicted one stand for each other, by their numbers.
type matching struct {
	ofGold, ofPredicted []int32 // nobody for one without a partner
}

func newMatching(gold, predicted int) *matching {
	m := &matching{make([]int32, gold), make([]int32, predicted)}
	for _, list := range [][]int32{m.ofGold, m.ofPredicted} {
		for i := range list {
			list[i] = nobody
		}
	}
	return m
}

// take joins what both are still free, in the order of the list.
func (m *matching) take(list []overlap, allowed func(overlap) bool) {
	for _, o := range list {
		if allowed(o) && m.ofGold[o.gold] == nobody && m.ofPredicted[o.predicted] == nobody {
			m.ofGold[o.gold], m.ofPredicted[o.predicted] = o.predicted, o.gold
		}
	}
}

// widen gives partners to as many more spans as can have one, by moving others to other partners. It adds to what take has joined and
// takes no partner away.
func (m *matching) widen(list []overlap, allowed func(overlap) bool) {
	next := make([][]int32, len(m.ofGold))
	for _, o := range list {
		if allowed(o) {
			next[o.gold] = append(next[o.gold], o.predicted)
		}
	}
	// What a search that failed has seen leads nowhere in later ones either.
	seen := make([]bool, len(m.ofPredicted))
	for g := range m.ofGold {
		if m.ofGold[g] == nobody {
			m.search(int32(g), next, seen)
		}
	}
}

// search gives a gold span without a partner one, if others can move so that nobody loses theirs.
func (m *matching) search(from int32, next [][]int32, seen []bool) {
	came := make(map[int32]int32) // predicted span to the gold one from which it was reached
	queue := []int32{from}
	for len(queue) > 0 {
		g := queue[0]
		queue = queue[1:]
		for _, p := range next[g] {
			if seen[p] {
				continue
			}
			seen[p], came[p] = true, g
			if owner := m.ofPredicted[p]; owner != nobody {
				queue = append(queue, owner)
				continue
			}
			m.move(p, came)
			for p := range came {
				seen[p] = false
			}
			return
		}
	}
}

// move joins the pairs on the way back from a predicted span that is free.
func (m *matching) move(free int32, came map[int32]int32) {
	for free != nobody {
		g := came[free]
		m.ofPredicted[free] = g
		m.ofGold[g], free = free, m.ofGold[g]
	}
}
