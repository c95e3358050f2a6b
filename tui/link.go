package tui

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/lang"
)

// link is a relation that the span under the cursor has, or could have.
type link struct {
	relation *annotations.Relation // nil when it is not there yet
	label    string
	from, to *annotations.Span
}

// openLinks lists what the span under the cursor is, and can be, linked to, the nearest first: enter links, or unlinks what is
// linked. The span that a line names is shown in the text meanwhile.
func (a *App) openLinks() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	links := a.linksOf(s)
	if len(links) == 0 {
		a.say(toneWarn, lang.Text{En: "There is nothing %s could be linked to: label the speaker or claimant first",
			Bn: "%s: যুক্ত করার মতো কিছু নেই; আগে বক্তা বা দাবিদারকে চিহ্নিত করুন"}, a.labelName(s.Label))
		return
	}
	choices := make([]choice, len(links))
	for i, k := range links {
		other, arrow := k.to, "→"
		if k.to.ID == s.ID {
			other, arrow = k.from, "←"
		}
		choices[i] = choice{
			chip: other.Label, look: a.labelLook(other.Label), title: a.excerpt(other.Range),
			detail: arrow + " " + a.relationName(k.label), on: k.relation != nil,
			match: a.excerpt(other.Range) + "\n" + other.Label + "\n" + k.label + "\n" + a.relationName(k.label),
		}
	}
	r := a.work.reader
	from := r.stand()
	back := func(a *App) {
		a.panel.linking = ""
		r.returnTo(from)
	}
	c := newChooser(a.view.lang.Format(lang.Text{En: "Link %s “%s”", Bn: "%s “%s”-এর সংযোগ"}, a.labelName(s.Label), a.excerpt(s.Range)), choices)
	c.hint = a.view.lang.Of(lang.Text{En: " enter links or unlinks · esc closes ", Bn: " enter: যুক্ত বা বিচ্ছিন্ন · esc: বন্ধ "})
	show := func(a *App, i int) {
		other := links[i].to
		if other.ID == s.ID {
			other = links[i].from
		}
		a.panel.linking = other.ID
		a.work.reader.moveTo(other.Range.Start, false)
	}
	c.moved = show
	c.left = back
	c.pick = func(a *App, i int) { back(a); a.toggleLink(links[i]) }
	c.drop = func(a *App, i int) {
		back(a)
		if links[i].relation != nil {
			a.toggleLink(links[i])
		}
	}
	a.open(c)
	show(a, 0)
}

// linksOf lists the relations a span has and then those the schema allows it, the nearest other end first.
func (a *App) linksOf(s *annotations.Span) []link {
	set := a.work.set()
	var have, could []link
	taken := map[[3]string]bool{}
	for _, r := range set.RelationsOf(s.ID) {
		from, _ := set.Span(r.From)
		to, _ := set.Span(r.To)
		have = append(have, link{r, r.Label, from, to})
		taken[[3]string{r.Label, r.From, r.To}] = true
	}
	for other := range set.Spans() {
		if other.ID == s.ID {
			continue
		}
		for _, t := range a.schema.Relations {
			if t.Allows(s.Class(), other.Class()) && !taken[[3]string{t.Name, s.ID, other.ID}] {
				could = append(could, link{nil, t.Name, s, other})
			}
			if t.Allows(other.Class(), s.Class()) && !taken[[3]string{t.Name, other.ID, s.ID}] {
				could = append(could, link{nil, t.Name, other, s})
			}
		}
	}
	slices.SortStableFunc(could, func(x, y link) int { return distance(s, x) - distance(s, y) })
	const most = 500 // nobody reads further; typing narrows what is near
	return append(have, could[:min(len(could), most)]...)
}

// distance is how far, in bytes, the other end of a link lies from a span; what lies inside it or around it is nearest.
func distance(s *annotations.Span, k link) int {
	other := k.to
	if other.ID == s.ID {
		other = k.from
	}
	return gap(s.Range, other.Range)
}

func gap(a, b model.Range) int {
	switch {
	case a.Overlaps(b):
		return 0
	case a.End <= b.Start:
		return int(b.Start - a.End)
	}
	return int(a.Start - b.End)
}

// toggleLink makes a relation, or removes it if it is there.
func (a *App) toggleLink(k link) {
	set := a.work.set()
	if k.relation != nil {
		if a.commit(annotations.RemoveRelation(set, k.relation.ID).By("unlink")) {
			a.say(toneGood, lang.Text{En: "Unlinked %s “%s”", Bn: "সংযোগ বিচ্ছিন্ন হলো: %s “%s”"}, a.relationName(k.label), a.excerpt(k.to.Range))
		}
		return
	}
	r := &annotations.Relation{ID: set.NewRelationID(), From: k.from.ID, To: k.to.ID, Label: k.label}
	if a.commit(annotations.AddRelation(r).By("link")) {
		a.say(toneGood, lang.Text{En: "%s: “%s”", Bn: "%s: “%s”"}, a.relationName(k.label), a.excerpt(k.to.Range))
	}
}

// relationName is a relation's name for reading.
func (a *App) relationName(name string) string {
	if t, ok := a.schema.Relation(name); ok {
		if d := t.Display.In(a.view.lang.Code()); d != "" {
			return d
		}
	}
	return name
}
