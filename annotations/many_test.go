package annotations

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
)

// many is n spans in any order, and n relations at the first of them.
func many(n int, shuffle bool) ([]*Span, []*Relation) {
	var spans []*Span
	var relations []*Relation
	for i := range n {
		spans = append(spans, &Span{ID: fmt.Sprint("s", i+1), Label: "PER", Kind: Entity,
			Range: model.Range{Start: model.Offset(2 * i), End: model.Offset(2*i + 1)}})
		relations = append(relations, &Relation{ID: fmt.Sprint("r", i+1), From: "s1", To: fmt.Sprint("s", i+1), Label: "SPEAKER"})
	}
	if shuffle {
		rand.Shuffle(n, func(i, j int) { spans[i], spans[j] = spans[j], spans[i] })
		rand.Shuffle(n, func(i, j int) { relations[i], relations[j] = relations[j], relations[i] })
	}
	return spans, relations
}

// TestASetMadeAtOnceIsTheSetMadeStepByStep compares SetOf with additions one by one, and many changes of relations in one
// transaction with the same changes alone.
func TestASetMadeAtOnceIsTheSetMadeStepByStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "n")
		spans, relations := many(n, true)
		at := SetOf(spans, relations, Accept)
		step := NewSet()
		for _, s := range spans {
			step.Apply(AddSpan(s))
		}
		for _, r := range relations {
			step.Apply(AddRelation(r))
		}
		same(t, at, step)
		remove := RemoveSpan(at, "s1")
		at.Apply(remove)
		for _, c := range remove.Changes {
			step.Apply(Transaction{Changes: []Change{c}})
		}
		same(t, at, step)
		at.Apply(remove.Inverse())
		if at.NewSpanID() != step.NewSpanID() || at.NewRelationID() != step.NewRelationID() {
			t.Fatal("the next ids differ")
		}
		same(t, at, SetOf(spans, relations, Accept))
	})
}

func same(t *rapid.T, a, b *Set) {
	t.Helper()
	if !slices.Equal(slices.Collect(a.Spans()), slices.Collect(b.Spans())) || !slices.Equal(slices.Collect(a.Relations()),
		slices.Collect(b.Relations())) {
		t.Fatal("they differ")
	}
	for s := range a.Spans() {
		if !slices.Equal(a.RelationsOf(s.ID), b.RelationsOf(s.ID)) {
			t.Fatalf("the relations of %s differ", s.ID)
		}
		if got := b.At(s.Range.Start); len(got) != 1 || got[0] != s {
			t.Fatalf("%s is not found at its place", s.ID)
		}
	}
}

func TestIDsAreComparedByTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"s2", "s10", -1}, {"s10", "s2", 1}, {"s19", "s20", -1}, {"s1", "s1", 0}, {"a1", "b1", -1}, {"sa", "s1", 1}, {"s01", "s1", -1},
		{"s1a", "s2a", -1}, {"12345678901234567890", "12345678901234567891", -1}, {"x9", "y1", -1}, {"s9", "sa", -1},
	} {
		if got := compareIDs(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d", c.a, c.b, got)
		}
		pa, na := splitID(c.a)
		pb, nb := splitID(c.b)
		if _, quick := compareDigits(c.a, c.b); quick && (pa != pb || (na < nb) != (c.want < 0)) {
			t.Errorf("%q and %q: the short way differs", c.a, c.b)
		}
	}
}

// BenchmarkManyRelations makes a set of relations at one span, removes that span with all of them, and takes it back: the time
// a relation stays about the same.
func BenchmarkManyRelations(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		for _, shuffled := range []bool{false, true} {
			spans, relations := many(n, shuffled)
			b.Run(fmt.Sprintf("%d/shuffled=%v", n, shuffled), func(b *testing.B) {
				for b.Loop() {
					set := SetOf(spans, relations, "")
					remove := RemoveSpan(set, "s1")
					set.Apply(remove)
					set.Apply(remove.Inverse())
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/relation")
			})
		}
	}
}
