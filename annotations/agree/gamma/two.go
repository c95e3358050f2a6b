package gamma

import (
	"math"
	"slices"
	"sort"

	"tippani/annotations/assignment"
	"tippani/model/stop"
)

// edge is a pair of units that are at least as well aligned with each other as with nothing: no more than 2·Δ∅ apart.
type edge struct {
	a, b int
	d    float64
}

// alignTwo pairs the units of two sides. What no edge ties together is solved apart, each part as an assignment; a pair that the
// assignment makes without an edge stands for two units that stay alone.
func (m *metric) alignTwo(found *solution, a, b []unit, ask stop.Func) error {
	partner := slices.Repeat([]int{None}, len(a))
	taken := make([]bool, len(b))
	pair := func(e edge) {
		partner[e.a], taken[e.b] = e.b, true
		found.sum += e.d
	}
	for _, edges := range m.parts(a, b) {
		if err := ask.Err(); err != nil {
			return err
		}
		if len(edges) == 1 {
			pair(edges[0])
			continue
		}
		for _, e := range m.assign(edges) {
			pair(e)
		}
	}
	for i, j := range partner {
		found.unitary = append(found.unitary, []int{i, j})
		if j == None {
			found.sum += m.Empty
		}
	}
	for j, paired := range taken {
		if !paired {
			found.unitary = append(found.unitary, []int{None, j})
			found.sum += m.Empty
		}
	}
	return nil
}

// parts gives the edges between two sides, those of each connected part together.
func (m *metric) parts(a, b []unit) [][]edge {
	limit := m.tied(2 * m.Empty)
	var edges []edge
	joined := newJoined(len(a) + len(b))
	m.near(a, b, limit, func(i, j int, d float64) {
		edges = append(edges, edge{i, j, d})
		joined.join(i, len(a)+j)
	})
	part := make([]int, len(a)+len(b)) // number of each part, from 1, at its root
	var parts [][]edge
	for _, e := range edges {
		root := joined.root(e.a)
		if part[root] == 0 {
			parts = append(parts, nil)
			part[root] = len(parts)
		}
		parts[part[root]-1] = append(parts[part[root]-1], e)
	}
	return parts
}

// near visits the pairs of units that are less than limit apart. Both lists are in the order of starts, so that it looks only as far
// as the positions alone leave it open.
func (m *metric) near(a, b []unit, limit float64, visit func(i, j int, d float64)) {
	longest := 0
	for _, u := range b {
		longest = max(longest, u.end-u.start)
	}
	ratio := math.Inf(1) // |Δstart| over both lengths, beyond which a pair is too far apart whatever its categories
	if weight := m.Alpha * m.Empty; weight > 0 {
		ratio = math.Sqrt(limit/weight) * (1 + 1e-9)
	}
	for i := range a {
		reach := ratio * float64(a[i].end-a[i].start+longest)
		from := sort.Search(len(b), func(j int) bool { return float64(b[j].start-a[i].start) >= -reach })
		for j := from; j < len(b) && float64(b[j].start-a[i].start) <= reach; j++ {
			if d := m.distance(&a[i], &b[j]); d < limit {
				visit(i, j, d)
			}
		}
	}
}

// assign chooses, of the edges of a part, those of the best alignment.
func (m *metric) assign(edges []edge) []edge {
	rows, columns := make(map[int]int), make(map[int]int)
	for _, e := range edges {
		if _, known := rows[e.a]; !known {
			rows[e.a] = len(rows)
		}
		if _, known := columns[e.b]; !known {
			columns[e.b] = len(columns)
		}
	}
	at := func(e edge) (int, int) { return rows[e.a], columns[e.b] }
	height, width := len(rows), len(columns)
	if height > width {
		height, width = width, height
		at = func(e edge) (int, int) { return columns[e.b], rows[e.a] }
	}
	cells := make([]float64, height*width)
	cost := make([][]float64, height)
	for r := range cost {
		cost[r] = cells[r*width : (r+1)*width]
	}
	for _, e := range edges {
		r, c := at(e)
		cost[r][c] = e.d - m.tied(2*m.Empty)
	}
	column := assignment.Least(cost)
	var chosen []edge
	for _, e := range edges {
		if r, c := at(e); column[r] == c {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

// joined tells which of several things are tied together.
type joined []int

func newJoined(n int) joined {
	j := make(joined, n)
	for i := range j {
		j[i] = i
	}
	return j
}

func (j joined) root(i int) int {
	for j[i] != i {
		j[i] = j[j[i]]
		i = j[i]
	}
	return i
}

func (j joined) join(a, b int) { j[j.root(b)] = j.root(a) }
