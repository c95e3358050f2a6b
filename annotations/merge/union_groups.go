package merge

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/model/order"
)

// member is a span of one version.
type member struct {
	version int
	span    *annotations.Span
}

// cluster is the spans of a group that have the same ends, label and kind.
type cluster struct {
	members []member // sorted by version
	out     bool     // contradicts an earlier one and does not stay
	instead *cluster // that earlier one
}

// marks reports whether the cluster says where and what the span does.
func (c *cluster) marks(s *annotations.Span) bool {
	return c.members[0].span.Range == s.Range && c.members[0].span.Class() == s.Class()
}

// collect parts the groups of align into clusters.
func (u *union) collect() {
	var sides [][]*annotations.Span
	place := make(map[member]int)
	for i, v := range u.versions {
		sides = append(sides, v.Spans)
		for n, s := range v.Spans {
			place[member{i, s}] = n
		}
	}
	u.aligned = align.Of(sides...)
	for _, g := range u.aligned {
		var here []*cluster
		for i, s := range g.Spans {
			if s == nil {
				continue
			}
			n := slices.IndexFunc(here, func(c *cluster) bool { return c.marks(s) })
			if n < 0 {
				n, here = len(here), append(here, &cluster{})
			}
			here[n].members = append(here[n].members, member{i, s})
		}
		u.groups, u.clusters = append(u.groups, here), append(u.clusters, here...)
	}
	order.By(u.clusters, func(c, d *cluster) int {
		x, y := c.members[0], d.members[0]
		return cmp.Or(cmp.Compare(x.version, y.version), cmp.Compare(place[x], place[y]))
	})
}

// contradictions are the pairs of clusters of one group.
func (u *union) contradictions() {
	index := make(map[*cluster]int, len(u.clusters))
	for i, c := range u.clusters {
		index[c] = i
	}
	type pair struct{ a, b *cluster }
	var pairs []pair
	for _, g := range u.groups {
		for i, b := range g {
			for _, a := range g[:i] {
				pairs = append(pairs, pair{a, b})
			}
		}
	}
	order.By(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(index[p.b], index[q.b]), cmp.Compare(index[p.a], index[q.a]))
	})
	for _, p := range pairs {
		if p.a.out {
			continue
		}
		a, b := p.a.members[0], p.b.members[0]
		u.result.Conflicts = append(u.result.Conflicts, u.between(reasonOf(a.span, b.span), a, b))
		if u.keep != Both && !p.b.out {
			p.b.out, p.b.instead = true, p.a
		}
	}
}

// reasonOf says in what two spans of one group contradict each other.
func reasonOf(a, b *annotations.Span) Reason {
	switch {
	case a.Range == b.Range && a.Class() == b.Class():
		return OtherWords
	case a.Range == b.Range:
		return OtherLabel
	case a.Label == b.Label:
		return OtherEnds
	}
	return OtherSpan
}
