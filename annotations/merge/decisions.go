package merge

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
)

// joinDecisions is what two adjudicators have made of the decisions of a third: what only one has changed is changed, and where both
// decided about the same, ours holds. renamed are the ids of their spans and relations that are other ones here.
func joinDecisions(was, ours, theirs []*annotations.Decision, renamed map[annotations.About]map[string]string) []*annotations.Decision {
	find := func(list []*annotations.Decision, id string) *annotations.Decision {
		i := slices.IndexFunc(list, func(d *annotations.Decision) bool { return d.ID == id })
		if i < 0 {
			return nil
		}
		return list[i]
	}
	same := func(a, b *annotations.Decision) bool {
		return a == nil && b == nil || a != nil && b != nil && a.Equal(b)
	}
	here := func(d *annotations.Decision) *annotations.Decision { // with the ids that theirs has here
		id, moved := renamed[d.About][d.Gold]
		if !moved {
			return d
		}
		c := *d
		c.Gold = id
		return &c
	}
	var out []*annotations.Decision
	for _, d := range ours {
		before, other := find(was, d.ID), find(theirs, d.ID)
		switch {
		case before == nil || !same(before, d): // ours is new or changed
			out = append(out, d)
		case other != nil:
			out = append(out, here(other))
		}
	}
	ids := newIDs("d")
	for _, list := range [][]*annotations.Decision{was, ours, theirs} {
		for _, d := range list {
			ids.known[d.ID] = true
		}
	}
	for _, d := range out {
		ids.used[d.ID] = true
	}
	for _, d := range theirs {
		before := find(was, d.ID)
		if before != nil && (same(before, d) || find(ours, d.ID) != nil) || decidedIn(ours, d) {
			continue
		}
		c := *here(d)
		c.ID = ids.take(d.ID)
		out = append(out, &c)
	}
	return out
}

// decidedIn reports whether there is a decision about what d decided between.
func decidedIn(list []*annotations.Decision, d *annotations.Decision) bool {
	versions := d.Versions()
	return slices.ContainsFunc(list, func(other *annotations.Decision) bool {
		return other.About == d.About && slices.ContainsFunc(other.Versions(), func(v annotations.Version) bool {
			return slices.Contains(versions, v)
		})
	})
}

// decisions joins those of the versions, the earlier one's first.
func (u *union) decisions() {
	var sum []*annotations.Decision
	for i, v := range u.versions {
		sum = joinDecisions(nil, sum, v.Decisions(), map[annotations.About]map[string]string{annotations.AboutSpan: u.renamed[i],
			annotations.AboutRelation: u.relinked[i]})
	}
	if sound := !slices.ContainsFunc(u.versions, func(r *record.Record) bool { return r.DecisionsFault() != "" }); sound {
		u.result.Record.KeepDecisions(sum)
	}
}
