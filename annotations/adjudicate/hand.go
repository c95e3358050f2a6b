package adjudicate

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/model/order"
)

// Chair is who decides, and when and why.
type Chair struct {
	Name   string
	Time   string // RFC 3339
	How    string // "" by a person; else the rule that decided
	Reason string
	Schema *annotations.Schema // what does not fit it is not brought along; nil for anything
	Whole  bool                // the versions are one annotator's: notes, and what a span was made from, are taken along
}

// hand makes one transaction of several decisions. What it looks up is as it will be once they are made.
type hand struct {
	*Bench
	gold    *annotations.Set
	chair   Chair
	made    made
	tx      annotations.Transaction
	groups  map[int]string // gold span of groups decided now; "" for none
	links   map[int]bool   // decided now
	dropped map[string]bool
	noted   map[place]int // which change of the transaction is the decision
}

// place names a group or link.
type place struct {
	about annotations.About
	n     int
}

func (b *Bench) hand(gold *annotations.Set, c Chair) *hand {
	return &hand{Bench: b, gold: gold, chair: c, made: b.made(gold), groups: make(map[int]string), links: make(map[int]bool),
		dropped: make(map[string]bool), noted: make(map[place]int),
		tx: annotations.Transaction{Origin: annotations.Origin{Kind: annotations.Review}}}
}

func (h *hand) add(t annotations.Transaction) { h.tx.Changes = append(h.tx.Changes, t.Changes...) }

// goldOf is the id of the span that a group has become; "" for none.
func (h *hand) goldOf(group int) string {
	if id, now := h.groups[group]; now {
		return id
	}
	if d := h.made.groups[group]; d != nil && h.owner(d) == group {
		if _, there := h.gold.Span(d.Gold); there && !h.dropped[d.Gold] {
			return d.Gold
		}
	}
	return ""
}

// shared reports whether a gold span was made of another group too: two decisions can end in one span.
func (h *hand) shared(group int, id string) bool {
	d := h.made.groups[group]
	return d != nil && h.cited(annotations.AboutSpan, id, d)
}

// decided reports whether there is a decision about a group.
func (h *hand) decided(group int) bool {
	_, now := h.groups[group]
	return now || h.made.groups[group] != nil
}

// mark makes a span the gold of a group.
func (h *hand) mark(group int, s *annotations.Span, choice annotations.Choice, taken []int, how string) {
	c := *s
	if !h.chair.Whole {
		c.Note, c.Suggested = "", nil // the annotator's, who keeps them
	}
	if h.chair.Whole {
		c.Note = h.notes(group, taken)
	}
	switch old := h.goldOf(group); {
	case old != "" && !h.shared(group, old):
		c.ID = old
		h.replace(&c)
	default:
		if twin := h.twin(s); twin != nil {
			c.ID = twin.ID
			if !h.chair.Whole {
				c.Note, c.Suggested = twin.Note, twin.Suggested
			}
			h.replace(&c)
		} else {
			c.ID = h.gold.NewSpanID()
			h.add(annotations.AddSpan(&c))
		}
	}
	h.groups[group] = c.ID
	h.note(annotations.AboutSpan, group, choice, taken, c.ID, how)
}

// notes are those of all who say so, each once: versions of one annotator may differ in nothing else.
func (h *hand) notes(group int, taken []int) string {
	var list []string
	for _, side := range taken {
		if s := h.Groups[group].Spans[side]; s != nil && s.Note != "" && !slices.Contains(list, s.Note) {
			list = append(list, s.Note)
		}
	}
	return strings.Join(list, "\n")
}

func (h *hand) replace(s *annotations.Span) {
	if was, there := h.gold.Span(s.ID); there && !was.Equal(s) {
		h.add(annotations.ReplaceSpan(h.gold, s))
	}
}

// twin is a gold span that marks the same text with the same label already.
func (h *hand) twin(s *annotations.Span) *annotations.Span {
	for _, other := range h.gold.Overlapping(s.Range) {
		if other.Range == s.Range && other.Class() == s.Class() && !h.dropped[other.ID] {
			return other
		}
	}
	return nil
}

