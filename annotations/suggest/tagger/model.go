package tagger

import (
	"math"
	"slices"
	"sync"
)

// Model is what was learned. It may be asked while it learns: who asks waits for the sentence being learned, no longer.
type Model struct {
	labels []string // of its tags, sorted

	mu       sync.Mutex
	rows     map[uint64]int32 // by feature
	weights  []row
	hashes   []uint64 // of the features, beside weights
	trans    []weight // tags × tags
	forms    *forms
	chain    chain
	examples []example // that were learned from, the oldest first
	spare    scratch
}

// row is the weights of a feature, of the tags that it was seen with. To others it says nothing.
type row []tagged

type tagged struct {
	tag tag
	weight
}

// weight is one parameter, with the sum of its squared gradients (AdaGrad).
type weight struct{ w, squares float32 }

// scratch is what learning a sentence needs again and again.
type scratch struct {
	ids  []int32 // of the features of all words
	ends []int   // where each word's end in ids
}

// Limits of a model: 64 MB with the most labels and features that it takes.
const (
	mostFeatures = 400_000
	mostExamples = 20_000 // sentences
	longest      = 200    // words of a sentence; longer ones are cut
)

// New is a model of some labels that has learned nothing.
func New(labels []string) *Model {
	labels = slices.Sorted(slices.Values(labels))
	labels = slices.Compact(labels)
	k := tags(len(labels))
	m := &Model{labels: labels, rows: map[uint64]int32{}, trans: make([]weight, k*k), forms: newForms()}
	m.chain = chain{k: k, from: make([][]tag, k), trans: make([]float64, k*k)}
	for t := range k {
		for s := range k {
			if follows(tag(s), tag(t)) {
				m.chain.from[t] = append(m.chain.from[t], tag(s))
			}
		}
	}
	m.steps()
	return m
}

// Labels are those that the model knows, sorted.
func (m *Model) Labels() []string { return m.labels }

// Learned is how many sentences the model has learned from.
func (m *Model) Learned() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.examples)
}

// steps takes the weights of pairs of tags into the chain.
func (m *Model) steps() {
	for t, all := range m.chain.from {
		for _, s := range all {
			at := int(s)*m.chain.k + t
			m.chain.trans[at] = math.Exp(float64(m.trans[at].w))
		}
	}
}

// look finds the features of a sentence's words. With add, those that are not known yet are, while there is room.
func (m *Model) look(words []string, add bool) {
	sc := &m.spare
	sc.ids, sc.ends = sc.ids[:0], sc.ends[:0]
	m.forms.features(words, func(_ int, f features) {
		for _, h := range f {
			id, known := m.rows[h]
			if !known {
				if !add || len(m.weights) >= mostFeatures {
					continue
				}
				id = int32(len(m.weights))
				m.rows[h] = id
				m.weights, m.hashes = append(m.weights, nil), append(m.hashes, h)
			}
			sc.ids = append(sc.ids, id)
		}
		sc.ends = append(sc.ends, len(sc.ids))
	})
}

// idsOf are the features of a word that look has found.
func (s *scratch) idsOf(i int) []int32 {
	from := 0
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.ids[from:s.ends[i]]
}

// sum fills the chain with what the weights say of the words that look has found, and sums up.
func (m *Model) sum() {
	c := &m.chain
	c.reset(len(m.spare.ends))
	clear(c.emit)
	for i := range c.n {
		e := c.at(c.emit, i)
		for _, id := range m.spare.idsOf(i) {
			for _, t := range m.weights[id] {
				e[t.tag] += float64(t.w)
			}
		}
	}
	c.exponentials()
	c.run()
}
