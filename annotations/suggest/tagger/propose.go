package tagger

import (
	"fmt"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/segment"
	"tippani/model/stop"
)

// Version is in the source of what this model proposes. It is another when the same spans make other proposals.
const Version = 1

// Faintest is how probable a span has to be to be proposed.
const Faintest = 0.02

var source = fmt.Sprintf("crf@%d", Version)

// Propose lists every span whose probability is at least Faintest. Some of them overlap: they exclude one another.
func (m *Model) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	kinds := make([]annotations.Kind, len(m.labels))
	for i, name := range m.labels {
		if l, ok := t.Schema.Label(name); ok {
			kinds[i] = l.Kind
		}
	}
	var out []suggest.Proposal
	words := make([]string, 0, 64)
	sentences(t.Article, over, func(tokens []model.Range) bool {
		words = words[:0]
		for _, r := range tokens {
			words = append(words, t.Article.Slice(r))
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		if len(m.weights) == 0 {
			return false
		}
		m.look(words, false)
		m.sum()
		m.chain.spans(len(m.labels), Faintest, func(first, end, label int, p float64) {
			if kinds[label] == "" {
				return
			}
			out = append(out, suggest.Proposal{Range: model.Range{Start: tokens[first].Start, End: tokens[end].End}, Label: m.labels[label],
				Kind: kinds[label], Score: min(p, 1), Source: source})
		})
		return stopped.Err() == nil
	})
	return out
}

// spans calls each with every span of a label that has at least a probability: words first to end, both included.
func (c *chain) spans(labels int, least float64, each func(first, end, label int, p float64)) {
	for i := range c.n {
		for label := range labels {
			if p := c.marginal(i, of(unit, label)); p >= least {
				each(i, i, label, p)
			}
			if c.marginal(i, of(begin, label)) >= least {
				c.longer(i, label, least, each)
			}
		}
	}
}

// longer follows the spans of a label that begin at a word and are longer than it.
func (c *chain) longer(i, label int, least float64, each func(first, end, label int, p float64)) {
	at := of(begin, label)
	p := c.alpha[i*c.k+int(at)]
	for j := i + 1; j < c.n; j++ {
		end, mid := of(last, label), of(inside, label)
		to := func(t tag) float64 { return p * c.trans[int(at)*c.k+int(t)] * c.emit[j*c.k+int(t)] / c.scale[j] }
		if whole := to(end) * c.beta[j*c.k+int(end)]; whole >= least {
			each(i, j, label, whole)
		}
		p, at = to(mid), mid
		if p*c.beta[j*c.k+int(mid)] < least {
			return
		}
	}
}

// sentences calls each with the tokens of every sentence that begins in over, until it reports false. A sentence never goes over the end of a
// paragraph; one that is very long comes in pieces.
func sentences(a *model.Article, over model.Range, each func(tokens []model.Range) bool) {
	for n := a.ParagraphAt(over.Start); n < a.Paragraphs(); n++ {
		p := a.Paragraph(n)
		if p.Start >= over.End {
			return
		}
		if p.Empty() {
			continue
		}
		text := a.Slice(p)
		var tokens []model.Range
		flush := func() bool {
			ok := len(tokens) == 0 || tokens[0].Start < over.Start || each(tokens)
			tokens = tokens[:0]
			return ok
		}
		next := segment.NextSentenceStart(text, 0)
		for w := segment.NewWords(text); w.NextToken(); {
			for w.Start() >= next && next < len(text) {
				if !flush() {
					return
				}
				if next = segment.NextSentenceStart(text, next); p.Start+model.Offset(w.Start()) >= over.End {
					return
				}
			}
			r := model.Trim(a, model.Range{Start: p.Start + model.Offset(w.Start()), End: p.Start + model.Offset(w.End())})
			if r.Empty() {
				continue
			}
			if tokens = append(tokens, r); len(tokens) == longest && !flush() {
				return
			}
		}
		if !flush() {
			return
		}
	}
}
