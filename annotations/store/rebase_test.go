package store

import (
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
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
		annotations.AddSpan(span("s2", "PER")).By(annotations.BySuggestion("crf@3", 0.9)), // as they did unaided
		annotations.AddRelation(&annotations.Relation{ID: "r1", From: "s1", To: "s2", Label: "SPEAKER"}),
	})
	tx, overrode := ours.rebase(theirs)
	theirs.Apply(tx)
	r, ok := theirs.Relation("r1")
	if theirs.Len() != 3 || overrode || !ok || r.To != "s3" {
		t.Errorf("%v: %d spans, %+v", tx.Changes, theirs.Len(), r)
	}
}

// TestALinkToWhatAnotherProgramRelabelledIsLeftOutAndSaid joins a link to a word with another program's label of a kind that can't
// speak.
func TestALinkToWhatAnotherProgramRelabelledIsLeftOutAndSaid(t *testing.T) {
	quote := &annotations.Span{ID: "s1", Label: "QUOTE", Kind: annotations.Quote, Range: model.Range{End: 3}}
	cue := &annotations.Span{ID: "s2", Label: "CUE", Kind: annotations.Cue, Range: model.Range{Start: 4, End: 9}}
	ours := netOf([]annotations.Transaction{annotations.AddRelation(&annotations.Relation{ID: "r1", From: "s1", To: "s2",
		Label: "SPEAKER"})})
	for _, schema := range []*annotations.Schema{annotations.Default(), nil} {
		d := &Dataset{path: "d", opt: Options{Schema: schema}}
		set := annotations.SetOf([]*annotations.Span{quote, cue}, nil, "")
		tx, overrode := d.joined(ours, set, record.Key{ID: "a"})
		set.Apply(tx)
		known := schema != nil
		if (set.RelationLen() == 0) != known || overrode != known || (len(d.Notices()) == 1) != known {
			t.Errorf("with a schema: %v: %d relations, %v", known, set.RelationLen(), overrode)
		}
	}
}
