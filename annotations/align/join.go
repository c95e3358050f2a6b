package align

import (
	"cmp"
	"slices"

	"tippani/annotations/assignment"
)

// tie is a pair of clusters that can be joined; a stands before b in the list.
type tie struct {
	a, b *cluster
	like float64
}

// ties lists the pairs that can be joined, in the order of the list, which is sorted by where clusters start.
func ties(list []*cluster) []tie {
	var found []tie
	var open []*cluster // those that reach to where the list has come
	for _, c := range list {
		if c.whole() {
			continue
		}
		open = slices.DeleteFunc(open, func(o *cluster) bool { return o.at.End <= c.at.Start })
		for _, o := range open {
			if like := o.likeness(c); like > 0 {
				found = append(found, tie{o, c, like})
			}
		}
		open = append(open, c)
	}
	return found
}

// What is larger than any article of people's making is joined in one go, the pair with most in common first, and not looked
// through for the best.
const (
	largest  = 800    // spans of two sides, each sharing text with another
	mostTies = 20_000 // pairs of more sides
)

// best joins the clusters of two sides so that the likeness of all pairs adds up to the most.
func best(list []*cluster) []*cluster {
	parts := components(ties(list))
	gone := make(map[*cluster]bool)
	for _, part := range parts {
		for _, t := range part.most() {
			t.a.join(t.b)
			gone[t.b] = true
		}
	}
	return slices.DeleteFunc(list, func(c *cluster) bool { return gone[c] })
}

// closest joins, of all pairs, the one with most in common first, until none is left.
func closest(list []*cluster) []*cluster {
	gone := make(map[*cluster]bool)
	for _, part := range components(ties(list)) {
		if len(part.ties) > mostTies {
			part.atOnce(gone)
			continue
		}
		for left := part.ties; len(left) > 0; {
			next := slices.MaxFunc(left, func(s, t tie) int { return cmp.Compare(s.like, t.like) })
			next.a.join(next.b)
			gone[next.b] = true
			left = rejoined(left, next)
		}
	}
	return slices.DeleteFunc(list, func(c *cluster) bool { return gone[c] })
}

// atOnce joins, in the order of what pairs have in common, those that can still be joined, and notes which clusters are parts of others
// then.
func (p *component) atOnce(gone map[*cluster]bool) {
	into := make(map[*cluster]*cluster)
	now := func(c *cluster) *cluster {
		for into[c] != nil {
			c = into[c]
		}
		return c
	}
	sorted := slices.Clone(p.ties)
	slices.SortStableFunc(sorted, func(s, t tie) int { return cmp.Compare(t.like, s.like) })
	for _, t := range sorted {
		if a, b := now(t.a), now(t.b); a != b && a.likeness(b) > 0 {
			a.join(b)
			into[b], gone[b] = a, true
		}
	}
}

// rejoined is what can still be joined after two clusters have become one.
func rejoined(list []tie, done tie) []tie {
	var left []tie
	seen := make(map[[2]*cluster]bool)
	for _, t := range list {
		if t.a == done.b {
			t.a = done.a
		}
		if t.b == done.b {
			t.b = done.a
		}
		key := [2]*cluster{t.a, t.b}
		if t.a == t.b || seen[key] || seen[[2]*cluster{t.b, t.a}] {
			continue
		}
		seen[key] = true
		if t.a == done.a || t.b == done.a {
			t.like = t.a.likeness(t.b)
		}
		if t.like > 0 {
			left = append(left, t)
		}
	}
	return left
}

// component is a set of clusters that hang together by ties. Nothing in it can be joined with anything outside.
type component struct{ ties []tie }

func components(list []tie) []*component {
	of := make(map[*cluster]*component)
	var found []*component
	for _, t := range list {
		a, b := of[t.a], of[t.b]
		switch {
		case a == nil && b == nil:
			a = &component{}
			found = append(found, a)
		case a == nil:
			a = b
		case b != nil && a != b:
			for _, moved := range b.ties {
				of[moved.a], of[moved.b] = a, a
			}
			a.ties = append(a.ties, b.ties...)
			b.ties = nil
		}
		a.ties = append(a.ties, t)
		of[t.a], of[t.b] = a, a
	}
	return slices.DeleteFunc(found, func(c *component) bool { return len(c.ties) == 0 })
}

// most is the choice of ties, no cluster in two of them, whose likenesses add up to the most.
func (p *component) most() []tie {
	if len(p.ties) == 1 {
		return p.ties
	}
	rows, columns := make(map[*cluster]int), make(map[*cluster]int)
	number := func(index map[*cluster]int, c *cluster) int {
		if _, known := index[c]; !known {
			index[c] = len(index)
		}
		return index[c]
	}
	for _, t := range p.ties {
		left, right := t.sides()
		number(rows, left)
		number(columns, right)
	}
	if len(rows)+len(columns) > largest {
		return p.greedy()
	}
	if len(rows) > len(columns) {
		rows, columns = columns, rows
	}
	cost, which := make([][]float64, len(rows)), make(map[[2]int]tie, len(p.ties))
	for i := range cost {
		cost[i] = make([]float64, len(columns))
	}
	for _, t := range p.ties {
		left, right := t.sides()
		if _, isRow := rows[left]; !isRow {
			left, right = right, left
		}
		place := [2]int{rows[left], columns[right]}
		cost[place[0]][place[1]], which[place] = -t.like, t
	}
	var chosen []tie
	for row, column := range assignment.Least(cost) {
		if t, tied := which[[2]int{row, column}]; tied {
			chosen = append(chosen, t)
		}
	}
	return chosen
}

// sides gives the cluster of the first side first.
func (t tie) sides() (left, right *cluster) {
	if t.a.spans[0] != nil {
		return t.a, t.b
	}
	return t.b, t.a
}

// greedy chooses the ties with most in common first.
func (p *component) greedy() []tie {
	sorted := slices.Clone(p.ties)
	slices.SortStableFunc(sorted, func(s, t tie) int { return cmp.Compare(t.like, s.like) })
	taken := make(map[*cluster]bool)
	return slices.DeleteFunc(sorted, func(t tie) bool {
		if taken[t.a] || taken[t.b] {
			return true
		}
		taken[t.a], taken[t.b] = true, true
		return false
	})
}
