package pen

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/link"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

// Links lists what the span under the cursor is, and can be, linked to, the likeliest first: enter links, or unlinks what is
// linked. The span that a line names is shown in the text meanwhile.
func (p *Pen) Links() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	links := link.Of(p.Reader.Article, p.Set(), p.Schema, s)
	if p.Stop.Err() != nil {
		return action.Cancelled
	}
	if len(links) == 0 {
		return p.sayUnlinkable(s)
	}
	choices := make([]dialog.Choice, len(links))
	for i, k := range links {
		other, arrow := k.Other(s), "→"
		if other != k.To {
			arrow = "←"
		}
		choices[i] = dialog.Choice{
			Chip: p.Words.Tag(other.Label), Look: p.Words.Look(other.Label), Title: p.excerpt(other.Range),
			Detail: arrow + " " + p.Words.Relation(k.Label), On: k.Relation != nil,
			Match: p.excerpt(other.Range) + "\n" + other.Label + "\n" + p.Words.Tag(other.Label) + "\n" + k.Label + "\n" + p.Words.Relation(k.Label),
		}
	}
	from := p.Reader.Stand()
	back := func() {
		p.linking = ""
		p.Reader.ReturnTo(from)
	}
	show := func(i int) action.Action {
		other := links[i].Other(s)
		p.linking = other.ID
		p.Reader.MoveTo(other.Range.Start, false)
		return nil
	}
	c := dialog.NewChooser(p.Screen.Lang.Format(lang.Text{En: "Link %s “%s”", Bn: "%s “%s”-এর সংযোগ"}, p.Words.Label(s.Label),
		p.excerpt(s.Range)), choices)
	c.Hint = p.Screen.Lang.Of(lang.Text{En: " enter links or unlinks · esc closes ", Bn: " enter: যুক্ত বা বিচ্ছিন্ন · esc: বন্ধ "})
	c.Moved = show
	c.Left = func() action.Action { back(); return nil }
	c.Pick = func(i int) action.Action { back(); return toggleLink(p, links[i]) }
	c.Drop = func(i int) action.Action {
		back()
		if links[i].Relation == nil {
			return nil
		}
		return toggleLink(p, links[i])
	}
	show(0)
	return dialog.Open{Dialog: c}
}

// toggleLink makes a relation, or removes it if it is there.
func toggleLink(p *Pen, k link.Link) action.Action {
	if k.Relation != nil {
		return p.change(annotations.RemoveRelation(p.Set(), k.Relation.ID).By(annotations.ByHand("unlink")),
			lang.Text{En: "Unlinked %s “%s”", Bn: "সংযোগ বিচ্ছিন্ন হলো: %s “%s”"}, p.Words.Relation(k.Label), p.excerpt(k.To.Range))
	}
	r := &annotations.Relation{ID: p.Set().NewRelationID(), From: k.From.ID, To: k.To.ID, Label: k.Label}
	return p.change(annotations.AddRelation(r).By(annotations.ByHand("link")),
		lang.Text{En: "%s: “%s”", Bn: "%s: “%s”"}, p.Words.Relation(k.Label), p.excerpt(k.To.Range))
}

// sayUnlinkable says what has to be labelled before a span can be linked, if its label can be linked at all.
func (k Kit) sayUnlinkable(s *annotations.Span) action.Action {
	ends := k.Schema.Partners(s.Class())
	if len(ends) == 0 {
		return action.Refuse(lang.Text{En: "%s is never linked to anything", Bn: "%s-এর কোনো সংযোগ হয় না"}, k.Words.Label(s.Label))
	}
	var names []string
	for _, e := range ends {
		name := k.Words.Label(string(e))
		if slices.Contains(annotations.Kinds(), annotations.Kind(e)) {
			name = k.Words.Kind(annotations.Kind(e))
		}
		names = append(names, name)
	}
	return action.Refuse(lang.Text{En: "Nothing to link %s to; label first: %s",
		Bn: "%s-এর সঙ্গে যুক্ত করার কিছু নেই; আগে চিহ্নিত করুন: %s"},
		k.Words.Label(s.Label), strings.Join(names, ", "))
}
