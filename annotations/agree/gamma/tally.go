package gamma

// tally is the categorical distance of aligned units, weighted.
type tally struct{ disorder, weight float64 }

func (t *tally) add(more tally) {
	t.disorder += more.disorder
	t.weight += more.weight
}

func (t *tally) share(n int) {
	t.disorder /= float64(n)
	t.weight /= float64(n)
}

// mean is 0 where nothing was weighed.
func (t tally) mean() float64 {
	if t.weight == 0 {
		return 0
	}
	return t.disorder / t.weight
}

// weigh gives the tallies of an alignment: of all categories, and of each by its number.
func (m *metric) weigh(sides [][]unit, found solution) (all tally, each []tally) {
	each = make([]tally, len(m.names))
	row := make([]*unit, len(sides))
	for _, places := range found.unitary {
		n := 0
		for side, at := range places {
			if row[side] = nil; at != None {
				row[side] = &sides[side][at]
				n++
			}
		}
		for i, a := range row {
			for _, b := range row[:i] {
				if a == nil && b == nil {
					continue
				}
				t := m.weighPair(a, b, n)
				all.add(t)
				if a != nil {
					each[a.category].add(t)
				}
				if b != nil && (a == nil || a.category != b.category) {
					each[b.category].add(t)
				}
			}
		}
	}
	return all, each
}

// weighPair weighs two units, one of which may be missing, of a unitary alignment of n units.
func (m *metric) weighPair(a, b *unit, n int) tally {
	if a == nil || b == nil {
		return tally{m.Empty * m.Empty, m.Empty}
	}
	apart := float64(m.Alpha * float64(positional(a.start, a.end, b.start, b.end)*m.Empty))
	weight := max(0, 1-apart) / float64(n-1)
	return tally{weight * (m.table[a.category*len(m.names)+b.category] * m.Empty), weight}
}
