package model

import "tippani/model/segment"

// Widen is the next larger unit around r: word, hyphenated compound, quotation (its inside, then with its marks),
// sentence, paragraph. Each step is strictly larger than r; when none is, Widen returns r.
func Widen(a *Article, r Range) Range {
	for _, step := range ladder(a, r) {
		if step.Covers(r) && step != r && !step.Empty() {
			return step
		}
	}
	return r
}

// Narrow is the inverse of Widen without a memory: of the units that Widen passes through on its way from the
// cluster at o, the largest that is strictly smaller than r. When r is the cluster, or does not hold o, the result is r.
// A caller that wants back exactly what was selected before keeps the ranges itself.
func Narrow(a *Article, r Range, at Offset) Range {
	at = a.index.Snap(int(at))
	step := Range{at, NextCluster(a, at)}
	if !r.Covers(step) || r == step {
		return r
	}
	for {
		next := Widen(a, step)
		if next == step || next == r || !r.Covers(next) {
			return step
		}
		step = next
	}
}

// ladder lists the units around r from small to large.
func ladder(a *Article, r Range) []Range {
	last := r.Start
	if !r.Empty() {
		last = PrevCluster(a, r.End)
	}
	from, to := WordAt(a, r.Start), WordAt(a, last)
	word := Range{from.Start, to.End}
	compound := word
	if !from.Empty() {
		start, _ := segment.Compound(a.text, int(r.Start))
		compound.Start = Offset(start)
	}
	if !to.Empty() {
		_, end := segment.Compound(a.text, int(last))
		compound.End = Offset(end)
	}
	steps := []Range{word, compound}
	if q1, q2, ok := segment.QuotationAt(a.text, int(r.Start), int(r.End)); ok {
		steps = append(steps, Range{Offset(q1), Offset(q2)})
	}
	sentence := Range{SentenceAt(a, r.Start).Start, SentenceAt(a, last).End}
	paragraph := Range{ParagraphRangeAt(a, r.Start).Start, ParagraphRangeAt(a, last).End}
	return append(steps, sentence.union(r), paragraph.union(r))
}

// union is the smallest range that covers both; r may hold a line end, which no sentence or paragraph does.
func (r Range) union(s Range) Range { return Range{min(r.Start, s.Start), max(r.End, s.End)} }
