package adjudicate

import (
	"tippani/annotations"
)

// made is what is decided about each group and link; nil where nothing is. A decision is about all groups that have a member which it
// decided between: one that joined a group later does not open it again. Of several decisions the first one made counts.
type made struct{ groups, links []*annotations.Decision }

func (b *Bench) made(gold *annotations.Set) made {
	m := made{make([]*annotations.Decision, len(b.Groups)), make([]*annotations.Decision, len(b.Links))}
	for d := range gold.Decisions() {
		list := m.of(d.About)
		for _, versions := range [][]annotations.Version{d.Taken, d.Left} {
			for _, v := range versions {
				if n, known := b.members[member{d.About, v}]; known && (list[n] == nil || d.Time < list[n].Time) {
					list[n] = d
				}
			}
		}
	}
	return m
}

// of are the decisions about groups or about links.
func (m made) of(about annotations.About) []*annotations.Decision {
	if about == annotations.AboutRelation {
		return m.links
	}
	return m.groups
}
