package reanchor

// What stands around a span is evidence that a place is its own, measured in bits: the sum over the words that agree, next to it and
// on both sides. Sentences are what is moved, removed and put in, so the words of a span's own sentence tell more than those beyond.
const (
	enough     = 12.0 // for words that kept their order, if something agrees on both sides
	enoughSide = 20.0 // for such words, if all of it is on one side
	enoughFar  = 26.0 // for words that were moved, or were found by their quotation
	enoughRun  = 60.0 // for such words, if it is all in one piece
	margin     = 10.0 // by which a place must be ahead of every other, all around
	marginNear = 10.0 // the same, with what is beyond the sentence hardly counted
	sideBits   = 40.0 // more than this on one side is no better: what was copied agrees for as long as the copy is
	beyondBits = 8.0  // the most that all beyond the sentence says, on one side
	ownBits    = 40.0 // what a span's own words may say without it being evidence: names come again. What they say more is.
	edgeBits   = 6.0  // where both texts begin, or end, at the same place
	maxRun     = 1 << 12
	maxLeap    = 2 // words that may have been changed between a span and what else agrees
	leapWords  = 8
	leapFactor = 0.5
)

// maxSteps bounds the words that are compared for all spans together.
const maxSteps = 1 << 28

// finder finds a place for one span after the other.
type finder struct {
	*match
	budget  int
	oldWord [][]int32 // where each word stands in the old text, by id; made when it is first wanted
	newWord [][]int32
}

// sides is how many words agree to the left and to the right of a place.
type sides struct{ left, right int }

func (s sides) words() int { return s.left + s.right }

// around counts the words that agree around the old text's words from..to-1 when they are laid on the new text's word j.
func (f *finder) around(from, to, j int) sides {
	var s sides
	for s.left < maxRun && from-s.left > 0 && j-s.left > 0 && f.a.id[from-s.left-1] == f.b.id[j-s.left-1] {
		s.left++
	}
	end := j + to - from
	for s.right < maxRun && to+s.right < f.a.len() && end+s.right < f.b.len() && f.a.id[to+s.right] == f.b.id[end+s.right] {
		s.right++
	}
	f.budget -= s.words() + 1
	return s
}

// bits is the evidence of a place in comparison with another: all the words around it, each side for itself up to a limit.
func (f *finder) bits(from, to, j int, s sides) float64 {
	left := f.a.bits(from-s.left, from)
	if s.left == from && s.left == j {
		left += edgeBits
	}
	right := f.a.bits(to, to+s.right)
	if end := j + to - from; to+s.right == f.a.len() && end+s.right == f.b.len() {
		right += edgeBits
	}
	return min(left, sideBits) + min(right, sideBits)
}

// weighed is the evidence of a place by itself.
type weighed struct{ own, left, right, within, run float64 }

func (w weighed) sum() float64 { return w.own + w.left + w.right }

// decides reports whether it is enough for words that kept their order.
func (w weighed) decides() bool {
	return w.sum() >= enoughSide || w.sum() >= enough && w.left > 0 && w.right > 0
}

// decidesFar reports whether it is enough for words that were moved: then what is beyond the sentence has its own reasons to agree.
func (w weighed) decidesFar() bool { return w.own+w.within >= enoughFar || w.run >= enoughRun }

// weigh gathers the evidence of a place by itself. For words that were paired, what is paired behind a few words that were
// changed, removed or put in counts too, though less.
func (f *finder) weigh(from, to, j int, s sides, paired bool) weighed {
	left, right := f.side(from-1, j-1, s.left, -1, paired), f.side(to, j+to-from, s.right, 1, paired)
	return weighed{
		own:    max(0, f.a.bits(from, to)-ownBits),
		left:   left.sum(),
		right:  right.sum(),
		within: min(left.within, sideBits) + min(right.within, sideBits),
		run:    f.a.bits(from-s.left, from) + f.a.bits(to, to+s.right),
	}
}

// gathered is evidence on one side of a span while it is gathered, from the span outwards.
type gathered struct {
	words          *words
	step           int
	within, beyond float64 // the sentence
	crossed        bool    // its end has been passed
}

// pass goes past a word, which counts by that factor.
func (g *gathered) pass(at int, factor float64) {
	if g.step < 0 {
		g.crossed = g.crossed || g.words.ends[at]
	}
	if g.crossed {
		g.beyond += factor * g.words.bits(at, at+1)
	} else {
		g.within += factor * g.words.bits(at, at+1)
	}
	if g.step > 0 {
		g.crossed = g.crossed || g.words.ends[at]
	}
}

