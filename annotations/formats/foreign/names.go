package foreign

import (
	"fmt"
	"strconv"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
)

// NameSpans gives an id to every span without one, before relations can refer to it.
func NameSpans(spans []Span) {
	used := make(map[string]bool, len(spans))
	for i := range spans {
		used[spans[i].ID] = true
	}
	next := 1
	for i := range spans {
		for spans[i].ID == "" {
			if id := "s" + strconv.Itoa(next); !used[id] {
				spans[i].ID, used[id] = id, true
			}
			next++
		}
	}
}

// uniqueIDs gives spans without id the next free ones and sets a second span of an id apart.
func uniqueIDs(d *formats.Doc, t *formats.Tally) {
	used := make(map[string]bool, len(d.Spans))
	for _, s := range d.Spans {
		if s.ID != "" && used[s.ID] {
			t.Add(formats.Renamed, 1, s.ID)
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
func joinRelations(d *formats.Doc, relations []annotations.Relation, t *formats.Tally) {
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
			t.Add(formats.RelationOut, 1, reason)
			continue
		}
		if r.Label == "" {
			t.Add(formats.Rewritten, 1, "a relation without a label, now "+unnamedRelation)
			r.Label = unnamedRelation
		}
		if r.ID != "" && seen[r.ID] {
			t.Add(formats.Renamed, 1, r.ID)
			r.ID = ""
		}
		for r.ID == "" {
			if id := "r" + strconv.Itoa(next); !used[id] {
				r.ID, used[id] = id, true
			}
			next++
		}
		seen[r.ID] = true
		r.Extra = unreserved(t, r.Extra, native.ReservedRelation)
		d.Relations = append(d.Relations, &r)
	}
}
