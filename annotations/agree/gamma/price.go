package gamma

import "math"

// How often prices are balanced and raised, at most.
const (
	balances = 200
	raises   = 64
)

// pay sets prices. Together they are a bound that no cover undercuts, and a cover costs above it the extra of its sets: the nearer the
// bound is to the best cover, the less there is to search.
func (p *part) pay() {
	p.price, p.extra = make([]float64, len(p.nodes)), make([]float64, len(p.sets))
	for i, s := range p.sets {
		p.extra[i] = s.cost + p.tie
	}
	p.balance()
	p.raise()
}

// balance sets the price of each node in turn so that the cheapest of its sets has as much too little as the second has too much: a step
// that never makes the dual of the problem worse, without being held up where no single price can rise (Wedelin 1995).
func (p *part) balance() {
	with := make([][]int, len(p.nodes)) // of each node: the sets that hold it
	for i, s := range p.sets {
		for _, n := range s.nodes {
			with[n] = append(with[n], i)
		}
	}
	for range balances {
		most := 0.0
		for n, list := range with {
			least, second := math.Inf(1), math.Inf(1)
			for _, i := range list {
				if e := p.extra[i]; e < least {
					least, second = e, least
				} else {
					second = min(second, e)
				}
			}
			by := least
			if len(list) > 1 {
				by = (least + second) / 2
			}
			p.price[n] += by
			for _, i := range list {
				p.extra[i] -= by
			}
			most = max(most, math.Abs(by))
		}
		if most < slack {
			return
		}
	}
}

// raise moves prices so that no set is cheaper than its nodes: at first down, where balancing left some too high, then up, as far as every
// node's share of each of its sets allows.
func (p *part) raise() {
	by := make([]float64, len(p.nodes))
	for range raises {
		for n := range by {
			by[n] = math.Inf(1)
		}
		for i, s := range p.sets {
			for _, n := range s.nodes {
				by[n] = min(by[n], p.extra[i]/float64(len(s.nodes)))
			}
		}
		most := 0.0
		for n := range by {
			p.price[n] += by[n]
			most = max(most, math.Abs(by[n]))
		}
		for i, s := range p.sets {
			p.extra[i] = s.cost + p.tie
			for _, n := range s.nodes {
				p.extra[i] -= p.price[n]
			}
		}
		if most < slack {
			break
		}
	}
	for i, e := range p.extra {
		p.extra[i] = max(0, e)
	}
}
