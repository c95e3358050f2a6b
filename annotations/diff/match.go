package diff

import (
	"cmp"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/order"
)

// matcher finds which span of one version is which of the other.
type matcher struct {
	before, after *record.Record
	sameText      bool
	pairs         map[*annotations.Span]*annotations.Span // before to after
	taken         map[*annotations.Span]bool              // of after
}

// anchor is where a span stands, or, when the texts differ and offsets say nothing, what it covers.
type anchor struct {
	at   model.Range
	text string
}

func (m *matcher) anchor(r *record.Record, s *annotations.Span) anchor {
	if m.sameText {
		return anchor{at: s.Range}
	}
	return anchor{text: r.Article.Slice(s.Range)}
}

func (m *matcher) sameEnds(a, b *annotations.Span) bool {
	return m.anchor(m.before, a) == m.anchor(m.after, b)
}

// trait is what two spans must have in common in one round of matching.
type trait struct {
	id, label string
	kind      annotations.Kind
	anchor    anchor
}

func (m *matcher) match() {
	m.taken = make(map[*annotations.Span]bool)
	m.round(func(r *record.Record, s *annotations.Span) trait { return trait{s.ID, s.Label, s.Kind, m.anchor(r, s)} }, always)
	m.round(func(r *record.Record, s *annotations.Span) trait {
		return trait{label: s.Label, kind: s.Kind, anchor: m.anchor(r, s)}
	}, always)
	m.round(func(_ *record.Record, s *annotations.Span) trait { return trait{id: s.ID} }, func(a, b *annotations.Span) bool {
		return a.Label == b.Label || m.sameEnds(a, b) || m.sameText && a.Range.Overlaps(b.Range)
	})
	if m.sameText {
		m.group()
		return
	}
	m.round(func(r *record.Record, s *annotations.Span) trait { return trait{anchor: m.anchor(r, s)} }, always)
}

func always(_, _ *annotations.Span) bool { return true }

func (m *matcher) round(of func(*record.Record, *annotations.Span) trait, allowed func(a, b *annotations.Span) bool) {
	index := make(map[trait][]*annotations.Span)
	for _, s := range m.after.Spans {
		if !m.taken[s] {
			k := of(m.after, s)
			index[k] = append(index[k], s)
		}
	}
	for _, s := range m.before.Spans {
		k := of(m.before, s)
		if list := index[k]; m.pairs[s] == nil && len(list) > 0 && allowed(s, list[0]) {
			m.pair(s, list[0])
			index[k] = list[1:]
		}
	}
}

func (m *matcher) pair(a, b *annotations.Span) {
	m.pairs[a] = b
	m.taken[b] = true
}

// group pairs what is left over as spans of different annotators are paired.
func (m *matcher) group() {
	var before, after []*annotations.Span
	for _, s := range m.before.Spans {
		if m.pairs[s] == nil {
			before = append(before, s)
		}
	}
	for _, s := range m.after.Spans {
		if !m.taken[s] {
			after = append(after, s)
		}
	}
	for _, g := range align.Of(before, after) {
		if a, b := g.Spans[0], g.Spans[1]; a != nil && b != nil {
			m.pair(a, b)
		}
	}
}

// spans lists the changes in the order of the text.
func (m *matcher) spans() []SpanChange {
	var list []SpanChange
	for _, s := range m.before.Spans {
		other := m.pairs[s]
		if other == nil {
			list = append(list, SpanChange{Before: s})
		} else if aspects := m.aspects(s, other); len(aspects) > 0 {
			list = append(list, SpanChange{s, other, aspects})
		}
	}
	for _, s := range m.after.Spans {
		if !m.taken[s] {
			list = append(list, SpanChange{After: s})
		}
	}
	start := func(c SpanChange) model.Offset {
		if c.Before != nil {
			return c.Before.Range.Start
		}
		return c.After.Range.Start
	}
	order.By(list, func(a, b SpanChange) int { return cmp.Compare(start(a), start(b)) })
	return list
}

// link is what a relation says, its ends named by the ids of before.
type link struct{ id, from, to, label string }

func (m *matcher) relations() []RelationChange {
	earlier := make(map[string]string, len(m.pairs)) // id after to id before
	for a, b := range m.pairs {
		earlier[b.ID] = a.ID
	}
	now := func(id string) string {
		if was, ok := earlier[id]; ok {
			return was
		}
		return "\x00" + id // of a span that was not there: like none of before
	}
	of := func(r *annotations.Relation, after bool) link {
		if after {
			return link{r.ID, now(r.From), now(r.To), r.Label}
		}
		return link{r.ID, r.From, r.To, r.Label}
	}
	pairs := make(map[*annotations.Relation]*annotations.Relation)
	taken := make(map[*annotations.Relation]bool)
	for _, reduced := range []func(link) link{
		func(l link) link { return l },
		func(l link) link { l.id = ""; return l },
		func(l link) link { return link{id: l.id} },
	} {
		index := make(map[link][]*annotations.Relation)
		for _, r := range m.after.Relations {
			if !taken[r] {
				k := reduced(of(r, true))
				index[k] = append(index[k], r)
			}
		}
		for _, r := range m.before.Relations {
			k := reduced(of(r, false))
			if list := index[k]; pairs[r] == nil && len(list) > 0 {
				pairs[r], taken[list[0]] = list[0], true
				index[k] = list[1:]
			}
		}
	}
	var list []RelationChange
	for _, r := range m.before.Relations {
		other := pairs[r]
		if other == nil {
			list = append(list, RelationChange{Before: r})
			continue
		}
		a, b := of(r, false), of(other, true)
		aspects := differing([]aspect{{Label, a.label == b.label}, {Joined, a.from == b.from && a.to == b.to}, {ID, a.id == b.id},
			{Other, annotations.EqualFields(r.Extra, other.Extra)}})
		if len(aspects) > 0 {
			list = append(list, RelationChange{r, other, aspects})
		}
	}
	for _, r := range m.after.Relations {
		if !taken[r] {
			list = append(list, RelationChange{After: r})
		}
	}
	return list
}
