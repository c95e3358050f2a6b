package merge

import (
	"slices"
	"strings"

	"tippani/annotations"
)

// arrow is what two relations must share to be the same, ids aside.
type arrow struct {
	from, to, label, extra string
	nth                    int
}

func arrowOf(r *annotations.Relation) arrow {
	var extra strings.Builder
	for _, f := range r.Extra {
		extra.WriteString(f.Key + "\x00" + string(f.Raw) + "\x00")
	}
	return arrow{from: r.From, to: r.To, label: r.Label, extra: extra.String()}
}

func (u *union) relations() {
	names := newIDs("r")
	u.links = names
	for _, v := range u.versions {
		for _, r := range v.Relations {
			names.known[r.ID] = true
		}
	}
	turns := u.turns()
	have := make(map[arrow]string)
	ids := make([]map[string]string, len(u.versions)) // by version: id there to id here
	for i, v := range u.versions {
		seen := make(map[arrow]int)
		ids[i] = make(map[string]string)
		for _, r := range v.Relations {
			if u.cut[i][r.ID] || u.keep == Apart && (u.left[i][r.From] != nil || u.left[i][r.To] != nil) {
				continue
			}
			c := *r
			c.From, c.To = u.renamed[i][r.From], u.renamed[i][r.To]
			if lost := u.changedKind(i, r, c); lost != nil {
				u.result.Conflicts = append(u.result.Conflicts, Conflict{Reason: OtherLink, B: lost, sides: u.lostLink(i, r, c, lost)})
				continue
			}
			k := arrowOf(&c)
			k.nth, seen[k] = seen[k], seen[k]+1
			if id, there := have[k]; there {
				ids[i][r.ID] = id
				continue
			}
			c.ID = names.take(r.ID)
			have[k], ids[i][r.ID] = c.ID, c.ID
			u.result.Record.Relations = append(u.result.Record.Relations, &c)
		}
	}
	u.relinked = ids
	u.turned(turns, ids)
}

// changedKind is the span at an end of a relation of the nth version whose place another of another kind has taken, which the
// relation would not fit: the verb of a quotation that the first version calls a person. Nil when the relation goes where it went.
func (u *union) changedKind(n int, was *annotations.Relation, now annotations.Relation) *annotations.Span {
	for _, end := range [][2]string{{was.From, now.From}, {was.To, now.To}} {
		left := u.left[n][end[0]]
		if left == nil {
			continue
		}
		i := slices.IndexFunc(u.result.Record.Spans, func(s *annotations.Span) bool { return s.ID == end[1] })
		if i >= 0 && u.result.Record.Spans[i].Kind != left.Kind {
			return left
		}
	}
	return nil
}
