package gamma

import (
	"slices"

	"tippani/model/stop"
)

// part is nodes that sets tie together, and the sets, by the places of the nodes in the part. Each node is also a set of its own.
type part struct {
	nodes []int
	sets  []set
	tie   float64   // what each set costs besides, so that of covers of one cost the one with the fewest sets is taken
	price []float64 // of each node; those of a set never add up to more than it costs
	extra []float64 // of each set: what it costs above the prices of its nodes
}

// cover chooses sets that hold every node once, at the least cost, for each part by itself.
func (l *listing) cover(found *solution, ask stop.Func) error {
	found.proven = l.whole
	for _, p := range l.parts() {
		chosen, proven, err := p.solve(ask)
		if err != nil {
			return err
		}
		found.proven = found.proven && proven
		for _, s := range chosen {
			found.sum += p.sets[s].cost
			found.unitary = append(found.unitary, l.row(p, p.sets[s].nodes))
		}
	}
	return nil
}

func (l *listing) parts() []*part {
	joined := newJoined(len(l.nodes))
	for _, s := range l.sets {
		for _, n := range s.nodes[1:] {
			joined.join(s.nodes[0], n)
		}
	}
	var parts []*part
	of := make([]*part, len(l.nodes))  // the part of each node that is the root of its part
	place := make([]int, len(l.nodes)) // of each node in its part
	for n := range l.nodes {
		root := joined.root(n)
		if of[root] == nil {
			of[root] = &part{tie: tie * l.Empty}
			parts = append(parts, of[root])
		}
		p := of[root]
		place[n] = len(p.nodes)
		p.nodes = append(p.nodes, n)
		p.sets = append(p.sets, set{[]int{place[n]}, l.Empty})
	}
	for _, s := range l.sets {
		p := of[joined.root(s.nodes[0])]
		local := make([]int, len(s.nodes))
		for i, n := range s.nodes {
			local[i] = place[n]
		}
		p.sets = append(p.sets, set{local, s.cost})
	}
	return parts
}

// row says which unit of each side is in a set.
func (l *listing) row(p *part, local []int) []int {
	row := slices.Repeat([]int{None}, l.sides)
	for _, n := range local {
		of := l.nodes[p.nodes[n]]
		row[of.side] = of.at
	}
	return row
}
