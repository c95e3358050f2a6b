package store

import (
	"testing"

	"tippani/annotations"
	"tippani/model"
)

// TestWhatBothProgramsMarkedStandsOnce carries over a span that another program has made too, and a relation to it.
func TestWhatBothProgramsMarkedStandsOnce(t *testing.T) {
	span := func(id, label string) *annotations.Span {
		return &annotations.Span{ID: id, Label: label, Kind: annotations.Entity, Range: model.Range{Start: 4, End: 9}}
	}
	quote := &annotations.Span{ID: "s1", Label: "QUOTE", Kind: annotations.Quote, Range: model.Range{End: 3}}
	theirs := annotations.SetOf([]*annotations.Span{quote, span("s2", "ORG"), span("s3", "PER")}, nil, "")
	ours := netOf([]annotations.Transaction{
		annotations.AddSpan(span("s2", "PER")),
		annotations.AddRelation(&annotations.Relation{ID: "r1", From: "s1", To: "s2", Label: "SPEAKER"}),
	})
	tx, overrode := ours.rebase(theirs)
	theirs.Apply(tx)
	r, ok := theirs.Relation("r1")
	if theirs.Len() != 3 || overrode || !ok || r.To != "s3" {
		t.Errorf("%v: %d spans, %+v", tx.Changes, theirs.Len(), r)
	}
}
