package pen

import (
	"slices"
	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/tui/action"
)

// Take makes spans of proposals, in one step that one undo takes back, with the relations that belong to them; those to
// proposals that are not taken yet come when these are. Each says what it was made
// from; the transaction's origin is the least sure of them.
func (p *Pen) Take(all []suggest.Proposal) (said action.Action, ok bool) {
	if len(all) == 0 {
		return nil, false
	}
	var steps []annotations.Transaction
	at := map[model.Range]string{} // ids of the spans to be
	origin := annotations.BySuggestion(all[0].Source, all[0].Score)
	spans := make([]*annotations.Span, len(all))
	for i, x := range all {
		spans[i] = x.Span(p.Set().NewSpanID())
		at[x.Range] = spans[i].ID
		steps = append(steps, annotations.AddSpan(spans[i]))
		if x.Score < origin.Score {
			origin = annotations.BySuggestion(x.Source, x.Score)
		}
	}
	due := p.due
	for i, x := range all {
		for _, l := range x.Links {
			due = append(due, dueLink{spans[i].ID, l})
		}
	}
	var later []dueLink
	for _, l := range due {
		if to := idAt(p, l.To, at); to != "" && standsOrComes(p, l.from, spans) {
			steps = append(steps, annotations.AddRelation(&annotations.Relation{ID: p.Set().NewRelationID(), From: l.from, To: to,
				Label: l.Label}))
		} else {
			later = append(later, l)
		}
	}
	said, ok = p.commit(annotations.Join(steps...).By(origin))
	if ok {
		p.due = later
		p.labelled(spans[len(spans)-1])
	}
	return said, ok
}

// dueLink is a relation of a span that was a proposal to one that is none yet: to the cue that comes behind a quotation.
type dueLink struct {
	from string // id of the span
	suggest.Link
}

// standsOrComes reports whether a span is there or is to be.
func standsOrComes(p *Pen, id string, coming []*annotations.Span) bool {
	_, there := p.Set().Span(id)
	return there || slices.ContainsFunc(coming, func(s *annotations.Span) bool { return s.ID == id })
}

// idAt is the id of a span at a place, among those that are there and those to be; "" for none.
func idAt(p *Pen, r model.Range, coming map[model.Range]string) string {
	for _, s := range p.Set().Overlapping(r) {
		if s.Range == r {
			return s.ID
		}
	}
	return coming[r]
}

// Corrected is what a label makes of a proposal: a span that says that it was one and was changed. With the proposal's own label
// and range it was not.
func Corrected(x suggest.Proposal, at model.Range, l *annotations.Label, id string) *annotations.Span {
	s := x.Span(id)
	if s.Range == at && s.Label == l.Name {
		return s
	}
	s.Suggested.Changed = true
	if s.Range = at; s.Label != l.Name {
		s.Label, s.Kind, s.Attrs = l.Name, l.Kind, l.DefaultAttrs()
	}
	return s
}

// TakeAs makes a span of a proposal with a label and a range that somebody gave it.
func (p *Pen) TakeAs(x suggest.Proposal, at model.Range, l *annotations.Label) (said action.Action, ok bool) {
	s := Corrected(x, at, l, p.Set().NewSpanID())
	said, ok = p.commit(annotations.AddSpan(s).By(annotations.BySuggestion(x.Source, x.Score)))
	if ok {
		p.labelled(s)
	}
	return said, ok
}
