// Package suggest proposes spans for an article. Nothing that is proposed is an annotation: a person takes it up, corrects it or leaves it,
// with a key each. Where proposals come from is behind Source; the packages below are sources.
package suggest

import (
	"cmp"
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
)

// Proposal is a span that a source proposes.
type Proposal struct {
	Range  model.Range // bytes, on cluster boundaries, without blanks at its ends
	Label  string      // a label of the schema
	Kind   annotations.Kind
	Attrs  map[string]string // nil for none
	Score  float64           // how sure the source is that all of this is right, from 0 to 1
	Source string            // the source and its version: "crf@1", "repeats@1"
	Links  []Link            // relations that belong to it
}

// Link is a relation from a proposal to a span or proposal that stands at a place of the text when the proposal is taken up; where none
// stands there, there is no relation.
type Link struct {
	Label string // a relation of the schema
	To    model.Range
}

// Text is an article as sources see it. It is not changed while they look at it.
type Text struct {
	Article *model.Article
	Spans   []*annotations.Span // what has been said about it so far, in their order
	Schema  *annotations.Schema
}

// Source proposes spans. It may be asked from several goroutines.
type Source interface {
	// Propose lists what it proposes that begins in over, which begins and ends with sentences, in any order. What it proposes may overlap
	// itself and spans that are there: who asks sorts that out. It ends early when it is stopped.
	Propose(t Text, over model.Range, stopped stop.Func) []Proposal
}

// Span is the proposal as a span of its own, with what it was made from.
func (p *Proposal) Span(id string) *annotations.Span {
	return &annotations.Span{ID: id, Range: p.Range, Label: p.Label, Kind: p.Kind, Attrs: maps.Clone(p.Attrs),
		Suggested: &annotations.Suggested{Source: p.Source, Score: p.Score}}
}

// Merge is what is left of proposals of all sources: of two that overlap within one kind the surer one, of equals the longer; none that
// overlaps a span that is there already within its kind. They come in the order of the text.
func Merge(spans []*annotations.Span, all []Proposal) []Proposal {
	slices.SortStableFunc(all, func(p, q Proposal) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(q.Range.Len(), p.Range.Len()), p.Range.Compare(q.Range))
	})
	taken := map[annotations.Kind]*model.Ranges{}
	of := func(k annotations.Kind) *model.Ranges {
		if taken[k] == nil {
			taken[k] = new(model.Ranges)
		}
		return taken[k]
	}
	for _, s := range spans {
		of(s.Kind).Add(s.Range)
	}
	var out []Proposal
	for _, p := range all {
		if of(p.Kind).Overlap(p.Range) {
			continue
		}
		of(p.Kind).Add(p.Range)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(p, q Proposal) int { return p.Range.Compare(q.Range) })
	return out
}
