package split

import (
	"cmp"
	"slices"
)

// sets joins records that have to stay together.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(a, b int32) bool {
	a, b = s.find(a), s.find(b)
	s[max(a, b)] = min(a, b)
	return a != b
}

// compared is how many texts of one band are kept to compare the next with; a thousand copies of an article need one.
const compared = 8

// group joins the records of one article, equal texts, and texts at least as similar as asked. It returns how many articles
// were joined to another.
func (p *Plan) group() (together sets, joinedTexts int) {
	together = newSets(len(p.records))
	order := make([]int32, len(p.records))
	for i := range order {
		order[i] = int32(i)
	}
	for _, key := range []func(*sketched) uint64{func(r *sketched) uint64 { return r.article }, func(r *sketched) uint64 {
		return r.text
	}} {
		slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(key(p.records[a]), key(p.records[b])) })
		for i := 1; i < len(order); i++ {
			a, b := p.records[order[i-1]], p.records[order[i]]
			if key(a) == key(b) && together.join(order[i-1], order[i]) && a.article != b.article {
				joinedTexts++
			}
		}
	}
	if p.similar > 1 {
		return together, joinedTexts
	}
	type member struct {
		band   uint64
		record int32
	}
	members := make([]member, 0, len(p.records))
	for band := range bands {
		members = members[:0]
		for i := range p.records {
			if !p.records[i].empty {
				members = append(members, member{p.records[i].signature.band(band), int32(i)})
			}
		}
		slices.SortFunc(members, func(a, b member) int {
			ra, rb := p.records[a.record], p.records[b.record]
			return cmp.Or(cmp.Compare(a.band, b.band), cmp.Compare(ra.article, rb.article), cmp.Compare(ra.text, rb.text))
		})
		var kept []int32
		for i, m := range members {
			if i == 0 || m.band != members[i-1].band {
				kept = kept[:0]
			}
			alike := false
			for _, k := range kept {
				if together.find(k) == together.find(m.record) {
					alike = true
				} else if p.records[k].signature.similarity(&p.records[m.record].signature) >= p.similar {
					together.join(k, m.record)
					joinedTexts++
					alike = true
				}
			}
			if !alike && len(kept) < compared {
				kept = append(kept, m.record)
			}
		}
	}
	return together, joinedTexts
}
