package agree

import (
	"cmp"
	"maps"
	"slices"

	"tippani/annotations"
)

// relations writes the relations, those with most of them first.
func (p *page) relations(f *Figures) {
	counts := make(map[string]float64)
	for _, pair := range p.pairs {
		for _, k := range p.compared.keys(linked, pair, nil) {
			s := p.totals[p.compared.slots[k]]
			counts[k.name] += s[0] + s[1]
		}
	}
	labels := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	p.unlisted += max(0, len(labels)-maxLines)
	labels = labels[:min(len(labels), maxLines)]
	f.Relations = make([]Relations, len(labels))
	for i, label := range labels {
		p.relation(&f.Relations[i], label)
	}
}

func (p *page) relation(r *Relations, label string) {
	named := func(k key) bool { return k.name == label }
	r.Label, r.Counts = label, p.two(linked, named)
	for which, into := range []*Figure{&r.Strict, &r.Given} {
		p.mean(into, func(pair int) reading {
			both, each := p.compared.among(alike, pair, named), p.compared.among(linked, pair, named)
			return func(sums []sum) float64 { return f1(part(sums, both, which), part(sums, each, 0)+part(sums, each, 1)) }
		})
	}
	for _, kind := range append(annotations.Kinds(), "") {
		of := func(k key) bool { return k.name == label && k.scope == kind }
		groups, found := p.two(shared, of), p.two(resolved, of)
		if groups[0] > 0 {
			r.Links = append(r.Links, Linked{kind, groups[0], groups[1], found[0], found[1]})
		}
	}
}
