package formats

import (
	"fmt"
	"strconv"

	"tippani/annotations"
)

// nameSpans gives spans without id the next free ones and sets a second span of an id apart.
func nameSpans(d *Doc, t *tally) {
	used := make(map[string]bool, len(d.Spans))
	for _, s := range d.Spans {
		if s.ID != "" && used[s.ID] {
			t.add(Renamed, 1, s.ID)
			s.ID = ""
		}
		used[s.ID] = true
	}
	next := 1
	for _, s := range d.Spans {
		for s.ID == "" {
			if id := "s" + strconv.Itoa(next); !used[id] {
				s.ID, used[id] = id, true
			}
			next++
		}
	}
}

// unnamedRelation is the label of relations that came without one, as Label Studio's do unless somebody says more.
const unnamedRelation = "RELATION"

// joinRelations keeps the relations whose spans are there.
func joinRelations(d *Doc, relations []annotations.Relation, t *tally) {
	spans := d.SpansByID()
	used := make(map[string]bool, len(relations))
	for _, r := range relations {
		used[r.ID] = true
	}
	seen := make(map[string]bool, len(relations))
	next := 1
	for _, r := range relations {
		if spans[r.From] == nil || spans[r.To] == nil {
			reason := fmt.Sprintf("%s from %s to %s, one of which is missing", r.Label, r.From, r.To)
			if r.From == "" || r.To == "" {
				reason = r.Label + " of words that are no spans"
			}
			t.add(RelationOut, 1, reason)
			continue
		}
		if r.Label == "" {
			t.add(Rewritten, 1, "a relation without a label, now "+unnamedRelation)
			r.Label = unnamedRelation
		}
		if r.ID != "" && seen[r.ID] {
			t.add(Renamed, 1, r.ID)
			r.ID = ""
		}
		for r.ID == "" {
			if id := "r" + strconv.Itoa(next); !used[id] {
				r.ID, used[id] = id, true
			}
			next++
		}
		seen[r.ID] = true
		r.Extra = unreserved(t, r.Extra, reservedRelation)
		d.Relations = append(d.Relations, &r)
	}
}
