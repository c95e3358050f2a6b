package gamma

import (
	"slices"

	"tippani/model/stop"
)

// None stands in an alignment for an annotator who has no unit there.
const None = -1

// Alignment parts the units of a continuum into unitary alignments, each with at most one unit of each annotator.
type Alignment struct {
	Disorder float64 // δ: the sum of the unitary disorders over the mean number of units that an annotator has
	Unitary  [][]int // for each unitary alignment, which unit of each annotator, or None
	Proven   bool    // whether no other alignment has less disorder; see Best
}

// Best finds an alignment of the least disorder: of several one with the fewest unitary alignments, and of these always the same one
// for one continuum. Which pairs it holds can be otherwise in another alignment that is as good; compare disorders.
//
// For two annotators the answer is always proven. For more it is sought in each part of the text that no unit ties to another part,
// among all unitary alignments worth considering. How much is looked at is bounded (65,536 unitary alignments; 2,097,152 steps of a search).
// Dozens of units of three or more annotators upon each other can be more than that; then the alignment is a good one, and Proven says
// that there may be a better one.
//
// The error is that of ask, or nil. A continuum without units, or with fewer than two annotators, has disorder 0.
func Best(c Continuum, p Params, ask stop.Func) (Alignment, error) {
	s := newSpace(c, p)
	found, err := s.align(s.sides, ask)
	if err != nil {
		return Alignment{}, err
	}
	result := Alignment{Proven: found.proven, Disorder: found.disorder()}
	for _, members := range found.unitary {
		row := slices.Repeat([]int{None}, len(c.Annotators))
		for side, at := range members {
			if at != None {
				row[s.order[side]] = s.sides[side][at].index
			}
		}
		result.Unitary = append(result.Unitary, row)
	}
	return result, nil
}

// solution is an alignment of sides.
type solution struct {
	sum     float64 // of unitary disorders
	mean    float64 // units per side
	unitary [][]int // for each side the place in its list, or None
	proven  bool
}

func (s solution) disorder() float64 {
	if s.mean == 0 {
		return 0
	}
	return s.sum / s.mean
}

// align aligns sides that need not be those of the space: samples have the same metric.
func (m *metric) align(sides [][]unit, ask stop.Func) (solution, error) {
	found := solution{proven: true}
	total := 0
	for _, side := range sides {
		total += len(side)
	}
	if len(sides) < 2 {
		return found, nil
	}
	found.mean = float64(total) / float64(len(sides))
	var err error
	if len(sides) == 2 {
		err = m.alignTwo(&found, sides[0], sides[1], ask)
	} else {
		err = m.alignSeveral(&found, sides, ask)
	}
	return found, err
}

// tie is how much better, as a part of Δ∅ and for each unitary alignment, one alignment must be than another with fewer of them.
const tie = 1e-10

// tied is a cost with what is allowed for being tied.
func (m *metric) tied(cost float64) float64 { return float64(cost * (1 + tie)) }
