package quotes

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/speaker"
	"tippani/annotations/suggest"
	"tippani/model"
)

// names are the labels and relations of a schema that proposals are made of; nil for those that it does not have.
type names struct {
	schema            *annotations.Schema
	quotes            []*annotations.Label
	quote, cue, claim *annotations.Label
}

func newNames(s *annotations.Schema) names {
	w := names{schema: s}
	for i := range s.Labels {
		l := &s.Labels[i]
		switch l.Kind {
		case annotations.Quote:
			w.quotes = append(w.quotes, l)
		case annotations.Cue:
			w.cue = first(w.cue, l)
		case annotations.Claim:
			w.claim = first(w.claim, l)
		}
	}
	if len(w.quotes) > 0 {
		w.quote = w.quotes[0]
	}
	return w
}

func first(have, l *annotations.Label) *annotations.Label {
	if have != nil {
		return have
	}
	return l
}

// forManner is the label for a quotation, and its attributes: a label with a value of that name, else one that is called so, else the
// first. What a schema has no "mixed" for is direct.
func (w *names) forManner(m manner) (*annotations.Label, map[string]string) {
	for _, want := range []manner{m, fallback(m)} {
		for _, l := range w.quotes {
			for _, a := range l.Attributes {
				for _, v := range a.Values {
					if strings.EqualFold(v.Name, string(want)) {
						return l, with(l.DefaultAttrs(), a.Name, v.Name)
					}
				}
			}
		}
		for _, l := range w.quotes {
			if hasWord(l.Name, string(want)) {
				return l, l.DefaultAttrs()
			}
		}
	}
	return w.quote, w.quote.DefaultAttrs()
}

func fallback(m manner) manner {
	if m == mixed {
		return direct
	}
	return m
}

func with(attrs map[string]string, name, value string) map[string]string {
	if attrs == nil {
		return map[string]string{name: value}
	}
	attrs[name] = value
	return attrs
}

// hasWord reports whether a label's name has a word: DIRECT_QUOTE, quote-direct, but not INDIRECT for direct.
func hasWord(label, word string) bool {
	parts := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return strings.ContainsRune("_-.: ", r) })
	return slices.Contains(parts, word)
}

// relation is the first relation that may join two labels; nil when none may.
func (w *names) relation(from *annotations.Label, to annotations.Class) *annotations.RelationType {
	for i := range w.schema.Relations {
		if r := &w.schema.Relations[i]; r.Allows(annotations.Class{Kind: from.Kind, Label: from.Name}, to) {
			return r
		}
	}
	return nil
}

// proposals are a quotation's: itself, its cue and what it claims.
func (w *names) proposals(f *finder, q quotation) []suggest.Proposal {
	var out []suggest.Proposal
	var links []suggest.Link
	if q.cue != nil && w.cue != nil {
		at := f.between(q.cue.first, q.cue.last+1)
		out = append(out, suggest.Proposal{Range: at, Label: w.cue.Name, Kind: annotations.Cue, Attrs: w.cue.DefaultAttrs(),
			Score: q.score, Source: name})
		if w.quote != nil {
			if r := w.relation(w.quote, annotations.Class{Kind: annotations.Cue, Label: w.cue.Name}); r != nil {
				links = append(links, suggest.Link{Label: r.Name, To: at})
			}
		}
	}
	if w.quote != nil {
		l, attrs := w.forManner(q.manner)
		out = append(out, suggest.Proposal{Range: q.at, Label: l.Name, Kind: annotations.Quote, Attrs: attrs,
			Score: q.score, Source: name, Links: append(w.speaker(f, l, q), links...)})
	}
	return append(out, w.claims(f, q)...)
}

// around is how far, in bytes, speakers are looked for.
const around = 4 << 10

// speaker links a quotation to the entity that most probably said it, if one is marked.
func (w *names) speaker(f *finder, l *annotations.Label, q quotation) []suggest.Link {
	quote := &annotations.Span{Range: q.at, Label: l.Name, Kind: annotations.Quote}
	var candidates []*annotations.Span
	near := f.near(q.at, around)
	for _, s := range near {
		if s.Kind == annotations.Entity && w.relation(l, s.Class()) != nil {
			candidates = append(candidates, s)
		}
	}
	if len(candidates) == 0 {
		return nil
	}
	best := speaker.Rank(f.Article, quote, candidates, near, func(*annotations.Span) bool { return false })[0]
	return []suggest.Link{{Label: w.relation(l, best.Class()).Name, To: best.Range}}
}

// near lists the spans that begin within so many bytes of a range, or in it.
func (f *finder) near(rg model.Range, bytes model.Offset) []*annotations.Span {
	start := func(s *annotations.Span, at model.Offset) int { return int(s.Range.Start - at) }
	from, _ := slices.BinarySearchFunc(f.Spans, rg.Start-bytes, start)
	to := from
	for to < len(f.Spans) && f.Spans[to].Range.Start < rg.End+bytes {
		to++
	}
	return f.Spans[from:to]
}
