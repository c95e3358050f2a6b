package merge

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
)

// turn is a relation that leads elsewhere in a later version than in the first that has it.
type turn struct {
	link         align.Link
	first, later int // numbers of versions
}

// turns finds the links of align that lead to several places, and cuts what does not stay of them. A second relation of a version that has
// the first too is one more relation and contradicts nothing.
func (u *union) turns() []turn {
	var sides [][]*annotations.Relation
	for _, v := range u.versions {
		sides = append(sides, v.Relations)
	}
	var list []turn
	for _, l := range align.Relations(u.aligned, sides...) {
		var places, firsts []int
		for i, to := range l.To {
			switch {
			case to == align.None:
				continue
			case !slices.Contains(places, to):
				places, firsts = append(places, to), append(firsts, i)
			}
			if u.keep != Both && to != places[0] {
				u.cut[i][l.Relations[i].ID] = true
			}
		}
		for _, later := range firsts[1:] {
			list = append(list, turn{l, firsts[0], later})
		}
	}
	return list
}

// turned lists the turns as contradictions. ids has by version what relations are called in the joined record. A relation that is not
// there for another reason than that it was cut has a contradiction of its own.
func (u *union) turned(list []turn, ids []map[string]string) {
	for _, t := range list {
		var sides []side
		for _, i := range []int{t.first, t.later} {
			c := *t.link.Relations[i]
			id, there := ids[i][c.ID]
			if !there && !u.cut[i][c.ID] {
				break
			}
			c.From, c.To = u.renamed[i][c.From], u.renamed[i][c.To]
			if c.ID = id; !there {
				c.ID = u.links.take(t.link.Relations[i].ID)
			}
			sides = append(sides, side{version: i, relation: &c})
		}
		if len(sides) < 2 {
			continue
		}
		end := func(i int) *annotations.Span { return u.aligned[t.link.To[i]].Spans[i] }
		u.result.Conflicts = append(u.result.Conflicts, Conflict{OtherPlace, end(t.first), end(t.later), sides})
	}
}
