package merge

import "tippani/annotations"

// between is the conflict of what two versions say. What they have in the joined record is filled in by sides.
func (u *union) between(reason Reason, a, b member) Conflict {
	return Conflict{reason, a.span, b.span, []side{{version: a.version, span: a.span}, {version: b.version, span: b.span}}}
}

// sides gives the spans of all conflicts the ids that they have in the joined record, or would have: those that did not stay get new ones.
func (u *union) sides() {
	fresh := make(map[member]string)
	id := func(m member) string {
		if u.left[m.version][m.span.ID] == nil {
			return u.renamed[m.version][m.span.ID]
		}
		if fresh[m] == "" {
			fresh[m] = u.spans.take(m.span.ID)
		}
		return fresh[m]
	}
	for _, c := range u.result.Conflicts {
		for i, s := range c.sides {
			if s.span == nil {
				continue
			}
			here := *s.span
			here.ID = id(member{s.version, s.span})
			c.sides[i].span = &here
			if r := s.relation; r != nil {
				r.ID = u.links.take(r.ID)
				for _, end := range []*string{&r.From, &r.To} {
					if *end == "" {
						*end = here.ID
					}
				}
			}
		}
	}
}

// lostLink is what the versions say where a relation of the nth does not fit what stays in the place of one of its spans. now is the
// relation with the ids of what stays; the end that is lost gets its id from sides.
func (u *union) lostLink(n int, was *annotations.Relation, now annotations.Relation, lost *annotations.Span) []side {
	if was.From == lost.ID {
		now.From = ""
	}
	if was.To == lost.ID {
		now.To = ""
	}
	theirs := side{version: n, span: lost, relation: &now}
	for i, v := range u.versions {
		for _, s := range v.Spans {
			if u.left[i][s.ID] == nil && u.renamed[i][s.ID] == u.renamed[n][lost.ID] {
				return []side{{version: i, span: s}, theirs}
			}
		}
	}
	return []side{theirs}
}

// answers are those of the versions, each once.
func (u *union) answers() []side {
	var list []side
	seen := map[annotations.Answer]bool{annotations.InProgress: true}
	for i, v := range u.versions {
		if !seen[v.Answer] {
			seen[v.Answer] = true
			list = append(list, side{version: i, answer: &v.Answer})
		}
	}
	return list
}
