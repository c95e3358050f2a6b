package reanchor

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/order"
)

// mostCandidates is how many places of an uncertain span are listed.
const mostCandidates = 9

// locate finds what became of a span.
func (f *finder) locate(s *annotations.Span) Placement {
	p := Placement{Span: s}
	from, to := f.a.touching(s.Range)
	if from == to {
		p.Fate, p.Reason = Gone, Removed
		return p
	}
	found := f.occurrences(from, to)
	if j := int(f.to[from]); j >= 0 && f.pairedWhole(from, to, j) {
		found = f.mapped(&p, from, to, j, found)
	} else {
		found = f.unmapped(&p, from, to, found)
	}
	if p.Fate == Moved {
		return p
	}
	p.Candidates = f.candidates(&p, from, to, found)
	switch {
	case len(p.Candidates) == 0 && p.Reason == Taken:
		p.Fate = Gone
	case len(p.Candidates) == 0:
		p.Fate, p.Reason = Gone, Removed
	case p.Reason == "" || p.Reason == Taken:
		p.Fate, p.Reason = Uncertain, p.Candidates[0].Reason
	default:
		p.Fate = Uncertain
	}
	return p
}

// spot is a place in the new text where a span's words stand.
type spot struct {
	j    int // the first word
	bits float64
	sides
}

// mapped decides about a span whose words were paired with those from j on. It returns the places that are left as candidates.
func (f *finder) mapped(p *Placement, from, to, j int, found []spot) []spot {
	here := f.around(from, to, j)
	own := spot{j, f.bits(from, to, j, here), here}
	why, ordered := Carried, f.ordered(from, to)
	near := f.weigh(from, to, j, here, true)
	sure := near.decidesFar()
	if ordered {
		why, sure = InPlace, near.decides()
	}
	at, fit := f.ends(p.Span.Range, from, to, j)
	switch {
	case f.rivalled(from, to, own, near.sum(), ordered && f.long(from, to-from, here), found):
		p.Reason = Repeated
	case !sure:
		p.Reason = Weak
	case !fit:
		p.Reason = PartOfWord
	case !sameCase(f.a.article.Slice(p.Span.Range), f.b.article.Slice(at)):
		p.Reason = LetterCase
	default:
		p.Fate, p.Reason, p.At = Moved, why, at
		return nil
	}
	found = slices.DeleteFunc(found, func(s spot) bool { return s.j == j || f.claimed(from, to, s.j, s.sides, false) })
	return append([]spot{own}, found...)
}

// unmapped decides about a span whose words were not paired as they are: it may stand where no pairing was sure, as a passage that
// was moved and holds nothing that occurs but once.
func (f *finder) unmapped(p *Placement, from, to int, found []spot) []spot {
	open := slices.DeleteFunc(slices.Clone(found), func(s spot) bool { return f.claimed(from, to, s.j, s.sides, false) })
	if len(open) == 0 {
		if len(found) > 0 {
			p.Reason = Taken
		}
		return nil
	}
	order.By(open, func(x, y spot) int { return cmp.Compare(y.bits, x.bits) })
	best := open[0]
	near := f.weigh(from, to, best.j, best.sides, false)
	if !near.decidesFar() || f.rivalled(from, to, best, near.sum(), false, open) {
		return open
	}
	at, fit := f.ends(p.Span.Range, from, to, best.j)
	if fit && f.unpairedWhole(best.j, to-from) && sameCase(f.a.article.Slice(p.Span.Range), f.b.article.Slice(at)) {
		p.Fate, p.Reason, p.At = Moved, Carried, at
	}
	return open
}

func (f *finder) unpairedWhole(j, n int) bool {
	for k := range n {
		if f.match.from[j+k] >= 0 {
			return false
		}
	}
	return true
}

func (f *finder) ordered(from, to int) bool {
	for i := from; i < to; i++ {
		if !f.inOrder[i] {
			return false
		}
	}
	return true
}

// rivalled reports whether a span might as well belong to another place than own, where the evidence is near, or another stretch of the
// old text to that place. ordered says that its words kept their order in one piece with many others.
func (f *finder) rivalled(from, to int, own spot, near float64, ordered bool, found []spot) bool {
	if f.budget < 0 {
		return true
	}
	for _, s := range found {
		if s.j != own.j && f.rivals(from, to, s, own, near) && !f.claimed(from, to, s.j, s.sides, ordered) {
			return true
		}
	}
	n := to - from
	for _, i := range f.nearest(f.positions(&f.oldWord, f.a, f.a.id[from]), from) {
		if i == from || !equalWords(f.a.id, i, f.a.id[from:to]) {
			continue
		}
		there := f.around(i, i+n, own.j)
		if f.rivals(i, i+n, spot{own.j, f.bits(i, i+n, own.j, there), there}, own, near) && !f.claims(i, n, own.j, there, ordered) {
			return true
		}
	}
	return false
}

func (f *finder) rivals(from, to int, s, own spot, near float64) bool {
	return s.bits+margin > own.bits || f.weigh(from, to, s.j, s.sides, false).sum()+marginNear > near
}

// candidates are the places that are offered for a span: where its words stand, where they stand as parts of words, and where
// those words are now that were its neighbours.
func (f *finder) candidates(p *Placement, from, to int, found []spot) []Candidate {
	var list []Candidate
	offer := func(at model.Range, why Reason, bits float64) {
		if len(list) == mostCandidates || slices.ContainsFunc(list, func(c Candidate) bool { return c.At == at }) {
			return
		}
		s := *p.Span
		if s.Range = at; s.Fault(f.b.article).None() {
			list = append(list, Candidate{at, why, bits})
		}
	}
	if at, ok := f.projected(p.Span.Range, from, to); ok {
		why := Edited
		if f.sameText(p.Span.Range, at) {
			why = cmp.Or(p.Reason, Weak)
		}
		offer(at, why, 0)
	}
	for _, s := range found {
		at, fit := f.ends(p.Span.Range, from, to, s.j)
		why := p.Reason
		switch {
		case !fit:
			why = PartOfWord
		case why == "" && len(found) > 1:
			why = Repeated
		case why == "":
			why = Weak
		}
		offer(at, why, s.bits)
	}
	for _, at := range f.partsOfWords(p.Span.Range, from, to) {
		offer(at, PartOfWord, 0)
	}
	return list
}
