package record

import (
	"testing"

	"pgregory.net/rapid"
)

func TestIDSetIsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set idSet
		for range 2 {
			want := map[string]bool{}
			for _, id := range rapid.SliceOfN(rapid.OneOf(rapid.StringMatching(`[sr]?[0-9]{1,4}`),
				rapid.SampledFrom([]string{"", "s", "s01", "s1", "s999", "s1000", "১", "ss", "s-1", "S1"})), 0, 30).Draw(t, "ids") {
				if set.has(id) != want[id] {
					t.Fatalf("has(%q) = %v", id, !want[id])
				}
				if set.add(id) != want[id] {
					t.Fatalf("add(%q) = %v", id, !want[id])
				}
				want[id] = true
			}
			set.clear()
		}
	})
}
