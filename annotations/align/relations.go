package align

import (
	"cmp"
	"slices"

	"tippani/annotations"
)

// Link is what several annotators say of where one arrow leads: from the spans of one group, with one label.
type Link struct {
	Label     string
	From      int                     // number of the group
	To        []int                   // by side, number of the group it leads to; None for a side without it
	Relations []*annotations.Relation // by side; nil for a side that has none
}

// None stands for no group.
const None = -1

// Agreed reports whether all sides have the relation and it leads to the same place in each.
func (l Link) Agreed() bool {
	return !slices.ContainsFunc(l.To, func(to int) bool { return to == None || to != l.To[0] })
}

// Relations parts the relations of several sides into links. groups are those that Of made of the same sides. A relation counts as the
// same where its ends are in the same groups, so that a quarrel about an end of a span is not one about the relation too. Of several
// relations of one label that leave one span, those that lead to the same place go together, the others in the order of the text.
// Relations whose ends are in no group are left out.
func Relations(groups []Group, sides ...[]*annotations.Relation) []Link {
	type start struct {
		label string
		from  int
	}
	byStart := make(map[start][]*Link)
	for i, side := range sides {
		place := placesOf(groups, i)
		sorted := slices.DeleteFunc(slices.Clone(side), func(r *annotations.Relation) bool {
			_, from := place[r.From]
			_, to := place[r.To]
			return !from || !to
		})
		slices.SortStableFunc(sorted, func(a, b *annotations.Relation) int {
			return cmp.Or(cmp.Compare(place[a.From], place[b.From]), cmp.Compare(a.Label, b.Label), cmp.Compare(place[a.To], place[b.To]))
		})
		for _, r := range sorted {
			k := start{r.Label, place[r.From]}
			l := free(byStart[k], i, place[r.To])
			if l == nil {
				l = &Link{Label: r.Label, From: k.from, To: slices.Repeat([]int{None}, len(sides)),
					Relations: make([]*annotations.Relation, len(sides))}
				byStart[k] = append(byStart[k], l)
			}
			l.To[i], l.Relations[i] = place[r.To], r
		}
	}
	var list []Link
	for _, links := range byStart {
		for _, l := range pack(links) {
			list = append(list, *l)
		}
	}
	slices.SortFunc(list, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Label, b.Label), slices.Compare(targets(a), targets(b)))
	})
	return list
}

func placesOf(groups []Group, side int) map[string]int {
	place := make(map[string]int)
	for n, g := range groups {
		if s := g.Spans[side]; s != nil {
			place[s.ID] = n
		}
	}
	return place
}

// free finds a link to the same place in which a side has nothing yet.
func free(links []*Link, side, to int) *Link {
	i := slices.IndexFunc(links, func(l *Link) bool { return l.Relations[side] == nil && slices.Contains(l.To, to) })
	if i < 0 {
		return nil
	}
	return links[i]
}

// pack joins links of one start that lead to different places, each of sides that have nothing in the other: the one says here what
// the other says there.
func pack(links []*Link) []*Link {
	slices.SortFunc(links, func(a, b *Link) int {
		return cmp.Or(-cmp.Compare(a.votes(), b.votes()), slices.Compare(targets(*a), targets(*b)))
	})
	var packed []*Link
	for _, l := range links {
		i := slices.IndexFunc(packed, func(p *Link) bool { return p.fits(l) })
		if i < 0 {
			packed = append(packed, l)
			continue
		}
		for side, r := range l.Relations {
			if r != nil {
				packed[i].To[side], packed[i].Relations[side] = l.To[side], r
			}
		}
	}
	return packed
}

func (l *Link) votes() int {
	n := 0
	for _, r := range l.Relations {
		if r != nil {
			n++
		}
	}
	return n
}

// fits reports whether no side has something in both.
func (l *Link) fits(m *Link) bool {
	for side, r := range l.Relations {
		if r != nil && m.Relations[side] != nil {
			return false
		}
	}
	return true
}

// targets lists where a link leads to, whoever says so.
func targets(l Link) []int {
	list := slices.Clone(l.To)
	slices.Sort(list)
	return list
}
