package pen

import (
	"slices"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// arrival is how a link was followed: to a span, from another.
type arrival struct{ to, from string }

// Follow goes to a span that the current one is linked to, and from there on: pressed again and again it goes from a quotation to its
// speaker, to the next quotation of that speaker, and so through all that is linked. What a span's own relations name comes first, then
// what names the span, in the order of the text.
func (p *Pen) Follow() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	partners := p.partners(s)
	if len(partners) == 0 {
		if len(p.Schema.Partners(s.Class())) == 0 {
			return p.sayUnlinkable(s)
		}
		return action.Refuse(lang.Text{En: "%s “%s” is not linked to anything yet", Bn: "%s “%s” এখনো কিছুর সঙ্গে যুক্ত নয়"},
			p.Words.Label(s.Label), p.excerpt(s.Range))
	}
	at := 0
	if p.arrived.to == s.ID {
		from := slices.IndexFunc(partners, func(r *annotations.Relation) bool { return other(r, s) == p.arrived.from })
		at = (from + 1) % len(partners)
	}
	r := partners[at]
	to, _ := p.Set().Span(other(r, s))
	arrow := "→"
	if r.From == to.ID {
		arrow = "←"
	}
	said := p.Settle()
	p.GoTo(to)
	p.arrived = arrival{to: to.ID, from: s.ID}
	return action.All{said, action.Tell(lang.Text{En: "%s %s: %s (%s of %s)", Bn: "%s %s: %s (%s/%s)"}, arrow, p.Words.Relation(r.Label),
		p.excerpt(to.Range), lang.Number(at+1), lang.Number(len(partners)))}
}

// partners are relations of a span, one to each span that it is linked to: those that go out, then those that come in, by where
// they come from.
func (p *Pen) partners(s *annotations.Span) []*annotations.Relation {
	seen := map[string]bool{s.ID: true}
	var out, in []*annotations.Relation
	all := p.Set().RelationsOf(s.ID)
	for _, r := range all {
		if r.From == s.ID && !seen[r.To] {
			seen[r.To] = true
			out = append(out, r)
		}
	}
	for _, r := range all {
		if r.To == s.ID && !seen[r.From] {
			seen[r.From] = true
			in = append(in, r)
		}
	}
	from := func(r *annotations.Relation) *annotations.Span { t, _ := p.Set().Span(r.From); return t }
	slices.SortFunc(in, func(x, y *annotations.Relation) int { return annotations.CompareSpans(from(x), from(y)) })
	return append(out, in...)
}

// other is the id of the span at the other end of a relation of s.
func other(r *annotations.Relation, s *annotations.Span) string {
	if r.From == s.ID {
		return r.To
	}
	return r.From
}
