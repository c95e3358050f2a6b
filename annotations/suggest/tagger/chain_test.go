package tagger

import (
	"math"
	"math/rand/v2"
	"testing"
)

// taggings calls each with every way to tag n words that BILOU allows, and its weight.
func (c *chain) taggings(each func(tags []tag, weight float64)) {
	tags := make([]tag, 0, c.n)
	var next func(weight float64)
	next = func(weight float64) {
		i, prior := len(tags), outside
		if i > 0 {
			prior = tags[i-1]
		}
		if i == c.n {
			if !open(prior) {
				each(tags, weight)
			}
			return
		}
		for t := range c.k {
			if follows(prior, tag(t)) {
				tags = append(tags, tag(t))
				next(weight * c.trans[int(prior)*c.k+t] * c.emit[i*c.k+t])
				tags = tags[:i]
			}
		}
	}
	next(1)
}

// random is a model of two labels with weights at random, and a sentence of n words that it has looked at.
func random(n int, seed uint64) *Model {
	r := rand.New(rand.NewPCG(seed, 0))
	m := New([]string{"A", "B"})
	words := []string{"ক", "খ", "গ", "ক", "ঘ"}[:n]
	m.look(words, true)
	for i := range m.weights {
		for t := range m.chain.k {
			m.weights[i] = append(m.weights[i], tagged{tag(t), weight{w: float32(r.NormFloat64() / 3)}})
		}
	}
	for i := range m.trans {
		m.trans[i].w = float32(r.NormFloat64())
	}
	m.steps()
	m.sum()
	return m
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Max(1, math.Abs(b)) }

// TestSumsAreThoseOfAllTaggings compares the algorithm with going through all taggings of short sentences.
func TestSumsAreThoseOfAllTaggings(t *testing.T) {
	for n := 1; n <= 5; n++ {
		m := random(n, uint64(n))
		c := &m.chain
		type span struct{ first, end, label int }
		total, marginals, steps, spans := 0.0, map[[2]int]float64{}, map[[3]int]float64{}, map[span]float64{}
		c.taggings(func(tags []tag, weight float64) {
			total += weight
			start := 0
			for i, t := range tags {
				marginals[[2]int{i, int(t)}] += weight
				if i > 0 {
					steps[[3]int{i, int(tags[i-1]), int(t)}] += weight
				}
				switch part, label := partOf(t); part {
				case begin:
					start = i
				case unit:
					spans[span{i, i, label}] += weight
				case last:
					spans[span{start, i, label}] += weight
				}
			}
		})
		for i := range n {
			for k := range c.k {
				if got, want := c.marginal(i, tag(k)), marginals[[2]int{i, k}]/total; !near(got, want) {
					t.Fatalf("%d words: word %d has tag %d with %v, want %v", n, i, k, got, want)
				}
				for s := range c.k {
					if i > 0 && follows(tag(s), tag(k)) && !near(c.step(i, tag(s), tag(k)), steps[[3]int{i, s, k}]/total) {
						t.Fatalf("%d words: tags %d, %d at word %d: %v", n, s, k, i, c.step(i, tag(s), tag(k)))
					}
				}
			}
		}
		found := 0
		c.spans(2, 0, func(first, end, label int, p float64) {
			found++
			if want := spans[span{first, end, label}] / total; !near(p, want) {
				t.Fatalf("%d words: words %d to %d are label %d with %v, want %v", n, first, end, label, p, want)
			}
		})
		if found != n*(n+1) {
			t.Errorf("%d words: %d spans, want all %d", n, found, n*(n+1))
		}
	}
}

// likelihood is the logarithm of the probability of a tagging.
func (m *Model) likelihood(gold []tag) float64 {
	m.sum()
	sum, prior := -m.chain.logs, outside
	for i, t := range gold {
		sum += float64(m.trans[int(prior)*m.chain.k+int(t)].w)
		for _, id := range m.spare.idsOf(i) {
			for _, x := range m.weights[id] {
				if x.tag == t {
					sum += float64(x.w)
				}
			}
		}
		prior = t
	}
	return sum
}

// TestTheGradientIsTheSlope compares it with what small changes of the weights do to the likelihood.
func TestTheGradientIsTheSlope(t *testing.T) {
	gold := []tag{of(begin, 1), of(last, 1), outside, of(unit, 0)}
	m := random(len(gold), 7)
	const small = 1.0 / 1024
	slope := func(w *float32) float64 {
		before := *w
		*w = before + small
		up := m.likelihood(gold)
		*w = before - small
		down := m.likelihood(gold)
		*w = before
		return (up - down) / (2 * small)
	}
	expected := m.expected(gold)
	for at := range m.trans {
		if s, to := at/m.chain.k, at%m.chain.k; follows(tag(s), tag(to)) {
			w := pairSlope(m, at, gold)
			if math.Abs(w+expected[at]) > 1e-4 {
				t.Errorf("tags %d, %d: the slope is %v, the gradient %v", s, to, w, -expected[at])
			}
		}
	}
	m.steps()
	m.sum()
	for id := range m.weights {
		for j := range m.weights[id] {
			x := &m.weights[id][j]
			want := 0.0
			for i, g := range gold {
				for _, has := range m.spare.idsOf(i) {
					if int(has) == id {
						want -= m.chain.marginal(i, x.tag)
						if g == x.tag {
							want++
						}
					}
				}
			}
			if got := slope(&x.w); math.Abs(got-want) > 1e-4 {
				t.Fatalf("feature %d, tag %d: the slope is %v, the gradient %v", id, x.tag, got, want)
			}
			m.sum()
		}
	}
}

// pairSlope is the slope of a weight of pairs of tags, which the chain has its own form of.
func pairSlope(m *Model, at int, gold []tag) float64 {
	const small = 1.0 / 1024
	defer m.steps()
	before := m.trans[at].w
	m.trans[at].w = before + small
	m.steps()
	up := m.likelihood(gold)
	m.trans[at].w = before - small
	m.steps()
	down := m.likelihood(gold)
	m.trans[at].w = before
	return (up - down) / (2 * small)
}
