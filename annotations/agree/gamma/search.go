package gamma

import (
	"cmp"
	"math"
	"slices"

	"tippani/model/stop"
)

// slack is by how much costs may differ and still be the same.
const slack = 1e-12

// state is some nodes of a part that are covered: all before the first that is not, and of the others those in after.
type state struct {
	extra float64 // of the sets chosen so far
	from  *state  // the state before the last of them
	set   int
	after mask // from the first node that is not covered
}

// solve finds sets that cover the part, and tells whether they are proven to be the best. It goes through the nodes in order and joins
// states that cover the same. The prices being a bound for the nodes not yet covered, a state is given up when its sets cost as much
// above them as all of the best cover known.
func (p *part) solve(ask stop.Func) (chosen []int, proven bool, err error) {
	if len(p.nodes) == 1 {
		return []int{0}, true, nil
	}
	p.pay()
	s := p.newSearch()
	var best *state
	limit := math.Inf(1)
	for _, breadth := range bounds.breadths {
		better, all, err := s.run(breadth, limit, ask)
		if err != nil {
			return nil, false, err
		}
		if better != nil {
			best, limit = better, better.extra-slack
		}
		if proven = s.whole && (all || limit <= 0); proven {
			break
		}
	}
	for at := best; at.from != nil; at = at.from {
		chosen = append(chosen, at.set)
	}
	slices.Reverse(chosen)
	return chosen, proven, nil
}

// search goes through a part node by node.
type search struct {
	*part
	begin [][]int // of each node: the sets that begin with it, the one with the least extra first
	masks []mask  // of each set, from its first node on
	whole bool    // whether every set has a mask
}

func (p *part) newSearch() *search {
	s := &search{part: p, begin: make([][]int, len(p.nodes)), masks: make([]mask, len(p.sets)), whole: true}
	for i, set := range p.sets {
		first := set.nodes[0]
		if set.nodes[len(set.nodes)-1]-first >= span {
			s.whole = false
			continue
		}
		for _, n := range set.nodes {
			s.masks[i].add(n - first)
		}
		s.begin[first] = append(s.begin[first], i)
	}
	for _, list := range s.begin {
		slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(p.extra[i], p.extra[j]) })
	}
	return s
}

// run finds the cover with the least extra below limit, or gives nil if there is none. Of the states with one first node that is not
// covered it keeps no more than breadth, and no more than the transitions that are left allow, shared out to the sets that are left; all
// is whether none was dropped.
func (s *search) run(breadth int, limit float64, ask stop.Func) (best *state, all bool, err error) {
	all = true
	pace := stop.Pace{Stop: ask}
	steps := make([]map[mask]*state, len(s.nodes)+1)
	put(steps, 0, state{})
	transitions, sets := bounds.transitions, len(s.sets)
	for n := range s.nodes {
		states := ordered(steps[n])
		steps[n] = nil
		if room := min(breadth, max(fewest, transitions/sets)); len(states) > room {
			states, all = states[:room], false
		}
		sets -= len(s.begin[n])
		for _, from := range states {
			for _, i := range s.begin[n] {
				if err := pace.Step(); err != nil {
					return nil, false, err
				}
				transitions--
				extra := from.extra + s.extra[i]
				if extra >= limit {
					break
				}
				if from.after.meets(s.masks[i]) {
					continue
				}
				after := from.after.with(s.masks[i])
				covered := after.leading()
				put(steps, n+covered, state{extra, from, i, after.shifted(covered)})
			}
		}
	}
	return steps[len(s.nodes)][mask{}], all, nil
}

// put keeps the cheaper of two states that cover the same.
func put(steps []map[mask]*state, n int, s state) {
	if steps[n] == nil {
		steps[n] = make(map[mask]*state)
	}
	if known := steps[n][s.after]; known == nil {
		steps[n][s.after] = &s
	} else if s.extra < known.extra {
		*known = s
	}
}

// ordered gives states, the cheapest first, in an order that does not depend on the map.
func ordered(states map[mask]*state) []*state {
	list := make([]*state, 0, len(states))
	for _, s := range states {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *state) int {
		if c := cmp.Compare(a.extra, b.extra); c != 0 {
			return c
		}
		return slices.Compare(a.after[:], b.after[:])
	})
	return list
}
