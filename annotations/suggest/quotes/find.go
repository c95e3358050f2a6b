package quotes

import (
	"slices"

	"tippani/annotations/suggest"
	"tippani/model"
)

// manner is how something is quoted; its names are those of the values of the built-in attribute "type".
type manner string

const (
	direct   manner = "direct"
	indirect manner = "indirect"
	mixed    manner = "mixed"
)

// quotation is something quoted that was found.
type quotation struct {
	at     model.Range
	manner manner
	score  float64
	cue    *report // nil when nothing announces it
}

// finder looks for quotations in a paragraph.
type finder struct {
	suggest.Text
	*paragraph
}

func (f *finder) find() []quotation {
	if q, ok := f.headline(); ok {
		return []quotation{q}
	}
	if q, ok := f.dialogue(); ok {
		return []quotation{q}
	}
	var out []quotation
	for _, s := range f.sentences() {
		marked := f.marked(s)
		out = append(out, marked...)
		if slices.ContainsFunc(marked, func(q quotation) bool { return q.score >= even }) {
			if first := marked[len(marked)-1]; first.cue != nil && f.tokens[first.cue.first].at.Start < first.at.Start {
				out = append(out, f.informing(s.from, first.cue.first)...)
			}
			continue
		}
		out = append(out, f.reported(s)...)
	}
	return out
}

// between is the text of tokens[from:to].
func (f *finder) between(from, to int) model.Range {
	return model.Range{Start: f.tokens[from].at.Start, End: f.tokens[to-1].at.End}
}

// whole reports whether a range has text and ends on cluster boundaries: a mark may carry an accent, and what is quoted begin with one.
func (f *finder) whole(rg model.Range) bool {
	x := f.Article.Index()
	return !rg.Empty() && x.Snap(int(rg.Start)) == rg.Start && x.Snap(int(rg.End)) == rg.End
}

// words counts the words among tokens[from:to].
func (p *paragraph) words(from, to int) int {
	n := 0
	for _, t := range p.tokens[from:to] {
		if !t.mark {
			n++
		}
	}
	return n
}