func (g *gathered) sum() float64 { return min(g.within, sideBits) + min(g.beyond, beyondBits) }

// side is the evidence on one side, where n words agree from the words i and j on.
func (f *finder) side(i, j, n, step int, paired bool) gathered {
	g := gathered{words: f.a, step: step, crossed: step > 0 && i > 0 && f.a.ends[i-1]}
	for k := 0; k < n && g.within+g.beyond < 2*sideBits; k++ {
		g.pass(i+step*k, 1)
	}
	i, j = i+step*n, j+step*n
	switch inOld, inNew := i >= 0 && i < f.a.len(), j >= 0 && j < f.b.len(); {
	case !inOld && !inNew:
		g.beyond += edgeBits
	case inOld && inNew && paired:
		f.leap(i, j, &g)
	}
	return g
}

// leap counts the words that are paired beyond a gap that begins at the words i and j.
func (f *finder) leap(i, j int, g *gathered) {
	whole := g.crossed || g.step < 0 && f.a.ends[i]
	for gap := 1; gap <= 2*maxLeap; gap++ {
		for skip := max(0, gap-maxLeap); skip <= min(gap, maxLeap); skip++ {
			at, other := i+g.step*skip, j+g.step*(gap-skip)
			if !f.follows(at, other) {
				continue
			}
			for k := range skip {
				g.pass(i+g.step*k, 0)
			}
			// What is beyond a sentence would agree just as well if the sentence were another.
			known := g.beyond
			for n := 0; n < leapWords && f.follows(at, other); n++ {
				g.pass(at, leapFactor)
				at, other = at+g.step, other+g.step
			}
			if !whole {
				g.beyond = known
			}
			return
		}
	}
	// Where whole sentences were only removed, or only put in, those next to them still agree.
	if !whole {
		return
	}
	if k := int(f.match.from[j]); k >= 0 && f.inOrder[k] && (k-i)*g.step > 0 {
		g.beyond += beyondBits
	} else if k := int(f.to[i]); k >= 0 && f.inOrder[i] && (k-j)*g.step > 0 {
		g.beyond += beyondBits
	}
}

func (f *finder) follows(i, j int) bool {
	return i >= 0 && i < f.a.len() && int(f.to[i]) == j
}

// claimed reports whether the new text's words from j on belong to other words of the old text than those from..to-1: ones that kept
// their order and agree with all that these do, and more. Against words that kept their order as well (ordered), it is enough that they
// are part of a long piece: both can't be wrong about each other.
func (f *finder) claimed(from, to, j int, here sides, ordered bool) bool {
	i := int(f.match.from[j])
	if i < 0 || i == from || !f.pairedWhole(i, i+to-from, j) || !f.inOrder[i] {
		return false
	}
	there := f.around(i, i+to-from, j)
	return f.beyond(i, to-from, there, here) || ordered && f.long(i, to-from, there)
}

// claims reports whether the old text's words i..i+n-1 have a place of their own in the new one, which is not j and where they agree
// with all that they agree with there, and more. ordered is as for claimed.
func (f *finder) claims(i, n, j int, there sides, ordered bool) bool {
	own := int(f.to[i])
	if own < 0 || own == j || !f.pairedWhole(i, i+n, own) || !f.inOrder[i] {
		return false
	}
	here := f.around(i, i+n, own)
	return f.beyond(i, n, here, there) || ordered && f.long(i, n, here)
}

// long reports whether what agrees around the old text's words i..i+n-1 is enough to be one piece with them.
func (f *finder) long(i, n int, s sides) bool {
	return f.a.bits(i-s.left, i)+f.a.bits(i+n, i+n+s.right) >= enoughRun
}

// beyond reports whether what agrees around the old text's words i..i+n-1 at one place goes beyond what agrees at another, on no side
// less and together by a margin.
func (f *finder) beyond(i, n int, wide, narrow sides) bool {
	if wide.left < narrow.left || wide.right < narrow.right {
		return false
	}
	more := f.a.bits(i-wide.left, i-narrow.left) + f.a.bits(i+n+narrow.right, i+n+wide.right)
	return more >= margin || wide.left == maxRun || wide.right == maxRun
}

// pairedWhole reports whether the old text's words from..to-1 are paired with those of the new one from j on, without a gap.
func (f *finder) pairedWhole(from, to, j int) bool {
	for k := range to - from {
		if from+k >= f.a.len() || int(f.to[from+k]) != j+k {
			return false
		}
	}
	return true
}
