package lint

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/link"
	"tippani/model"
)

// fix is what Transaction does about a finding.
type fix struct {
	do    deed
	span  string      // id
	at    model.Range // label, move
	label string      // label, relabel
	kind  annotations.Kind
	links []string // speaker: relations
}

type deed uint8

const (
	nothing deed = iota
	relabel      // give the span another label
	label        // mark a text that has none
	move         // give the span other ends
	remove
	speaker // link the span to who is likeliest to have said it
)

// Transaction is the remedy as a change of a set, which holds the spans of the article as they are now; false when there is none that
// one key could carry out, the finding is out of date, or the schema does not allow it. It has no origin: whoever carries it out sets
// that (By).
func (f *Finding) Transaction(a *model.Article, set *annotations.Set, schema *annotations.Schema) (annotations.Transaction, bool) {
	t, ok := f.transaction(a, set, schema)
	if m := schema.Misfit(set, t); ok && m != nil && m.Reason == annotations.Twin && f.fix.span != "" {
		t = annotations.RemoveSpan(set, f.fix.span) // what it would become is there already
	}
	if !ok || t.Check(set, a) != nil || schema.Misfit(set, t) != nil {
		return annotations.Transaction{}, false
	}
	return t, true
}

func (f *Finding) transaction(a *model.Article, set *annotations.Set, schema *annotations.Schema) (annotations.Transaction, bool) {
	var none annotations.Transaction
	l, known := schema.Label(f.fix.label)
	if f.fix.do == label {
		if !known || l.Kind != f.fix.kind {
			return none, false
		}
		return annotations.AddSpan(&annotations.Span{ID: set.NewSpanID(), Range: f.Range, Label: l.Name, Kind: l.Kind,
			Attrs: l.DefaultAttrs()}), true
	}
	s, there := set.Span(f.fix.span)
	if !there || s.Range != f.Range {
		return none, false
	}
	switch {
	case f.fix.do == relabel && known:
		t, _ := schema.Relabel(set, s, l)
		return t, true
	case f.fix.do == move:
		moved := *s
		moved.Range = f.fix.at
		return annotations.ReplaceSpan(set, &moved), true
	case f.fix.do == remove:
		return annotations.RemoveSpan(set, s.ID), true
	case f.fix.do == speaker:
		return f.linked(a, set, schema, s)
	}
	return none, false
}

// linked links a quotation to the first of those it may be linked to, unless it was linked meanwhile.
func (f *Finding) linked(a *model.Article, set *annotations.Set, schema *annotations.Schema,
	quote *annotations.Span) (annotations.Transaction, bool) {
	for _, k := range link.Of(a, set, schema, quote) {
		if k.From.ID == quote.ID && slices.Contains(f.fix.links, k.Label) {
			if k.Relation != nil {
				break
			}
			r := &annotations.Relation{ID: set.NewRelationID(), From: quote.ID, To: k.To.ID, Label: k.Label}
			return annotations.AddRelation(r), true
		}
	}
	return annotations.Transaction{}, false
}
