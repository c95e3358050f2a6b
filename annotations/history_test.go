package annotations

import (
	"testing"

	"tippani/model"
)

// plain is an article with a span for each of its words, in the order of their ids.
func plain(t *testing.T, text string) *model.Article {
	t.Helper()
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestANewEditEndsWhatCouldBeRedone(t *testing.T) {
	set, history := NewSet(), &History{}
	do := func(tx Transaction) {
		set.Apply(tx)
		history.Record(tx)
	}
	do(AddSpan(&Span{ID: "s1", Range: model.Range{Start: 0, End: 3}, Label: "PER", Kind: Entity}))
	undo, _ := history.Undo()
	do(undo)
	if _, redo := history.Len(); redo != 1 {
		t.Fatalf("%d steps to redo after one undo", redo)
	}
	do(AddSpan(&Span{ID: "s2", Range: model.Range{Start: 0, End: 3}, Label: "ORG", Kind: Entity}))
	if tx, can := history.Redo(); can {
		t.Errorf("after a new edit %v can be redone, which was made on another state", tx.Changes)
	}
	if undo, redo := history.Len(); undo != 1 || redo != 0 {
		t.Errorf("%d steps to undo and %d to redo", undo, redo)
	}
}

func TestAnInverseTakesTheLastChangeBackFirst(t *testing.T) {
	a := plain(t, "ক খ গ")
	before := &Span{ID: "s1", Range: model.Range{Start: 0, End: 3}, Label: "PER", Kind: Entity}
	after := &Span{ID: "s1", Range: model.Range{Start: 0, End: 3}, Label: "ORG", Kind: Entity}
	quote := &Span{ID: "s2", Range: model.Range{Start: 4, End: 7}, Label: "QUOTE", Kind: Quote}
	accept, reject, open := Accept, Reject, InProgress
	for name, tx := range map[string]Transaction{
		"added, then replaced": {Changes: []Change{{SpanAfter: before}, {SpanBefore: before, SpanAfter: after}}},
		"spans, then what links them": {Changes: []Change{{SpanAfter: before}, {SpanAfter: quote},
			{RelationAfter: &Relation{ID: "r1", From: "s2", To: "s1", Label: "SPEAKER"}}}},
		"one answer and then the other": {Changes: []Change{{AnswerBefore: &open, AnswerAfter: &accept},
			{AnswerBefore: &accept, AnswerAfter: &reject}}},
		"removed and added again": {Changes: []Change{{SpanAfter: before}, {SpanBefore: before}, {SpanAfter: after}}},
	} {
		set := NewSet()
		if err := tx.Check(set, a); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		set.Apply(tx)
		inverse := tx.Inverse()
		if err := inverse.Check(set, a); err != nil {
			t.Errorf("%s: the inverse does not fit: %v", name, err)
		}
		set.Apply(inverse)
		if set.Len() != 0 || set.RelationLen() != 0 || set.Answer() != InProgress {
			t.Errorf("%s: %d spans, %d relations and the answer %q are left", name, set.Len(), set.RelationLen(), set.Answer())
		}
		set.Apply(inverse.Inverse())
		if set.Len() == 0 && set.Answer() == InProgress {
			t.Errorf("%s: the inverse of the inverse does nothing", name)
		}
	}
}
