package annotations

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
)

const line = "😀 শিল্পী রহিম ‘কাজ’ র\u200d্যাব স্ত্রী য\u09bcেন"

func someArticle(t testing.TB) *model.Article {
	t.Helper()
	a, err := model.NewArticle("a", line, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// boundaries lists the cluster boundaries of an article.
func boundaries(a *model.Article) []model.Offset {
	var all []model.Offset
	for n := 0; ; n++ {
		o, ok := a.Index().FromCluster(n)
		if !ok {
			return all
		}
		all = append(all, o)
	}
}

func anySpan(rt *rapid.T, a *model.Article, id string) *Span {
	at := boundaries(a)
	i := rapid.IntRange(0, len(at)-2).Draw(rt, "start")
	j := rapid.IntRange(i+1, len(at)-1).Draw(rt, "end")
	r := model.Trim(a, model.Range{Start: at[i], End: at[j]})
	if r.Empty() {
		r = model.Range{Start: 0, End: at[1]}
	}
	return &Span{ID: id, Range: r, Label: rapid.SampledFrom([]string{"PER", "ORG"}).Draw(rt, "label")}
}

func spanIDs(set *Set) []string {
	var ids []string
	for s := range set.Spans() {
		ids = append(ids, s.ID)
	}
	return ids
}

// state spells a set out, so that two can be compared.
func state(set *Set) string {
	out := string(set.Answer())
	for s := range set.Spans() {
		out += fmt.Sprintf(" %s[%d,%d)%s/%s", s.ID, s.Range.Start, s.Range.End, s.Label, s.Note)
		for _, r := range set.RelationsOf(s.ID) {
			out += "~" + r.ID
		}
	}
	for r := range set.Relations() {
		out += fmt.Sprintf(" %s:%s>%s %s", r.ID, r.From, r.To, r.Label)
	}
	for d := range set.Decisions() {
		out += fmt.Sprintf(" %s=%s %s", d.ID, d.Choice, d.Reason)
	}
	return out
}

func anyDecision(rt *rapid.T, id string) *Decision {
	return &Decision{ID: id, About: AboutSpan, Choice: rapid.SampledFrom([]Choice{Taken, Own, None}).Draw(rt, "choice"),
		Left: []Version{{"রাফি", "s1"}}, Reason: rapid.SampledFrom([]string{"", "কারণ"}).Draw(rt, "reason")}
}

func anyTransaction(rt *rapid.T, set *Set, a *model.Article) Transaction {
	ids := spanIDs(set)
	kind := rapid.IntRange(0, 7).Draw(rt, "kind")
	if len(ids) == 0 && kind < 5 {
		kind = 0
	}
	pick := func(what string) string { return rapid.SampledFrom(ids).Draw(rt, what) }
	switch kind {
	case 1:
		return RemoveSpan(set, pick("removed"))
	case 2:
		return ReplaceSpan(set, anySpan(rt, a, pick("replaced")))
	case 3:
		return AddRelation(&Relation{ID: set.NewRelationID(), From: pick("from"), To: pick("to"), Label: "CUE"})
	case 4:
		if set.RelationLen() > 0 {
			r := set.relations[rapid.IntRange(0, set.RelationLen()-1).Draw(rt, "relation")]
			if rapid.Bool().Draw(rt, "remove") {
				return RemoveRelation(set, r.ID)
			}
			return Transaction{Changes: []Change{{RelationBefore: knownRelation(set, r.ID),
				RelationAfter: &Relation{ID: r.ID, From: pick("from"), To: pick("to"), Label: "SPEAKER"}}}}
		}
	case 5:
		return SetAnswer(set, rapid.SampledFrom([]Answer{InProgress, Accept, Reject}).Draw(rt, "answer"))
	case 6:
		return AddDecision(anyDecision(rt, set.NewDecisionID()))
	case 7:
		if len(set.decisions) > 0 {
			d := rapid.SampledFrom(set.decisions).Draw(rt, "decision")
			if rapid.Bool().Draw(rt, "remove") {
				return RemoveDecision(set, d.ID)
			}
			return ReplaceDecision(set, anyDecision(rt, d.ID))
		}
	}
	return Join(AddSpan(anySpan(rt, a, set.NewSpanID())), AddSpan(anySpan(rt, a, set.NewSpanID())))
}

func TestTransactionsFitInvertAndAreUndoneToTheBeginning(t *testing.T) {
	a := someArticle(t)
	rapid.Check(t, func(rt *rapid.T) {
		set, history := NewSet(), &History{}
		states := []string{state(set)}
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			tx := anyTransaction(rt, set, a)
			if err := tx.Check(set, a); err != nil {
				rt.Fatal(err)
			}
			before := state(set)
			set.Apply(tx)
			after := state(set)
			if err := tx.Inverse().Check(set, a); err != nil {
				rt.Fatal(err)
			}
			set.Apply(tx.Inverse())
			if state(set) != before {
				rt.Fatalf("%s\nundone is %s", before, state(set))
			}
			set.Apply(tx)
			if state(set) != after {
				rt.Fatal("applied twice it differs")
			}
			history.Record(tx)
			states = append(states, after)
		}
		for i := len(states) - 2; i >= 0; i-- {
			tx, _ := history.Undo()
			set.Apply(tx)
			history.Record(tx)
			if state(set) != states[i] {
				rt.Fatalf("undo %d: got %s\nwant %s", i, state(set), states[i])
			}
		}
		if _, more := history.Undo(); more {
			rt.Fatal("there is more to undo than was done")
		}
		for _, want := range states[1:] {
			tx, _ := history.Redo()
			set.Apply(tx)
			history.Record(tx)
			if state(set) != want {
				rt.Fatal("redo differs")
			}
		}
	})
}

func TestQueriesAgreeWithLookingAtEverySpan(t *testing.T) {
	a := someArticle(t)
	rapid.Check(t, func(rt *rapid.T) {
		set := NewSet()
		var all []*Span
		for range rapid.IntRange(0, 30).Draw(rt, "spans") {
			s := anySpan(rt, a, set.NewSpanID())
			all = append(all, s)
			set.Apply(AddSpan(s))
		}
		for range rapid.IntRange(0, len(all)).Draw(rt, "removed") {
			set.Apply(RemoveSpan(set, all[0].ID))
			all = all[1:]
		}
		slices.SortFunc(all, CompareSpans)
		if got := slices.Collect(set.Spans()); !slices.Equal(got, all) || set.Len() != len(all) {
			rt.Fatalf("spans %v", got)
		}
		for o := model.Offset(0); int(o) <= len(line); o++ {
			r := model.Range{Start: o, End: o + 7}
			var at, over []*Span
			var next, prev *Span
			for _, s := range all {
				if s.Range.Contains(o) {
					at = append(at, s)
				}
				if s.Range.Overlaps(r) {
					over = append(over, s)
				}
				if next == nil && s.Range.Start > o {
					next = s
				}
				if s.Range.Start < o {
					prev = s
				}
			}
			gotNext, _ := set.Next(o)
			gotPrev, _ := set.Prev(o)
			if !slices.Equal(set.At(o), at) || !slices.Equal(set.Overlapping(r), over) || gotNext != next || gotPrev != prev {
				rt.Fatalf("at %d", o)
			}
		}
		for i, s := range all {
			if after, ok := set.After(s); ok != (i+1 < len(all)) || ok && after != all[i+1] {
				rt.Fatal("After")
			}
			if before, ok := set.Before(s); ok != (i > 0) || ok && before != all[i-1] {
				rt.Fatal("Before")
			}
		}
	})
}

func TestDifferenceLeadsFromOneSetToTheOther(t *testing.T) {
	a := someArticle(t)
	rapid.Check(t, func(rt *rapid.T) {
		var sets [2]*Set
		for i := range sets {
			sets[i] = NewSet()
			for range rapid.IntRange(0, 8).Draw(rt, "steps") {
				sets[i].Apply(anyTransaction(rt, sets[i], a))
			}
		}
		tx := Difference(sets[0], sets[1])
		if err := tx.Check(sets[0], a); err != nil {
			rt.Fatal(err)
		}
		if sets[0].Apply(tx); state(sets[0]) != state(sets[1]) {
			rt.Fatalf("got %s\nwant %s", state(sets[0]), state(sets[1]))
		}
	})
}

func TestAnIDIsNeverGivenTwice(t *testing.T) {
	set := SetOf([]*Span{{ID: "s7", Label: "A"}, {ID: "x", Label: "A"}, {ID: "s99999999999999999999", Label: "A"}}, nil, "")
	if got := set.NewSpanID(); got != "s8" {
		t.Errorf("got %s", got)
	}
	set.Apply(AddSpan(&Span{ID: "s12", Label: "A"}))
	set.Apply(RemoveSpan(set, "s12"))
	if got := set.NewSpanID(); got != "s13" {
		t.Errorf("after removing s12: %s", got)
	}
}

func TestATransactionThatDoesNotFitIsRefused(t *testing.T) {
	a := someArticle(t)
	word := model.Range{Start: 5, End: 5 + model.Offset(len("শিল্পী"))}
	set := SetOf([]*Span{{ID: "s1", Range: word, Label: "PER"}, {ID: "s2", Range: word, Label: "ORG"}},
		[]*Relation{{ID: "r1", From: "s1", To: "s2", Label: "CUE"}}, "")
	at := func(start, end model.Offset) Transaction {
		return AddSpan(&Span{ID: "s3", Range: model.Range{Start: start, End: end}, Label: "PER"})
	}
	s1, _ := set.Span("s1")
	for _, c := range []struct {
		name string
		tx   Transaction
		fits bool
	}{
		{"a word", at(word.Start, word.End), true},
		{"inside an emoji", at(1, word.End), false},
		{"inside a letter of three code points", at(word.Start, word.Start+3), false},
		{"an empty span", at(5, 5), false},
		{"ends before it starts", at(8, 5), false},
		{"before the text", at(-1, 5), false},
		{"past the text", at(5, model.Offset(len(line)+1)), false},
		{"a space at its start", at(4, word.End), false},
		{"no label", AddSpan(&Span{ID: "s3", Range: word}), false},
		{"an id that is taken", AddSpan(&Span{ID: "s1", Range: word, Label: "PER"}), false},
		{"twice the same new id", Join(at(word.Start, word.End), at(word.Start, word.End)), false},
		{"removing takes the relations along", RemoveSpan(set, "s2"), true},
		{"removing leaves a relation behind", Transaction{Changes: []Change{{SpanBefore: s1}}}, false},
		{"removing an unknown span", RemoveSpan(set, "s9"), false},
		{"replacing what has changed", Transaction{
			Changes: []Change{{SpanBefore: &Span{ID: "s1", Range: word, Label: "ORG"}, SpanAfter: s1}}}, false},
		{"a relation to nowhere", AddRelation(&Relation{ID: "r2", From: "s1", To: "s9", Label: "CUE"}), false},
		{"a relation to a span of the same transaction",
			Join(at(word.Start, word.End), AddRelation(&Relation{ID: "r2", From: "s1", To: "s3", Label: "CUE"})), true},
		{"an unknown relation", RemoveRelation(set, "r9"), false},
		{"nothing in a change", Transaction{Changes: []Change{{}}}, false},
		{"two things in a change", Transaction{Changes: []Change{{SpanBefore: s1, RelationBefore: &Relation{ID: "r1"}}}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.tx.Check(set, a); (err == nil) != c.fits {
				t.Errorf("got %v", err)
			}
		})
	}
}

func manySpans(n int) *Set {
	spans := make([]*Span, n)
	for i := range spans {
		start := model.Offset(i * 13 % n * 20)
		spans[i] = &Span{ID: fmt.Sprintf("s%d", i+1), Label: "PER", Range: model.Range{Start: start, End: start + 30}}
	}
	return SetOf(spans, nil, "")
}
