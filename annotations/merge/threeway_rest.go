package merge

import (
	"tippani/annotations"
	"tippani/annotations/record"
)

func relationIndex(list []*annotations.Relation) map[string]*annotations.Relation {
	index := make(map[string]*annotations.Relation, len(list))
	for _, r := range list {
		index[r.ID] = r
	}
	return index
}

func sameRelation(a, b *annotations.Relation) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(b)
}

// joinRelations does with relations what joinSpans does with spans. A span that one has removed and to which the other has drawn a
// relation comes back.
func (m *three) joinRelations() []*annotations.Relation {
	before := relationIndex(m.base.Relations)
	theirList := m.renameEnds(before)
	ours, theirs := relationIndex(m.ours.Relations), relationIndex(theirList)
	var out []*annotations.Relation
	put := func(r *annotations.Relation) *annotations.Relation {
		if r == nil {
			return nil
		}
		c := *r
		if c.ID = m.links.take(r.ID); c.ID != r.ID { // theirs: ours come first
			m.relinked[r.ID] = c.ID
		}
		out = append(out, &c)
		return &c
	}
	for _, was := range m.base.Relations {
		a, b := ours[was.ID], theirs[was.ID]
		switch {
		case sameRelation(a, b):
			put(a)
		case sameRelation(a, was):
			put(b)
		case sameRelation(b, was):
			put(a)
		default:
			m.conflict(OtherLink, nil, nil, side{relation: put(a)}, side{relation: put(b)})
		}
	}
	added := make(map[arrow]int)
	mine := make(map[arrow]string)
	for _, r := range m.ours.Relations {
		if before[r.ID] == nil {
			mine[arrowOf(r)] = put(r).ID
			added[arrowOf(r)]++
		}
	}
	for _, r := range theirList {
		if before[r.ID] != nil {
			continue
		}
		if added[arrowOf(r)]--; added[arrowOf(r)] < 0 {
			put(r)
		} else {
			m.relinked[r.ID] = mine[arrowOf(r)]
		}
	}
	m.restore(out)
	return out
}

// renameEnds is their relations with the ids of spans as they are here. Where both have changed a span and both versions stay, the
// relations that were there before stay with ours, and those that they have drawn are with theirs.
func (m *three) renameEnds(before map[string]*annotations.Relation) []*annotations.Relation {
	old := m.base.SpansByID()
	var list []*annotations.Relation
	for _, r := range m.theirs.Relations {
		c := *r
		for _, end := range []*string{&c.From, &c.To} {
			if id, moved := m.renamed[*end]; moved && (before[r.ID] == nil || old[*end] == nil) {
				*end = id
			}
		}
		list = append(list, &c)
	}
	return list
}

func (m *three) restore(relations []*annotations.Relation) {
	versions := []map[string]*annotations.Span{m.ours.SpansByID(), m.theirs.SpansByID()}
	for _, r := range relations {
		for _, id := range []string{r.From, r.To} {
			if m.spans.used[id] {
				continue
			}
			for version, spans := range versions {
				if s := spans[id]; s != nil {
					sides := [2]side{}
					sides[version].span = m.put(s, nil)
					m.conflict(Removed, s, nil, sides[0], sides[1])
					break
				}
			}
		}
	}
}

// joinRecord is ours, or theirs when only they have changed meta or unknown keys, with the joined answer and times.
func (m *three) joinRecord() *record.Record {
	from := m.ours
	switch {
	case sameRest(m.ours, m.theirs) || sameRest(m.theirs, m.base):
	case sameRest(m.ours, m.base):
		from, m.result.Line = m.theirs, 1
	default:
		m.result.Conflicts = append(m.result.Conflicts, Conflict{Reason: Rest})
	}
	out := *from
	answer, ok := either(m.base.Answer, m.ours.Answer, m.theirs.Answer)
	if !ok {
		m.conflict(Answers, nil, nil, side{answer: &m.ours.Answer}, side{answer: &m.theirs.Answer})
		answer = annotations.InProgress
	}
	out.Answer = answer
	if was, a, b := m.base.Aside(), m.ours.Aside(), m.theirs.Aside(); !a.Empty() || !b.Empty() {
		out.KeepAside(joinAsides(was, a, b))
	}
	if m.ours.DecisionsFault() == "" && m.theirs.DecisionsFault() == "" {
		out.KeepDecisions(joinDecisions(m.base.Decisions(), m.ours.Decisions(), m.theirs.Decisions(),
			map[annotations.About]map[string]string{annotations.AboutSpan: m.renamed, annotations.AboutRelation: m.relinked}))
	}
	both := []*record.Record{m.ours, m.theirs}
	out.Created, out.Modified = earliest(both), latest(both)
	return &out
}
