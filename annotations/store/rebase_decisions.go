package store

import (
	"maps"
	"slices"

	"tippani/annotations"
)

// rebaseDecisions carries the decisions over. What both have decided stays as both say; whoever reads goes by the first. renamed are the
// new ids of spans and relations.
func (n *netChange) rebaseDecisions(t *annotations.Transaction, set *annotations.Set,
	renamed map[annotations.About]map[string]string) (overrode bool) {
	for _, id := range slices.Sorted(maps.Keys(n.decisions)) {
		mine := n.decisions[id]
		theirs, there := set.Decision(id)
		if mine.after == nil {
			if there && !mine.added {
				overrode = true
				t.Changes = append(t.Changes, annotations.Change{DecisionBefore: theirs})
			}
			continue
		}
		after := *mine.after
		if now, moved := renamed[after.About][after.Gold]; moved {
			after.Gold = now
		}
		switch {
		case there && theirs.Equal(&after):
		case there && mine.added:
			after.ID = set.NewDecisionID()
			for _, taken := n.decisions[after.ID]; taken; _, taken = n.decisions[after.ID] {
				after.ID = set.NewDecisionID()
			}
			t.Changes = append(t.Changes, annotations.Change{DecisionAfter: &after})
		case there:
			overrode = true
			t.Changes = append(t.Changes, annotations.Change{DecisionBefore: theirs, DecisionAfter: &after})
		default:
			t.Changes = append(t.Changes, annotations.Change{DecisionAfter: &after})
		}
	}
	return overrode
}
