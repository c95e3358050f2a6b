package gamma

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRotationTurnsWholeAnnotators(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawContinuum(t, rapid.IntRange(2, 4).Draw(t, "annotators"), 6)
		c.Length = rapid.SampledFrom([]int{c.Length, 2 * c.Length, 3, 0}).Draw(t, "length")
		s := newSpace(c, Usual())
		if s.total == 0 {
			return
		}
		r := newRotation(s)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for range 5 {
			sides := r.next(random)
			if !slices.ContainsFunc(sides, func(side []unit) bool { return len(side) > 0 }) {
				t.Fatal("nobody has a unit")
			}
			for i, side := range sides {
				if !slices.IsSortedFunc(side, compareUnits) {
					t.Fatalf("not in order: %v", side)
				}
				if !slices.ContainsFunc(s.sides, func(from []unit) bool { return isTurned(s, from, side, r.turn[i]) }) {
					t.Fatalf("%v is nobody's turned by %d", side, r.turn[i])
				}
				for _, other := range r.turn[:i] {
					between := abs(r.turn[i]-other) % s.length
					if min(between, s.length-between) < r.apart {
						t.Fatalf("turned by %v, at least %d apart in %d", r.turn, r.apart, s.length)
					}
				}
			}
		}
	})
}

// isTurned reports whether a side has the units of another, each turned and inside the text where it begins.
func isTurned(s *space, from, side []unit, turn int) bool {
	if len(from) != len(side) {
		return false
	}
	var want []unit
	for _, u := range from {
		length := u.end - u.start
		u.start = s.start + (u.start-s.start+turn)%s.length
		u.end = u.start + length
		want = append(want, u)
	}
	slices.SortStableFunc(want, compareUnits)
	return slices.EqualFunc(want, side, func(a, b unit) bool { return compareUnits(a, b) == 0 })
}

func TestRotationReachesEveryPlace(t *testing.T) {
	s := newSpace(Continuum{Annotators: [][]Unit{{{0, 2, "a"}}, {{0, 2, "a"}}}, Length: 8}, Usual())
	r := newRotation(s)
	random := rand.New(rand.NewPCG(1, 1))
	seen := make(map[[2]int]int)
	for range 4000 {
		sides := r.next(random)
		seen[[2]int{sides[0][0].start, sides[1][0].start}]++
	}
	// 8 places for the first, and for the second the 5 that are 2 or more away.
	if len(seen) != 40 {
		t.Errorf("%d of 40 pairs of places", len(seen))
	}
	for places, n := range seen {
		if n < 50 || n > 150 {
			t.Errorf("%v %d times, 100 is to be expected", places, n)
		}
	}
}
