package evaluate

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// widest is how many pairs a matching can have, found by trying all.
func widest(next [][]int32, taken []bool) int {
	if len(next) == 0 {
		return 0
	}
	best := widest(next[1:], taken)
	for _, p := range next[0] {
		if !taken[p] {
			taken[p] = true
			best = max(best, 1+widest(next[1:], taken))
			taken[p] = false
		}
	}
	return best
}

func TestAMatchingIsAsWideAsCanBe(t *testing.T) {
	all := func(overlap) bool { return true }
	rapid.Check(t, func(t *rapid.T) {
		const most = 6
		next := make([][]int32, most)
		var list []overlap
		for range rapid.IntRange(0, 18).Draw(t, "overlaps") {
			o := overlap{gold: rapid.Int32Range(0, most-1).Draw(t, "gold"), predicted: rapid.Int32Range(0, most-1).Draw(t, "predicted")}
			if !slices.Contains(next[o.gold], o.predicted) {
				list = append(list, o)
				next[o.gold] = append(next[o.gold], o.predicted)
			}
		}
		m := newMatching(most, most)
		if rapid.Bool().Draw(t, "some are taken") {
			m.take(list, all)
		}
		m.widen(list, all)
		pairs := 0
		for g, p := range m.ofGold {
			if p == nobody {
				continue
			}
			pairs++
			if m.ofPredicted[p] != int32(g) || !slices.Contains(next[g], p) {
				t.Fatalf("gold %d has partner %d, who has %d", g, p, m.ofPredicted[p])
			}
		}
		if want := widest(next, make([]bool, most)); pairs != want {
			t.Fatalf("%d pairs, there could be %d", pairs, want)
		}
	})
}
