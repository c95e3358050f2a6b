package tagger

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
)

// How it is learned: measured on 500 to 5,000 sentences of Bengali news.
const (
	rate   = 0.1 // of AdaGrad
	decay  = 1e-3
	Epochs = 10 // passes over all sentences when a model is made anew
	passes = 5  // over a new sentence while somebody works
	replay = 60 // sentences from before that are gone over again with each new one
)

// example is a sentence to learn from.
type example struct {
	words []string
	gold  []tag
}

// Learn takes an article that somebody has finished: its sentences with the spans in them, and without any where there are none. What was
// proposed and rejected is learned from because it is not among the spans.
func (m *Model) Learn(a *model.Article, spans []*annotations.Span, stopped stop.Func) error {
	from := m.Learned()
	m.add(a, spans)
	random := rand.New(rand.NewPCG(uint64(from), 0))
	for i := from; i < m.Learned(); i++ {
		for range passes {
			m.step(i)
		}
		for range min(replay, i) {
			m.step(random.IntN(i))
		}
		if err := stopped.Err(); err != nil {
			return err
		}
	}
	return nil
}

// Add takes an article to be learned from by Train.
func (m *Model) Add(a *model.Article, spans []*annotations.Span) { m.add(a, spans) }

// Train learns anew from all that was added, so many passes over it.
func (m *Model) Train(epochs int, stopped stop.Func) error {
	m.mu.Lock()
	m.rows, m.weights, m.hashes = map[uint64]int32{}, nil, nil
	clear(m.trans)
	m.steps()
	order := make([]int, len(m.examples))
	m.mu.Unlock()
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 0))
	for range epochs {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			m.step(i)
			if err := stopped.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *Model) add(a *model.Article, spans []*annotations.Span) {
	m.mu.Lock()
	defer m.mu.Unlock()
	flat := m.flat(spans)
	sentences(a, model.Range{End: a.Len()}, func(tokens []model.Range) bool {
		e := example{words: make([]string, len(tokens)), gold: make([]tag, len(tokens))}
		for i, t := range tokens {
			e.words[i] = strings.Clone(a.Slice(t))
		}
		for _, s := range flat {
			m.mark(e.gold, tokens, s)
		}
		m.examples = append(m.examples, e)
		return true
	})
	if n := len(m.examples) - mostExamples; n > 0 {
		m.examples = slices.Delete(m.examples, 0, n)
	}
}

// flat are the spans of the model's labels, without those within others: of nested ones the outer is learned.
func (m *Model) flat(spans []*annotations.Span) []*annotations.Span {
	var out []*annotations.Span
	for _, s := range spans {
		if _, known := slices.BinarySearch(m.labels, s.Label); known {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(s, t *annotations.Span) int {
		return cmp.Or(s.Range.Compare(t.Range), strings.Compare(s.Label, t.Label))
	})
	end := model.Offset(-1)
	return slices.DeleteFunc(out, func(s *annotations.Span) bool {
		if s.Range.Start < end {
			return true
		}
		end = s.Range.End
		return false
	})
}

// mark writes a span into the tags of a sentence that holds it. A word of which it takes a part is its own: endings hang on names.
func (m *Model) mark(gold []tag, tokens []model.Range, s *annotations.Span) {
	first, end := model.Touching(tokens, s.Range)
	if first > end || first == 0 && tokens[0].Start > s.Range.Start || end == len(tokens)-1 && tokens[end].End < s.Range.End {
		return
	}
	label, _ := slices.BinarySearch(m.labels, s.Label)
	if first == end {
		gold[first] = of(unit, label)
		return
	}
	gold[first], gold[end] = of(begin, label), of(last, label)
	for i := first + 1; i < end; i++ {
		gold[i] = of(inside, label)
	}
}

// step learns from an example once.
func (m *Model) step(i int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.examples[i]
	m.look(e.words, true)
	for i, t := range e.gold {
		for _, id := range m.spare.idsOf(i) {
			m.see(id, t)
		}
	}
	m.sum()
	m.climb(e.gold)
}

// see notes that a feature was seen with a tag.
func (m *Model) see(id int32, t tag) {
	r := m.weights[id]
	for _, seen := range r {
		if seen.tag == t {
			return
		}
	}
	m.weights[id] = append(r, tagged{tag: t})
}

// climb changes each weight against its gradient: how often it is expected less how often it is there.
func (m *Model) climb(gold []tag) {
	c := &m.chain
	for i := range c.n {
		for _, id := range m.spare.idsOf(i) {
			r := m.weights[id]
			for j := range r {
				gradient := c.marginal(i, r[j].tag)
				if gold[i] == r[j].tag {
					gradient--
				}
				r[j].descend(gradient)
			}
		}
	}
	expected := m.expected(gold)
	for t, all := range c.from {
		for _, s := range all {
			at := int(s)*c.k + t
			m.trans[at].descend(expected[at])
			c.trans[at] = math.Exp(float64(m.trans[at].w))
		}
	}
}

// expected is the gradient of the weights of pairs of tags.
func (m *Model) expected(gold []tag) []float64 {
	c := &m.chain
	out := make([]float64, len(m.trans))
	for t := range c.k {
		if follows(outside, tag(t)) {
			out[t] += c.marginal(0, tag(t))
		}
	}
	out[gold[0]]--
	for i := 1; i < c.n; i++ {
		for t, all := range c.from {
			for _, s := range all {
				out[int(s)*c.k+t] += c.step(i, s, tag(t))
			}
		}
		out[int(gold[i-1])*c.k+int(gold[i])]--
	}
	return out
}

// descend is a step of AdaGrad with L2. The products are rounded before they are added, for some processors would else not round them.
func (w *weight) descend(gradient float64) {
	g := gradient + float64(decay*float64(w.w))
	squares := float64(w.squares) + float64(g*g)
	w.squares = float32(squares)
	if squares > 0 {
		w.w = float32(float64(w.w) - float64(rate*g/math.Sqrt(squares)))
	}
}
