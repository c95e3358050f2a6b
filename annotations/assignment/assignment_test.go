package assignment

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func total(cost [][]float64, columns []int) float64 {
	sum := 0.0
	for r, c := range columns {
		sum += cost[r][c]
	}
	return sum
}

// least tries every assignment.
func least(cost [][]float64, row int, taken []bool) float64 {
	if row == len(cost) {
		return 0
	}
	best := math.Inf(1)
	for c := range taken {
		if !taken[c] {
			taken[c] = true
			best = min(best, cost[row][c]+least(cost, row+1, taken))
			taken[c] = false
		}
	}
	return best
}

func TestTheCostIsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 6).Draw(t, "columns")
		rows := rapid.IntRange(1, columns).Draw(t, "rows")
		cost := make([][]float64, rows)
		for r := range cost {
			cost[r] = rapid.SliceOfN(rapid.Map(rapid.IntRange(-4, 9), func(n int) float64 { return float64(n) / 2 }), columns, columns).
				Draw(t, "row")
		}
		got := Least(cost)
		seen := slices.Clone(got)
		slices.Sort(seen)
		if len(slices.Compact(seen)) != rows {
			t.Fatalf("a column twice: %v", got)
		}
		if g, want := total(cost, got), least(cost, 0, make([]bool, columns)); math.Abs(g-want) > 1e-9 {
			t.Fatalf("%v costs %v, the least is %v", got, g, want)
		}
	})
}

func TestNothingIsAssignedToNothing(t *testing.T) {
	if got := Least(nil); got != nil {
		t.Fatal(got)
	}
}

func BenchmarkLeast(b *testing.B) {
	const n = 300
	cost := make([][]float64, n)
	for r := range cost {
		cost[r] = make([]float64, n)
		for c := range cost[r] {
			cost[r][c] = float64((r*7919 + c*104729) % 1000)
		}
	}
	for b.Loop() {
		Least(cost)
	}
}
