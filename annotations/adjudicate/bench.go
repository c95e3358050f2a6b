// Package adjudicate decides between annotators: what is to be decided about an article, which versions there are, and the transactions
// that make a decision part of the gold record. A decision is never made anew by work that comes later: it fills what is undecided only.
package adjudicate

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/model"
)

// Side is what one annotator says of the article.
type Side struct {
	Annotator string
	Spans     []*annotations.Span
	Relations []*annotations.Relation
}

// Bench is an article before an adjudicator: what the sides say, in groups. It does not change; what was decided is in the gold record.
type Bench struct {
	Sides  []Side
	Groups []align.Group
	Links  []align.Link

	linksOf map[int][]int // of a group: numbers of the links that leave it
	members map[member]int
}

// member is a span or relation of a side; members has the number of its group or link.
type member struct {
	about annotations.About
	annotations.Version
}

// New groups what several annotators say of one text. The order of the sides is that of their versions everywhere.
func New(sides []Side) *Bench {
	b := &Bench{Sides: sides, linksOf: make(map[int][]int), members: make(map[member]int)}
	var spans [][]*annotations.Span
	var relations [][]*annotations.Relation
	for _, s := range sides {
		spans, relations = append(spans, s.Spans), append(relations, s.Relations)
	}
	b.Groups = align.Of(spans...)
	b.Links = align.Relations(b.Groups, relations...)
	for i, l := range b.Links {
		b.linksOf[l.From] = append(b.linksOf[l.From], i)
	}
	for n := range b.Groups {
		b.number(annotations.AboutSpan, n)
	}
	for n := range b.Links {
		b.number(annotations.AboutRelation, n)
	}
	return b
}

// State says how far an Item is.
type State int

// The states.
const (
	Agreed  State = iota // all say the same; nothing is to be decided by a person, and nothing is decided yet
	Open                 // to be decided
	Decided              // there is a decision
)

// Item is one thing that is decided at once: a group of spans, or where the relations lead that leave one.
type Item struct {
	About    annotations.About
	Number   int // of the group or link
	Range    model.Range
	State    State
	Decision *annotations.Decision // nil unless Decided
}

// Same reports whether two items are about the same thing, however far each is.
func (i Item) Same(j Item) bool { return i.About == j.About && i.Number == j.Number }

// Items lists what is or was to be decided, in the order of the text, the relations of a span behind it. Those relations are left out
// about which nobody who marked the span says anything else, because they come with it, and those whose span was rejected.
func (b *Bench) Items(gold *annotations.Set) []Item {
	made := b.made(gold)
	list := make([]Item, 0, len(b.Groups))
	for n, g := range b.Groups {
		it := Item{About: annotations.AboutSpan, Number: n, Range: g.Range, State: Open, Decision: made.groups[n]}
		switch {
		case it.Decision != nil:
			it.State = Decided
		case g.Agreed():
			it.State = Agreed
		}
		list = append(list, it)
		for _, k := range b.linksOf[n] {
			if it.Decision != nil && !b.stands(gold, it.Decision, k) {
				continue
			}
			l := Item{About: annotations.AboutRelation, Number: k, Range: g.Range, State: Open, Decision: made.links[k]}
			switch {
			case l.Decision != nil:
				l.State = Decided
			case b.follows(k):
				continue
			}
			list = append(list, l)
		}
	}
	return list
}

// follows reports whether all who have a say about a link say the same.
func (b *Bench) follows(link int) bool {
	l := b.Links[link]
	to := align.None
	for side := range b.Sides {
		switch {
		case !b.hasSay(link, side):
		case l.To[side] == align.None, to != align.None && l.To[side] != to:
			return false
		default:
			to = l.To[side]
		}
	}
	return true
}

// hasSay reports whether a side can say something about a link: whether it marked the span that the link leaves as those did who drew it.
// Who took a quotation for a claim says nothing of its speaker.
func (b *Bench) hasSay(link, side int) bool {
	s := b.Groups[b.Links[link].From].Spans[side]
	return s != nil && s.Class() == b.leaves(link)
}

// leaves is the class of the span that a link leaves.
func (b *Bench) leaves(link int) annotations.Class {
	l := b.Links[link]
	i := slices.IndexFunc(l.Relations, func(r *annotations.Relation) bool { return r != nil })
	return b.Groups[l.From].Spans[i].Class()
}

// stands reports whether what was decided about a span left one that the link can leave.
func (b *Bench) stands(gold *annotations.Set, d *annotations.Decision, link int) bool {
	s, there := gold.Span(d.Gold)
	return there && s.Class() == b.leaves(link)
}

// number notes what belongs to a group or link.
func (b *Bench) number(about annotations.About, n int) {
	for side := range b.Sides {
		if id := b.idOf(about, n, side); id != "" {
			b.members[member{about, annotations.Version{Annotator: b.Sides[side].Annotator, ID: id}}] = n
		}
	}
}

// idOf is the id of a side's span or relation in a group or link; "" for none.
func (b *Bench) idOf(about annotations.About, n, side int) string {
	if about == annotations.AboutRelation {
		if r := b.Links[n].Relations[side]; r != nil {
			return r.ID
		}
	} else if s := b.Groups[n].Spans[side]; s != nil {
		return s.ID
	}
	return ""
}
