package annotations

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Undone to its end through the trail, the work on several articles leaves each as it was; redone, as it became.
func TestTrailLeadsBackOverArticles(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		article := someArticle(t)
		ids := []string{"a", "b", "c"}
		sets, histories := map[string]*Set{}, map[string]*History{}
		for _, id := range ids {
			sets[id], histories[id] = NewSet(), &History{}
		}
		var trail Trail
		carry := func(id string, tx Transaction) {
			if err := tx.Check(sets[id], article); err != nil {
				rt.Fatalf("%s: %v", id, err)
			}
			sets[id].Apply(tx)
			histories[id].Record(tx)
			trail.Record(StepOf(id, tx), tx.Origin)
		}
		all := func() (states []string) {
			for _, id := range ids {
				states = append(states, state(sets[id]))
			}
			return states
		}
		start := all()
		var order []string
		steps := rapid.IntRange(1, 12).Draw(rt, "steps")
		for range steps {
			id := rapid.SampledFrom(ids).Draw(rt, "article")
			order = append(order, id)
			if rapid.Bool().Draw(rt, "answer") {
				carry(id, SetAnswer(sets[id], rapid.SampledFrom([]Answer{InProgress, Accept, Reject}).Draw(rt, "to")))
				continue
			}
			carry(id, AddSpan(anySpan(rt, article, sets[id].NewSpanID())))
		}
		end := all()
		for i := range steps {
			s, ok := trail.Done()
			if want := order[steps-1-i]; !ok || s.Article != want {
				rt.Fatalf("step %d back is on %q (%v), want %q", i, s.Article, ok, want)
			}
			tx, ok := histories[s.Article].Undo()
			if !ok || StepOf(s.Article, tx) != s {
				rt.Fatalf("the history of %s proposes %v, the trail %v", s.Article, tx, s)
			}
			carry(s.Article, tx)
		}
		if got := all(); !slices.Equal(got, start) {
			rt.Fatalf("undone to the end: %q, want %q", got, start)
		}
		if _, ok := trail.Done(); ok {
			rt.Fatal("there is a step before the first")
		}
		for range steps {
			s, _ := trail.Undone()
			tx, ok := histories[s.Article].Redo()
			if !ok {
				rt.Fatal("the history has nothing to redo")
			}
			carry(s.Article, tx)
		}
		if got := all(); !slices.Equal(got, end) {
			rt.Fatalf("redone to the end: %q, want %q", got, end)
		}
	})
}

func TestTrailForgets(t *testing.T) {
	var trail Trail
	for _, s := range []TrailStep{{"a", true}, {"b", false}, {"a", false}} {
		trail.Record(s, ByHand("key"))
	}
	trail.Record(TrailStep{"a", false}, Origin{Kind: Undo})
	trail.Forget("a")
	if s, ok := trail.Done(); !ok || s.Article != "b" {
		t.Errorf("the last step is %v, want that on b", s)
	}
	if s, ok := trail.Undone(); ok {
		t.Errorf("%v can still be redone", s)
	}
	trail.Record(TrailStep{"b", false}, Origin{Kind: Undo})
	trail.Record(TrailStep{"c", false}, ByHand("key"))
	if s, ok := trail.Undone(); ok {
		t.Errorf("after new work %v can still be redone", s)
	}
}
