package tagger

import "math"

// chain is the sums over all ways to tag a sentence: the algorithm forward-backward, scaled at every word so that nothing underflows
// (Rabiner 1989, section V.A).
type chain struct {
	n, k  int       // words, tags
	emit  []float64 // n × k: how well a tag fits a word, exp of its weights, scaled
	alpha []float64 // n × k: of all beginnings that end in the tag; each word's sum to 1
	beta  []float64 // n × k: of all ends behind the tag
	scale []float64 // n: what alpha was divided by
	logs  float64   // of all that was divided by
	from  [][]tag   // per tag, the tags that it can stand behind
	trans []float64 // k × k: exp of the weights
}

// reset makes room for a sentence of n words.
func (c *chain) reset(n int) {
	c.n = n
	size := n * c.k
	if cap(c.emit) < size {
		c.emit, c.alpha, c.beta = make([]float64, size), make([]float64, size), make([]float64, size)
	}
	c.emit, c.alpha, c.beta = c.emit[:size], c.alpha[:size], c.beta[:size]
	if cap(c.scale) < n {
		c.scale = make([]float64, n)
	}
	c.scale, c.logs = c.scale[:n], 0
}

// at is the part of a table that belongs to a word.
func (c *chain) at(table []float64, i int) []float64 { return table[i*c.k : (i+1)*c.k] }

// exponentials makes of the weights in emit how well tags fit, the best of each word being 1.
func (c *chain) exponentials() {
	for i := range c.n {
		e := c.at(c.emit, i)
		most := e[0]
		for _, x := range e[1:] {
			most = max(most, x)
		}
		for t := range e {
			e[t] = math.Exp(e[t] - most)
		}
		c.logs += most
	}
}

// run sums up. Afterwards logs is the logarithm of the sum over all taggings.
func (c *chain) run() {
	for t := range c.k {
		c.alpha[t] = 0
		if follows(outside, tag(t)) {
			c.alpha[t] = c.emit[t] * c.trans[t] // a sentence begins as if behind O
		}
	}
	for i := 1; i <= c.n; i++ {
		if i == c.n {
			c.close(c.at(c.alpha, i-1))
		}
		c.norm(i - 1)
		if i == c.n {
			break
		}
		prev, now, e := c.at(c.alpha, i-1), c.at(c.alpha, i), c.at(c.emit, i)
		for t := range c.k {
			sum := 0.0
			for _, s := range c.from[t] {
				sum += float64(prev[s] * c.trans[int(s)*c.k+t])
			}
			now[t] = sum * e[t]
		}
	}
	c.backward()
}

// close leaves out the tags that a sentence can't end with.
func (c *chain) close(now []float64) {
	for t := range now {
		if open(tag(t)) {
			now[t] = 0
		}
	}
}

func (c *chain) norm(i int) {
	now := c.at(c.alpha, i)
	sum := 0.0
	for _, x := range now {
		sum += x
	}
	for t := range now {
		now[t] /= sum
	}
	c.scale[i] = sum
	c.logs += math.Log(sum)
}

func (c *chain) backward() {
	end := c.at(c.beta, c.n-1)
	for t := range end {
		end[t] = 1
		if open(tag(t)) {
			end[t] = 0
		}
	}
	for i := c.n - 2; i >= 0; i-- {
		now, next, e := c.at(c.beta, i), c.at(c.beta, i+1), c.at(c.emit, i+1)
		clear(now)
		for t := range c.k {
			f := next[t] * e[t] / c.scale[i+1]
			if f == 0 {
				continue
			}
			for _, s := range c.from[t] {
				now[s] += float64(c.trans[int(s)*c.k+t] * f)
			}
		}
	}
}

// marginal is the probability of a tag at a word.
func (c *chain) marginal(i int, t tag) float64 { return c.alpha[i*c.k+int(t)] * c.beta[i*c.k+int(t)] }

// step is the probability of tag s at word i-1 and t at word i.
func (c *chain) step(i int, s, t tag) float64 {
	k := c.k
	return c.alpha[(i-1)*k+int(s)] * c.trans[int(s)*k+int(t)] * c.emit[i*k+int(t)] / c.scale[i] * c.beta[i*k+int(t)]
}
