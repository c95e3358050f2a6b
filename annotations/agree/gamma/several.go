package gamma

import (
	"cmp"
	"slices"

	"tippani/model/stop"
)

// node is a unit among those of all sides, which are numbered in the order of the text.
type node struct {
	unit
	side, at int // whose it is, and its place in that list
}

// set is a unitary alignment of some nodes, by their numbers, ascending.
type set struct {
	nodes []int
	cost  float64 // unitary disorder
}

// listing lists the unitary alignments that can be part of a best alignment.
type listing struct {
	*metric
	nodes []node
	sides int
	near  [][]neighbour // of each node: later nodes of other sides, the nearest first
	sets  []set
	whole bool // whether none was left out

	chosen      []int       // nodes of the set being made
	apart       [][]float64 // while there are k+1 nodes: at k, for each of them, the sum of its distances to the others
	steps, room int         // how many are left for the sets that begin with one node
}

type neighbour struct {
	node int
	d    float64
}

func (m *metric) alignSeveral(found *solution, sides [][]unit, ask stop.Func) error {
	l := &listing{metric: m, whole: true, sides: len(sides)}
	for side, list := range sides {
		l.apart = append(l.apart, make([]float64, side+1))
		for at, u := range list {
			l.nodes = append(l.nodes, node{u, side, at})
		}
	}
	slices.SortStableFunc(l.nodes, func(a, b node) int { return compareUnits(a.unit, b.unit) })
	l.tie()
	if err := l.list(ask); err != nil {
		return err
	}
	return l.cover(found, ask)
}

func (l *listing) pairs() float64 { return float64(l.sides*(l.sides-1)) / 2 }

// worth is what the distances of a unit to k others may add up to: without it the others cost k·Δ∅ more, in pairs that are then one
// unit short, and alone it costs Δ∅ for every pair of sides. The bound of the paper (§5.1.1: no unitary disorder above n·Δ∅) follows.
func (l *listing) worth(k int) float64 { return l.tied(l.Empty * (l.pairs() + float64(k))) }

// tie finds the neighbours of each node.
func (l *listing) tie() {
	units := make([]unit, len(l.nodes))
	for i, n := range l.nodes {
		units[i] = n.unit
	}
	l.near = make([][]neighbour, len(l.nodes))
	l.metric.near(units, units, l.worth(l.sides-1), func(i, j int, d float64) {
		if i < j && l.nodes[i].side != l.nodes[j].side {
			l.near[i] = append(l.near[i], neighbour{j, d})
		}
	})
	for _, list := range l.near {
		slices.SortStableFunc(list, func(a, b neighbour) int { return cmp.Compare(a.d, b.d) })
	}
}

// list makes the sets, each from its first node on. Where there are too many it makes those of the nearest.
func (l *listing) list(ask stop.Func) error {
	for i := range l.nodes {
		if err := ask.Err(); err != nil {
			return err
		}
		l.room, l.steps = max(fewest, bounds.sets/len(l.nodes)), max(4*fewest, bounds.steps/len(l.nodes))
		l.chosen, l.apart[0][0] = append(l.chosen[:0], i), 0
		l.grow(l.near[i], 0)
	}
	return nil
}

// grow adds nodes to those that are chosen, whose distances add up to sum.
func (l *listing) grow(list []neighbour, sum float64) {
	k := len(l.chosen)
	for i, next := range list {
		if l.steps == 0 || l.room == 0 {
			l.whole = false
			return
		}
		l.steps--
		more, ok := l.add(next)
		if !ok {
			continue
		}
		l.chosen = append(l.chosen, next.node)
		l.keep(sum + more)
		l.grow(list[i+1:], sum+more)
		l.chosen = l.chosen[:k]
	}
}

// add finds how far a node is from all that are chosen, unless it is of a side that they have or one of them is then better alone.
func (l *listing) add(next neighbour) (more float64, ok bool) {
	k, limit := len(l.chosen), l.worth(l.sides-1)
	if k == l.sides {
		return 0, false
	}
	for at, earlier := range l.chosen {
		d := next.d
		if at > 0 {
			if l.nodes[earlier].side == l.nodes[next.node].side {
				return 0, false
			}
			d = l.distance(&l.nodes[earlier].unit, &l.nodes[next.node].unit)
		}
		more += d
		l.apart[k][at] = l.apart[k-1][at] + d
		if l.apart[k][at] > limit || more > limit {
			return 0, false
		}
	}
	l.apart[k][k] = more
	return more, true
}

// keep makes a set of what is chosen, unless one of it is better alone.
func (l *listing) keep(sum float64) {
	k := len(l.chosen)
	if slices.Max(l.apart[k-1]) > l.worth(k-1) {
		return
	}
	missing := l.pairs() - float64(k*(k-1))/2
	nodes := slices.Sorted(slices.Values(l.chosen))
	l.sets = append(l.sets, set{nodes, (sum + float64(missing*l.Empty)) / l.pairs()})
	l.room--
}
