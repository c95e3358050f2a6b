package link

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/speaker"
)

// groups lists, for each type of relation in the schema's order, what the span can be linked to by it, and then what can be
// linked to the span.
func (f *finder) groups() []group {
	var out []group
	for i := range f.schema.Relations {
		t := &f.schema.Relations[i]
		ends := f.allowed(t, func(other *annotations.Span) (from, to *annotations.Span) { return f.span, other })
		g := group{label: t.Name}
		for _, to := range f.likeliest(ends) {
			g.links = append(g.links, Link{nil, t.Name, f.span, to})
		}
		out = append(out, g)
	}
	for i := range f.schema.Relations {
		t := &f.schema.Relations[i]
		ends := f.allowed(t, func(other *annotations.Span) (from, to *annotations.Span) { return other, f.span })
		g := group{label: t.Name}
		for _, from := range f.own(ends) {
			g.links = append(g.links, Link{nil, t.Name, from, f.span})
		}
		out = append(out, g)
	}
	return out
}

// allowed lists the near spans that a type of relation may join with the span in the direction that ends gives it.
func (f *finder) allowed(t *annotations.RelationType, ends func(*annotations.Span) (from, to *annotations.Span)) []*annotations.Span {
	var list []*annotations.Span
	for _, other := range f.near {
		from, to := ends(other)
		if t.Allows(from.Class(), to.Class()) && !f.taken[[3]string{t.Name, from.ID, to.ID}] {
			list = append(list, other)
		}
	}
	return f.nearest(list)
}

// likeliest orders what the span may point to. Who said a quotation, or made a claim, is a question of grammar; a claim made in
// a quotation is its speaker's.
func (f *finder) likeliest(ends []*annotations.Span) []*annotations.Span {
	var entities, others []*annotations.Span
	for _, s := range ends {
		if s.Kind == annotations.Entity {
			entities = append(entities, s)
		} else {
			others = append(others, s)
		}
	}
	if f.span.Kind != annotations.Quote && f.span.Kind != annotations.Claim {
		return ends
	}
	said := f.span
	var holding []*annotations.Span
	if f.span.Kind == annotations.Claim {
		i := slices.IndexFunc(f.near, func(s *annotations.Span) bool {
			return s.Kind == annotations.Quote && s.Range.Covers(f.span.Range)
		})
		if i >= 0 {
			said = f.near[i]
			if k := slices.Index(others, said); k >= 0 {
				holding, others = []*annotations.Span{said}, slices.Delete(others, k, k+1)
			}
		}
	}
	ranked := speaker.Rank(f.article, said, entities, f.near, f.spoke)
	if said != f.span {
		for _, r := range f.set.RelationsOf(said.ID) {
			if i := slices.IndexFunc(ranked, func(s *annotations.Span) bool { return r.From == said.ID && s.ID == r.To }); i > 0 {
				known := ranked[i]
				ranked = slices.Insert(slices.Delete(ranked, i, i+1), 0, known)
			}
		}
	}
	return slices.Concat(holding, ranked, others)
}

// spoke reports whether an entity has a quotation or claim already.
func (f *finder) spoke(s *annotations.Span) bool {
	return slices.ContainsFunc(f.set.RelationsOf(s.ID), func(r *annotations.Relation) bool {
		from, ok := f.set.Span(r.From)
		return ok && r.To == s.ID && (from.Kind == annotations.Quote || from.Kind == annotations.Claim)
	})
}

// own puts first, of the nearest quotations that may be the span's, those that it is the likeliest speaker of.
func (f *finder) own(froms []*annotations.Span) []*annotations.Span {
	if f.span.Kind != annotations.Entity {
		return froms
	}
	const asked = 12 // quotations: each is ranked on its own
	var entities []*annotations.Span
	for _, s := range f.nearest(slices.Clone(f.near)) {
		if s.Kind == annotations.Entity {
			entities = append(entities, s)
		}
	}
	entities = append(entities, f.span)
	whose := make(map[*annotations.Span]bool)
	for _, q := range froms[:min(len(froms), asked)] {
		if q.Kind == annotations.Quote {
			ranked := speaker.Rank(f.article, q, entities, f.near, f.spoke)
			whose[q] = len(ranked) > 0 && ranked[0] == f.span
		}
	}
	slices.SortStableFunc(froms, func(a, b *annotations.Span) int {
		switch {
		case whose[a] == whose[b]:
			return 0
		case whose[a]:
			return -1
		}
		return 1
	})
	return froms
}
