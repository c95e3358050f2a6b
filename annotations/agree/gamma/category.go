package gamma

import "math"

// Categories adds up how far annotators agree on the categories of what they aligned, of one continuum or of several: γcat and γk
// (Mathet, Computational Linguistics 43(3), 2017). Over several they are made of the sums of disorders and weights, as γ is.
//
// Two aligned units weigh 1 − α·positional, or nothing if that is negative, over the number of units that each is aligned with. A unit
// that stays alone counts as a disagreement of full weight. That is so in pygamma, whose figures these are; the paper has no α there,
// and leaves units alone out of account.
type Categories struct {
	all  label
	each map[string]label
}

// label is what alignments say of one category, or of all: those of the annotators, and the mean of those by chance.
type label struct{ observed, expected tally }

// Add adds what was measured elsewhere.
func (c *Categories) Add(more *Categories) {
	c.all.observed.add(more.all.observed)
	c.all.expected.add(more.all.expected)
	for name, l := range more.each {
		c.change(name, func(sum *label) {
			sum.observed.add(l.observed)
			sum.expected.add(l.expected)
		})
	}
}

func (c *Categories) change(name string, change func(*label)) {
	if c.each == nil {
		c.each = make(map[string]label)
	}
	l := c.each[name]
	change(&l)
	c.each[name] = l
}

// Gamma is γcat. It is NaN where there are fewer than two categories, on which chance agrees, too.
func (c *Categories) Gamma() float64 { return c.gamma(c.all) }

// Of is γk of each category: γcat of the pairs in which one unit at least is of that category. NaN as for Gamma.
func (c *Categories) Of() map[string]float64 {
	of := make(map[string]float64, len(c.each))
	for name, l := range c.each {
		of[name] = c.gamma(l)
	}
	return of
}

func (c *Categories) gamma(l label) float64 {
	expected := l.expected.mean()
	if len(c.each) < 2 || l.observed.weight == 0 || expected == 0 {
		return math.NaN()
	}
	return 1 - l.observed.mean()/expected
}

func (c *Categories) expect(m *metric, sides [][]unit, found solution) {
	all, each := m.weigh(sides, found)
	c.all.expected.add(all)
	for i, t := range each {
		c.change(m.names[i], func(l *label) { l.expected.add(t) })
	}
}

func (c *Categories) observe(m *metric, sides [][]unit, found solution) {
	all, each := m.weigh(sides, found)
	c.all.observed = all
	for i, t := range each {
		c.change(m.names[i], func(l *label) { l.observed = t })
	}
}

// share makes one sample's worth of what was expected in n samples.
func (c *Categories) share(n int) {
	c.all.expected.share(n)
	for name := range c.each {
		c.change(name, func(l *label) { l.expected.share(n) })
	}
}