// reject decides that a group is nothing. What had been made of it goes, with its relations and what was decided about those.
func (h *hand) reject(group int, how string) {
	if id := h.goldOf(group); id != "" && !h.shared(group, id) {
		h.add(annotations.RemoveSpan(h.gold, id))
		h.dropped[id] = true
	}
	h.groups[group] = ""
	h.note(annotations.AboutSpan, group, annotations.None, nil, "", how)
}

// note writes down what was decided about a group or link.
func (h *hand) note(about annotations.About, n int, choice annotations.Choice, taken []int, gold, how string) {
	d := &annotations.Decision{About: about, Choice: choice, Gold: gold, By: h.chair.Name, Time: h.chair.Time, How: how,
		Reason: h.chair.Reason}
	for side := range h.Sides {
		id := h.idOf(about, n, side)
		if id == "" {
			continue
		}
		v := annotations.Version{Annotator: h.Sides[side].Annotator, ID: id}
		if slices.Contains(taken, side) {
			d.Taken = append(d.Taken, v)
		} else {
			d.Left = append(d.Left, v)
		}
	}
	for _, list := range [][]annotations.Version{d.Taken, d.Left} { // the order of the sides may be one of chance
		order.By(list, func(a, b annotations.Version) int { return strings.Compare(a.Annotator, b.Annotator) })
	}
	if i, again := h.noted[place{about, n}]; again {
		d.ID, d.Extra = h.tx.Changes[i].DecisionAfter.ID, h.tx.Changes[i].DecisionAfter.Extra
		h.tx.Changes[i].DecisionAfter = d
		return
	}
	h.noted[place{about, n}] = len(h.tx.Changes)
	before := h.made.of(about)[n]
	if before != nil && d.Reason == "" {
		d.Reason = before.Reason
	}
	if before == nil || h.gone(before.ID) {
		d.ID = h.gold.NewDecisionID()
		h.add(annotations.AddDecision(d))
		return
	}
	if h.elsewhere(before, n) {
		h.part(before, d, n)
		return
	}
	for _, v := range before.Versions() { // of annotators who are not on the bench
		if _, known := h.members[member{about, v}]; !known {
			d.Left = append(d.Left, v)
		}
	}
	d.ID, d.Extra = before.ID, before.Extra
	h.add(annotations.ReplaceDecision(h.gold, d))
}

// done is the transaction, without relations that the labels of their spans do not allow any more.
func (h *hand) done() annotations.Transaction {
	fitting, _ := h.chair.Schema.Reconcile(h.gold, h.tx)
	for _, c := range fitting.Changes {
		if c.RelationBefore != nil && c.RelationAfter == nil {
			h.undecided(&fitting, c.RelationBefore.ID)
		}
	}
	return fitting
}

// undecided takes back what was decided about a relation that is gone, unless the transaction says something about it already.
func (h *hand) undecided(t *annotations.Transaction, relation string) {
	for d := range h.gold.Decisions() {
		touched := func(c annotations.Change) bool { return c.DecisionBefore != nil && c.DecisionBefore.ID == d.ID }
		if d.About == annotations.AboutRelation && d.Gold == relation && !slices.ContainsFunc(t.Changes, touched) {
			t.Changes = append(t.Changes, annotations.RemoveDecision(h.gold, d.ID).Changes...)
		}
	}
}

// elsewhere reports whether a decision about a group is about another one too.
func (h *hand) elsewhere(d *annotations.Decision, n int) bool {
	return slices.ContainsFunc(d.Versions(), func(v annotations.Version) bool {
		other, known := h.members[member{d.About, v}]
		return known && other != n
	})
}

// part decides about a group apart from what else an earlier decision was about, which stays as it is for the rest.
func (h *hand) part(before, d *annotations.Decision, n int) {
	rest := *before
	without := func(list []annotations.Version) []annotations.Version {
		return slices.DeleteFunc(slices.Clone(list), func(v annotations.Version) bool {
			of, known := h.members[member{d.About, v}]
			return known && of == n
		})
	}
	rest.Taken, rest.Left = without(before.Taken), without(before.Left)
	if h.owner(before) == n { // what was made of it is this group's
		rest.Gold = ""
		if rest.Choice == annotations.Taken {
			rest.Choice = annotations.None
		}
	}
	d.ID = h.gold.NewDecisionID()
	h.noted[place{d.About, n}] = len(h.tx.Changes)
	h.add(annotations.AddDecision(d))
	h.add(annotations.ReplaceDecision(h.gold, &rest))
}

