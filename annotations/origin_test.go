package annotations

import (
	"testing"

	"tippani/model"
)

func carryOut(t *testing.T, a *model.Article, set *Set, tx Transaction) {
	t.Helper()
	if err := tx.Check(set, a); err != nil {
		t.Fatal(err)
	}
	set.Apply(tx)
}

func TestAnOriginIsAWord(t *testing.T) {
	for _, word := range []string{"", "key", "relabel", "undo", "redo", "import", "review", "suggestion", "merge",
		"something of another program"} {
		if got := OriginOf(word); got.String() != word {
			t.Errorf("%q is read as %+v, which is written as %q", word, got, got.String())
		}
	}
	if OriginOf("undo").Kind != Undo || OriginOf("key") != ByHand("key") || BySuggestion("crf@3", 0.5).String() != "suggestion" {
		t.Error("a word is taken for another origin")
	}
}

func TestWhatIsMadeFromASuggestionSaysSo(t *testing.T) {
	a, set := someArticle(t), NewSet()
	ends := boundaries(a)
	tx := AddSpan(&Span{ID: "s1", Label: "PER", Range: model.Range{Start: ends[2], End: ends[4]}, Kind: Entity})
	carryOut(t, a, set, tx.By(BySuggestion("crf@3", 0.91)))
	if tx.Changes[0].SpanAfter.Suggested != nil {
		t.Error("the transaction that was given was changed")
	}
	now := func() Span { s, _ := set.Span("s1"); return *s }
	change := func(with func(s *Span)) {
		s := now()
		with(&s)
		carryOut(t, a, set, ReplaceSpan(set, &s).By(ByHand("key")))
	}
	want := func(what string, from *Suggested) {
		t.Helper()
		if got := now().Suggested; !got.Equal(from) {
			t.Errorf("%s: %+v, want %+v", what, got, from)
		}
	}
	taken, changed := &Suggested{Source: "crf@3", Score: 0.91}, &Suggested{Source: "crf@3", Score: 0.91, Changed: true}
	want("taken up", taken)
	change(func(s *Span) { s.Note = "টীকা" })
	want("with a note", taken)
	change(func(s *Span) { s.Label = "ORG" })
	want("relabelled", changed)
	var history History
	s := now()
	s.Suggested = taken
	carryOut(t, a, set, ReplaceSpan(set, &s))
	want("put back as a whole", taken)
	for what, with := range map[string]func(s *Span){
		"moved": func(s *Span) { s.Range.End = ends[3] }, "with an attribute": func(s *Span) {
			s.Attrs = map[string]string{"type": "direct"}
		},
	} {
		s := now()
		with(&s)
		tx := ReplaceSpan(set, &s)
		carryOut(t, a, set, tx)
		history.Record(tx)
		want(what, changed)
		undo, _ := history.Undo()
		carryOut(t, a, set, undo)
		want("back from "+what, taken)
	}
}

func TestASuggestionHasASourceAndAScore(t *testing.T) {
	a, set := someArticle(t), NewSet()
	ends := boundaries(a)
	tx := AddSpan(&Span{ID: "s1", Label: "PER", Range: model.Range{Start: ends[2], End: ends[4]}, Kind: Entity})
	for _, origin := range []Origin{BySuggestion("", 0.5), BySuggestion("crf@3", 1.5), BySuggestion("crf@3", -0.1)} {
		if tx.By(origin).Check(set, a) == nil {
			t.Errorf("%+v is accepted", origin)
		}
	}
}
