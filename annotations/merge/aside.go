package merge

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
)

// aside joins what the versions keep aside: all of it, once. An id that a span of the result has by now is replaced.
func (u *union) aside() {
	var sum annotations.Aside
	for i, v := range u.versions {
		a := v.Aside()
		if a.Empty() {
			continue
		}
		own := make(map[string]string)
		for k := range a.Spans {
			s := &a.Spans[k]
			id := s.ID
			if at := slices.IndexFunc(sum.Spans, func(t annotations.AsideSpan) bool { return sameAside(&t, s) }); at >= 0 {
				s.ID = sum.Spans[at].ID
			} else {
				s.ID = u.spans.take(id)
				sum.Spans = append(sum.Spans, *s)
			}
			own[id] = s.ID
		}
		for _, r := range a.Relations {
			c := *r
			for _, end := range []*string{&c.From, &c.To} {
				if id, aside := own[*end]; aside {
					*end = id
				} else if id, here := u.renamed[i][*end]; here {
					*end = id
				}
			}
			if !slices.ContainsFunc(sum.Relations, func(q *annotations.Relation) bool { return arrowOf(q) == arrowOf(&c) }) {
				sum.Relations = append(sum.Relations, &c)
			}
		}
		if sum.Extra == nil {
			sum.Extra = a.Extra
		}
	}
	if !sum.Empty() {
		u.result.Record.KeepAside(sum)
	}
}

func sameAside(a, b *annotations.AsideSpan) bool {
	s := b.Span
	s.ID = a.ID
	return a.Text == b.Text && a.Before == b.Before && a.After == b.After && a.Span.Equal(&s)
}

// joinAsides is what two have made of what a third kept aside: what one of them has placed or dropped is gone, what one of them
// has put aside is there.
func joinAsides(was, a, b annotations.Aside) annotations.Aside {
	without := func(list, other annotations.Aside) annotations.Aside {
		list.Spans = slices.DeleteFunc(slices.Clone(list.Spans), func(s annotations.AsideSpan) bool {
			return hasAside(was, s) && !hasAside(other, s)
		})
		list.Relations = slices.DeleteFunc(slices.Clone(list.Relations), func(r *annotations.Relation) bool {
			same := func(q *annotations.Relation) bool { return q.Equal(r) }
			return slices.ContainsFunc(was.Relations, same) && !slices.ContainsFunc(other.Relations, same)
		})
		return list
	}
	return without(a, b).Join(without(b, a))
}

func hasAside(a annotations.Aside, s annotations.AsideSpan) bool {
	return slices.ContainsFunc(a.Spans, func(t annotations.AsideSpan) bool { return sameAside(&t, &s) && t.ID == s.ID })
}

// otherKeys are a record's unknown keys without what it keeps aside and its decisions, which are joined and can't be contradicted.
func otherKeys(r *record.Record) []annotations.Field {
	return slices.DeleteFunc(slices.Clone(r.Extra), func(f annotations.Field) bool {
		return f.Key == record.AsideKey && !r.Aside().Empty() || f.Key == record.DecisionsKey && r.DecisionsFault() == ""
	})
}
