package adjudicate

import (
	"math"
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
)

// The rules that decide without a person.
const (
	ByAgreement = "agree"
	ByMajority  = "majority"
)

// Agreement takes up what all say the same about and is undecided, with the relations that come with it. It is empty when there is no
// such thing.
func (b *Bench) Agreement(gold *annotations.Set, c Chair) annotations.Transaction {
	h := b.hand(gold, c)
	h.agree(ByAgreement)
	h.follow(ByAgreement)
	return h.done()
}

// Take decides that what an option says is so. What all agree about is taken up too, and with a relation its ends, as those say who say
// that it is there; all of it is one transaction.
func (b *Bench) Take(gold *annotations.Set, it Item, o Option, c Chair) annotations.Transaction {
	h := b.hand(gold, c)
	h.agree(ByAgreement)
	if it.About == annotations.AboutRelation {
		h.takeLink(it.Number, o)
	} else if o.Nothing() {
		h.reject(it.Number, c.How)
	} else {
		h.mark(it.Number, o.Span, annotations.Taken, o.Sides, c.How)
	}
	h.follow(ByAgreement)
	return h.done()
}

// Reject decides that nothing is to be marked there.
func (b *Bench) Reject(gold *annotations.Set, it Item, c Chair) annotations.Transaction {
	return b.Take(gold, it, Option{To: align.None}, c)
}

// takeLink decides where a link leads, and its ends with it.
func (h *hand) takeLink(link int, o Option) {
	l := h.Links[link]
	old := h.goldLink(link)
	if o.Nothing() {
		if old != nil {
			h.add(annotations.RemoveRelation(h.gold, old.ID))
		}
		h.links[link] = true
		h.note(annotations.AboutRelation, link, annotations.None, nil, "", h.chair.How)
		return
	}
	side := o.Sides[0]
	for _, end := range []int{l.From, o.To} {
		if h.goldOf(end) == "" {
			h.mark(end, h.Groups[end].Spans[side], annotations.Taken, h.same(end, side), h.chair.How)
		}
	}
	h.connect(link, o.To, o.Sides, h.chair.How, old)
}

// goldLink is the relation that was made of a link; nil for none.
func (h *hand) goldLink(link int) *annotations.Relation {
	d := h.made.links[link]
	if d == nil {
		return nil
	}
	r, there := h.gold.Relation(d.Gold)
	if !there || h.cited(annotations.AboutRelation, r.ID, d) {
		return nil
	}
	return r
}

// same lists the sides that say of a group what one says.
func (h *hand) same(group, side int) []int {
	var list []int
	for i, s := range h.Groups[group].Spans {
		if s != nil && align.Same(s, h.Groups[group].Spans[side]) {
			list = append(list, i)
		}
	}
	return list
}

// Tally counts the spans that all agree about, and what a rule has decided beside.
type Tally struct{ Agreed, ByRule int }

// The least shares of votes of the rules.
var (
	AllAgree = 2.0                      // which none reaches: nothing is decided but what all say
	Majority = math.Nextafter(0.5, 1.0) // more than half
)

// Auto decides what needs no person: what all agree about, and of the rest what at least share of those say who have a say, if no other
// version has as many votes. Who marked nothing votes for nothing. The Chair's How names the rule in the decisions.
func (b *Bench) Auto(gold *annotations.Set, share float64, c Chair) (annotations.Transaction, Tally) {
	h := b.hand(gold, c)
	var t Tally
	for n, g := range b.Groups {
		if g.Agreed() && !h.decided(n) {
			t.Agreed++
		}
	}
	h.agree(ByAgreement)
	for n := range b.Groups {
		if h.decided(n) {
			continue
		}
		o, ok := b.wins(Item{About: annotations.AboutSpan, Number: n}, share)
		switch {
		case !ok:
			continue
		case o.Nothing():
			h.reject(n, c.How)
		default:
			h.mark(n, o.Span, annotations.Taken, o.Sides, c.How)
		}
		t.ByRule++
	}
	h.follow(ByAgreement)
	for n, l := range b.Links {
		rejected := h.decided(l.From) && h.goldOf(l.From) == ""
		if h.links[n] || h.made.links[n] != nil || b.follows(n) || rejected {
			continue
		}
		o, ok := b.wins(Item{About: annotations.AboutRelation, Number: n}, share)
		if ok && o.Nothing() {
			h.links[n] = true
			h.note(annotations.AboutRelation, n, annotations.None, nil, "", c.How)
		}
		if ok && (o.Nothing() || h.draw(n, o.To, o.Sides, c.How)) {
			t.ByRule++
		}
	}
	return h.done(), t
}

// wins is the option that a rule takes.
func (b *Bench) wins(it Item, share float64) (Option, bool) {
	o, has, ok := leading(b.Options(it))
	return o, ok && has >= share
}

// Otherwise reports whether what was decided about an item is not what an annotator said who had a say: something else was taken, or theirs
// rejected.
func (b *Bench) Otherwise(it Item, annotator string) bool {
	d := it.Decision
	side := slices.IndexFunc(b.Sides, func(s Side) bool { return s.Annotator == annotator })
	if d == nil || side < 0 || it.About == annotations.AboutRelation && !b.hasSay(it.Number, side) {
		return false
	}
	theirs := func(v annotations.Version) bool { return v.Annotator == annotator }
	return !slices.ContainsFunc(d.Taken, theirs) && (d.Choice != annotations.None || slices.ContainsFunc(d.Left, theirs))
}
