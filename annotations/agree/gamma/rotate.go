package gamma

import (
	"math/rand/v2"
	"slices"
)

// rotation makes continua as chance would (§5.2.1 of the paper): for each annotator the units of one that is drawn, turned about the
// text as on a drum. Units keep their lengths, their categories and what is between them, and none is cut at the end of the text: one
// that begins before it is whole, and reaches beyond. How far two are turned differs by the mean length of a unit or more, also around
// the end, so that the units of an annotator who is drawn twice do not lie upon themselves. (The authors' software takes half of it.)
type rotation struct {
	*space
	apart int // least difference of two turns
	turn  []int
	sides [][]unit
}

func newRotation(s *space) *rotation {
	r := &rotation{space: s, turn: make([]int, len(s.sides)), sides: make([][]unit, len(s.sides))}
	covered := 0
	for _, side := range s.sides {
		for _, u := range side {
			covered += u.end - u.start
		}
	}
	r.apart = max(0, min(covered/s.total, s.length/len(s.sides)))
	return r
}

// next makes one more. What it gives is good until the next call.
func (r *rotation) next(random *rand.Rand) [][]unit {
	for empty := true; empty; {
		r.draw(random)
		for i, turn := range r.turn {
			side := r.space.sides[below(random, len(r.sides))]
			r.sides[i] = r.turned(r.sides[i][:0], side, turn)
			empty = empty && len(side) == 0
		}
	}
	return r.sides
}

// draw draws the turns: what is left of the text when all are apart is parted at random.
func (r *rotation) draw(random *rand.Rand) {
	left := r.length - r.apart*len(r.turn)
	for i := range r.turn {
		r.turn[i] = below(random, left+1)
	}
	slices.Sort(r.turn)
	first := below(random, r.length)
	for i := range r.turn {
		r.turn[i] += first + i*r.apart
	}
	random.Shuffle(len(r.turn), func(i, j int) { r.turn[i], r.turn[j] = r.turn[j], r.turn[i] })
}

// turned appends the units of a side, turned. They are in order again: those that passed the end come first.
func (r *rotation) turned(to, side []unit, turn int) []unit {
	turn %= r.length
	passed := slices.IndexFunc(side, func(u unit) bool { return u.start-r.start+turn >= r.length })
	if passed < 0 {
		passed = len(side)
	}
	shift := func(list []unit, by int) {
		for _, u := range list {
			u.start, u.end = u.start+by, u.end+by
			to = append(to, u)
		}
	}
	shift(side[passed:], turn-r.length)
	shift(side[:passed], turn)
	return to
}

func below(random *rand.Rand, n int) int { return int(random.Uint64N(uint64(n))) }
