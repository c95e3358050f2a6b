package annotations

// Aside is what a record keeps of annotations that have no place in its text: the text was edited, and where they belong is not
// known, or not any more. Nothing of them is lost, and they can be placed by hand.
type Aside struct {
	Spans     []AsideSpan
	Relations []*Relation // of which at least one end is one of these spans
	Extra     []Field     // unknown keys
}

// AsideSpan is a span that is kept aside. Its Range says nothing; the quotation and what stood around it say where it was.
type AsideSpan struct {
	Span
	Text          string // what it covered
	Before, After string // what stood next to it in the text that it was made on
	Why           string // why it has no place: a reanchor.Reason, or what another program wrote
}

// Empty reports whether nothing is kept.
func (a Aside) Empty() bool { return len(a.Spans) == 0 && len(a.Relations) == 0 && len(a.Extra) == 0 }

// Join is both, what the second has under ids of the first left out when it says the same.
func (a Aside) Join(b Aside) Aside {
	known := make(map[string]bool)
	for i := range a.Spans {
		known[a.Spans[i].ID+"\n"+a.Spans[i].Text] = true
	}
	sum := Aside{Spans: append([]AsideSpan(nil), a.Spans...), Relations: append([]*Relation(nil), a.Relations...), Extra: a.Extra}
	for _, s := range b.Spans {
		if !known[s.ID+"\n"+s.Text] {
			sum.Spans = append(sum.Spans, s)
		}
	}
	for _, r := range b.Relations {
		if !hasRelation(a.Relations, r) {
			sum.Relations = append(sum.Relations, r)
		}
	}
	return sum
}

func hasRelation(list []*Relation, r *Relation) bool {
	for _, known := range list {
		if known.Equal(r) {
			return true
		}
	}
	return false
}

// Reserve keeps the ids of what is kept aside from being given to new spans and relations of the set.
func (set *Set) Reserve(a Aside) {
	for i := range a.Spans {
		set.spanIDs.see(a.Spans[i].ID)
	}
	for _, r := range a.Relations {
		set.relIDs.see(r.ID)
	}
}
