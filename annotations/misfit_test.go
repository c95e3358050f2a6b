package annotations

import (
	"errors"
	"slices"
	"testing"

	"tippani/model"
)

const fitting = `
[[label]]
name = "PER"
kind = "entity"
[[label]]
name = "ORG"
kind = "entity"
[[label]]
name = "DATE"
kind = "entity"
[[label]]
name = "QUOTE"
kind = "quote"
[[label.attribute]]
name = "type"
[[label.attribute.value]]
name = "direct"
[[label]]
name = "CUE"
kind = "cue"
[[label.attribute]]
name = "type"
default = "verb"
[[label.attribute.value]]
name = "verb"
[[relation]]
name = "SPEAKER"
from = ["quote"]
to = ["PER", "ORG"]
[[relation]]
name = "CUE"
from = ["quote"]
to = ["cue"]
`

// scene is ‘…’ s1 QUOTE, s2 PER, s3 CUE, linked, and s4, an ORG of the same ends as s2; s5 and s6 are twins that a file had.
func scene(t *testing.T) (*Schema, *Set) {
	t.Helper()
	schema, err := ParseSchema("x.toml", []byte(fitting))
	if err != nil {
		t.Fatal(err)
	}
	span := func(id, label string, start, end model.Offset) *Span {
		l, _ := schema.Label(label)
		return &Span{ID: id, Label: label, Kind: l.Kind, Range: model.Range{Start: start, End: end}}
	}
	quote := span("s1", "QUOTE", 0, 9)
	quote.Attrs = map[string]string{"type": "direct"}
	return schema, SetOf(
		[]*Span{quote, span("s2", "PER", 12, 15), span("s3", "CUE", 18, 21), span("s4", "ORG", 12, 15), span("s5", "DATE", 24, 27),
			span("s6", "DATE", 24, 27)},
		[]*Relation{{ID: "r1", From: "s1", To: "s2", Label: "SPEAKER"}, {ID: "r2", From: "s1", To: "s3", Label: "CUE"},
			{ID: "r3", From: "s1", To: "s5", Label: "of another tool"}}, "")
}

func TestRelabellingTakesAlongWhatNoLongerFits(t *testing.T) {
	schema, set := scene(t)
	for _, c := range []struct {
		name, span, label string
		lost              []string
		attrs             string // the value of type
	}{
		{"a speaker as another that may speak", "s2", "ORG", nil, ""},
		{"a speaker as a date", "s2", "DATE", []string{"r1"}, ""},
		{"a linked cue as a person", "s3", "PER", []string{"r2"}, ""},
		{"a quotation as a cue: both its links, and the value that only quotations have", "s1", "CUE", []string{"r1", "r2"}, "verb"},
		{"a link that the schema does not know stays", "s5", "QUOTE", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			span, _ := set.Span(c.span)
			label, _ := schema.Label(c.label)
			tx, lost := schema.Relabel(set, span, label)
			var ids []string
			for _, r := range lost {
				ids = append(ids, r.ID)
			}
			if !slices.Equal(ids, c.lost) {
				t.Errorf("lost %v", ids)
			}
			after := SetOf(slices.Collect(set.Spans()), slices.Collect(set.Relations()), "")
			after.Apply(tx)
			if got, _ := after.Span(c.span); got.Label != c.label || got.Kind != label.Kind || got.Attrs["type"] != c.attrs {
				t.Errorf("got %+v", got)
			}
			if after.RelationLen() != set.RelationLen()-len(c.lost) {
				t.Errorf("%d relations are left", after.RelationLen())
			}
			after.Apply(tx.Inverse())
			if got, _ := after.Span(c.span); !got.Equal(span) || after.RelationLen() != set.RelationLen() {
				t.Error("undo does not bring it back")
			}
		})
	}
}

func TestAChangeThatMakesInconsistentDataIsRefused(t *testing.T) {
	schema, set := scene(t)
	change := func(id string, f func(*Span)) Transaction {
		s, _ := set.Span(id)
		to := *s
		f(&to)
		return ReplaceSpan(set, &to)
	}
	link := func(label, from, to string) Transaction {
		return AddRelation(&Relation{ID: "r9", Label: label, From: from, To: to})
	}
	for _, c := range []struct {
		name string
		t    Transaction
		want MisfitReason
		fine bool
	}{
		{"the label of its twin", change("s2", func(s *Span) { s.Label = "ORG" }), Twin, false},
		{"the ends of its twin", change("s4", func(s *Span) { s.Label, s.Range = "DATE", model.Range{Start: 24, End: 27} }), Twin, false},
		{"added twice", AddSpan(&Span{ID: "s9", Label: "PER", Kind: Entity, Range: model.Range{Start: 12, End: 15}}), Twin, false},
		{"two twins added at once", Join(AddSpan(&Span{ID: "s8", Label: "PER", Kind: Entity, Range: model.Range{End: 3}}),
			AddSpan(&Span{ID: "s9", Label: "PER", Kind: Entity, Range: model.Range{End: 3}})), Twin, false},
		{"the twin goes in the same step", Join(RemoveSpan(set, "s4"), change("s2", func(s *Span) { s.Label = "ORG" })), 0, true},
		{"another label on the same text", AddSpan(&Span{ID: "s9", Label: "DATE", Kind: Entity, Range: model.Range{Start: 12, End: 15}}),
			0, true},
		{"a note on a twin that a file had", change("s5", func(s *Span) { s.Note = "দেখুন" }), 0, true},
		{"a kind that is not the label's", change("s2", func(s *Span) { s.Label, s.Kind = "CUE", Entity }), WrongKind, false},
		{"an attribute of another label", change("s2", func(s *Span) { s.Attrs = map[string]string{"type": "direct"} }), WrongValue,
			false},
		{"a value of another label", change("s1", func(s *Span) { s.Attrs = map[string]string{"type": "verb"} }), WrongValue, false},
		{"a linked cue as a person, the link kept", change("s3", func(s *Span) { s.Label, s.Kind = "PER", Entity }), WrongEnds, false},
		{"a link to a date", link("SPEAKER", "s1", "s5"), WrongEnds, false},
		{"a link the wrong way round", link("SPEAKER", "s2", "s1"), WrongEnds, false},
		{"a link that is there", link("SPEAKER", "s1", "s2"), SameLink, false},
		{"a link to itself", link("of another tool", "s1", "s1"), OwnLink, false},
		{"another speaker", link("SPEAKER", "s1", "s4"), 0, true},
		{"undo brings back what a file had", AddSpan(&Span{ID: "s9", Label: "DATE", Kind: Entity,
			Range: model.Range{Start: 24, End: 27}}).By(Origin{Kind: Undo}), 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := schema.Misfit(set, c.t)
			if (m == nil) != c.fine || m != nil && (m.Reason != c.want || m.Error() == "") {
				t.Errorf("got %v", m)
			}
			var err error = m
			if m != nil && !errors.As(err, &m) {
				t.Error("it is no error")
			}
		})
	}
}
