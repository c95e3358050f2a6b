package order

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

type pair struct{ key, place int }

func TestElementsAreSortedAsSlicesDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s []pair
		for i, key := range rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "keys") {
			s = append(s, pair{key, i})
		}
		byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
		want := slices.Clone(s)
		slices.SortStableFunc(want, byKey)
		By(s, byKey)
		if !slices.Equal(s, want) {
			t.Fatalf("%v, want %v", s, want)
		}
	})
}