// owner is the group that a decision's gold was made of: of several that it is about, the first with a version that was taken.
func (h *hand) owner(d *annotations.Decision) int {
	owner := -1
	for _, list := range [][]annotations.Version{d.Taken, d.Left} {
		for _, v := range list {
			if n, known := h.members[member{d.About, v}]; known && (owner < 0 || n < owner) {
				owner = n
			}
		}
		if owner >= 0 {
			break
		}
	}
	return owner
}

// cited reports whether another decision says that it made the same.
func (h *hand) cited(about annotations.About, gold string, but *annotations.Decision) bool {
	for d := range h.gold.Decisions() {
		if d.About == about && d.Gold == gold && d.ID != but.ID {
			return true
		}
	}
	return false
}

// gone reports whether the transaction has taken a decision back.
func (h *hand) gone(decision string) bool {
	return slices.ContainsFunc(h.tx.Changes, func(c annotations.Change) bool {
		return c.DecisionBefore != nil && c.DecisionBefore.ID == decision && c.DecisionAfter == nil
	})
}

// agree takes up what all say the same about.
func (h *hand) agree(how string) {
	for n, g := range h.Groups {
		if g.Agreed() && !h.decided(n) {
			h.mark(n, g.Spans[0], annotations.Taken, h.everyone(), how)
		}
	}
}

func (h *hand) everyone() []int {
	list := make([]int, len(h.Sides))
	for i := range list {
		list[i] = i
	}
	return list
}

// follow draws the relations that come with their spans, as far as both ends are gold.
func (h *hand) follow(how string) {
	for n, l := range h.Links {
		if h.follows(n) {
			h.draw(n, h.target(l), h.sayers(n), how)
		}
	}
}

// target is where a link leads, whoever says so first.
func (h *hand) target(l align.Link) int {
	i := slices.IndexFunc(l.To, func(to int) bool { return to != align.None })
	return l.To[i]
}

func (h *hand) sayers(link int) []int {
	var list []int
	for side, r := range h.Links[link].Relations {
		if r != nil {
			list = append(list, side)
		}
	}
	return list
}

// draw makes the relation of a link gold, unless an end is not, it is decided already, or the schema has none between such spans.
func (h *hand) draw(link, to int, taken []int, how string) bool {
	if h.links[link] || h.made.links[link] != nil {
		return false
	}
	return h.connect(link, to, taken, how, nil)
}

// connect makes the relation of a link gold, in the place of one that was made of it before, unless an end is not gold or the schema has none
// between such spans.
func (h *hand) connect(link, to int, taken []int, how string, old *annotations.Relation) bool {
	from, target := h.goldOf(h.Links[link].From), h.goldOf(to)
	if from == "" || target == "" || from == target {
		return false
	}
	r := &annotations.Relation{Label: h.Links[link].Label, From: from, To: target}
	if same := h.drawn(r); same != nil {
		if old != nil && old.ID != same.ID {
			h.add(annotations.RemoveRelation(h.gold, old.ID))
		}
		r = same
	} else {
		r.ID = h.gold.NewRelationID()
		change := annotations.AddRelation(r)
		if old != nil {
			change = annotations.Join(annotations.RemoveRelation(h.gold, old.ID), change)
		}
		if h.chair.Schema != nil && h.chair.Schema.Misfit(h.gold, annotations.Join(h.tx, change)) != nil {
			return false
		}
		h.add(change)
	}
	h.links[link] = true
	h.note(annotations.AboutRelation, link, annotations.Taken, taken, r.ID, how)
	return true
}

// drawn is a gold relation that says the same already.
func (h *hand) drawn(r *annotations.Relation) *annotations.Relation {
	for _, old := range h.gold.RelationsOf(r.From) {
		if old.Label == r.Label && old.From == r.From && old.To == r.To && !h.dropped[old.From] && !h.dropped[old.To] {
			return old
		}
	}
	return nil
}
