package tui

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/link"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

// openLinks lists what the span under the cursor is, and can be, linked to, the likeliest first: enter links, or unlinks what is
// linked. The span that a line names is shown in the text meanwhile.
func (a *App) openLinks() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	links := link.Of(a.work.reader.Article, a.work.set(), a.schema, s)
	if a.cancelled() {
		return
	}
	if len(links) == 0 {
		a.sayUnlinkable(s)
		return
	}
	choices := make([]dialog.Choice, len(links))
	for i, k := range links {
		other, arrow := k.Other(s), "→"
		if other != k.To {
			arrow = "←"
		}
		choices[i] = dialog.Choice{
			Chip: other.Label, Look: a.words.Look(other.Label), Title: a.excerpt(other.Range),
			Detail: arrow + " " + a.words.Relation(k.Label), On: k.Relation != nil,
			Match: a.excerpt(other.Range) + "\n" + other.Label + "\n" + k.Label + "\n" + a.words.Relation(k.Label),
		}
	}
	r := a.work.reader
	from := r.Stand()
	back := func() {
		a.focus.linking = ""
		r.ReturnTo(from)
	}
	c := dialog.NewChooser(a.view.Lang.Format(lang.Text{En: "Link %s “%s”", Bn: "%s “%s”-এর সংযোগ"}, a.words.Label(s.Label),
		a.excerpt(s.Range)),
		choices)
	c.Hint = a.view.Lang.Of(lang.Text{En: " enter links or unlinks · esc closes ", Bn: " enter: যুক্ত বা বিচ্ছিন্ন · esc: বন্ধ "})
	show := func(i int) {
		other := links[i].Other(s)
		a.focus.linking = other.ID
		a.work.reader.MoveTo(other.Range.Start, false)
	}
	c.Moved = told(show)
	c.Left = told0(back)
	c.Pick = told(func(i int) { back(); a.toggleLink(links[i]) })
	c.Drop = told(func(i int) {
		back()
		if links[i].Relation != nil {
			a.toggleLink(links[i])
		}
	})
	a.open(c)
	show(0)
}

// toggleLink makes a relation, or removes it if it is there.
func (a *App) toggleLink(k link.Link) {
	set := a.work.set()
	if k.Relation != nil {
		if a.commit(annotations.RemoveRelation(set, k.Relation.ID).By(annotations.ByHand("unlink"))) {
			a.say(action.Good, lang.Text{En: "Unlinked %s “%s”", Bn: "সংযোগ বিচ্ছিন্ন হলো: %s “%s”"}, a.words.Relation(k.Label),
				a.excerpt(k.To.Range))
		}
		return
	}
	r := &annotations.Relation{ID: set.NewRelationID(), From: k.From.ID, To: k.To.ID, Label: k.Label}
	if a.commit(annotations.AddRelation(r).By(annotations.ByHand("link"))) {
		a.say(action.Good, lang.Text{En: "%s: “%s”", Bn: "%s: “%s”"}, a.words.Relation(k.Label), a.excerpt(k.To.Range))
	}
}

// sayUnlinkable says what has to be labelled before a span can be linked, if its label can be linked at all.
func (a *App) sayUnlinkable(s *annotations.Span) {
	ends := a.schema.Partners(s.Class())
	if len(ends) == 0 {
		a.say(action.Warn, lang.Text{En: "%s is never linked to anything", Bn: "%s-এর কোনো সংযোগ হয় না"}, a.words.Label(s.Label))
		return
	}
	var names []string
	for _, e := range ends {
		name := a.words.Label(string(e))
		if slices.Contains(annotations.Kinds(), annotations.Kind(e)) {
			name = a.words.Kind(annotations.Kind(e))
		}
		names = append(names, name)
	}
	a.say(action.Warn, lang.Text{En: "Nothing to link %s to; label first: %s",
		Bn: "%s-এর সঙ্গে যুক্ত করার কিছু নেই; আগে চিহ্নিত করুন: %s"},
		a.words.Label(s.Label), strings.Join(names, ", "))
}
