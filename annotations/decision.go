package annotations

import (
	"iter"
	"slices"
	"tippani/model/message"
)

// About says what a decision is about.
type About string

// What decisions are about.
const (
	AboutSpan     About = "span"     // a group of spans of several annotators that stand for one another
	AboutRelation About = "relation" // where the relations of several annotators lead that leave one place
)

// Choice is what was decided.
type Choice string

// The choices.
const (
	Taken Choice = "taken" // what one or several annotators say
	Own   Choice = "own"   // what the adjudicator says and no annotator does
	None  Choice = "none"  // rejected: nothing is to be marked there
)

// Version is a span or a relation of one annotator, by its id in their record.
type Version struct{ Annotator, ID string }

// Decision is what was decided about one disagreement, or agreement, of annotators. It is part of the record of whoever adjudicates
// and names what it decided between, so that work that comes later does not open it again. It is immutable in a Set.
type Decision struct {
	ID     string // unique in its article: "d1", "d2", ...
	About  About
	Choice Choice
	Taken  []Version // who says what was taken; of other choices nobody
	Left   []Version // who says something else
	Gold   string    // id of the span or relation that was made of it; "" for none
	By     string    // the adjudicator
	Time   string    // RFC 3339
	How    string    // "" by a person; else the rule: "agree", "majority", the least share of votes "0.6"
	Reason string    // as typed; "" for none
	Extra  []Field   // unknown keys, in the order read
}

// Versions lists all that was decided between.
func (d *Decision) Versions() []Version { return append(slices.Clone(d.Taken), d.Left...) }

// Equal reports whether two decisions say the same, unknown keys included.
func (d *Decision) Equal(e *Decision) bool {
	return d == e || d.ID == e.ID && d.About == e.About && d.Choice == e.Choice && slices.Equal(d.Taken, e.Taken) &&
		slices.Equal(d.Left, e.Left) && d.Gold == e.Gold && d.By == e.By && d.Time == e.Time && d.How == e.How &&
		d.Reason == e.Reason && EqualFields(d.Extra, e.Extra)
}

// Sound reports whether a decision can stand in a record: it has an id, is about something, and chose something.
func (d *Decision) Sound() bool {
	return d.ID != "" && (d.About == AboutSpan || d.About == AboutRelation) && (d.Choice == Taken || d.Choice == Own || d.Choice == None)
}

// AddDecision adds d, whose ID must be new to the set (Set.NewDecisionID).
func AddDecision(d *Decision) Transaction {
	return Transaction{Changes: []Change{{DecisionAfter: d}}}
}

// RemoveDecision takes a decision out of the record. An unknown id makes a transaction that Check refuses.
func RemoveDecision(set *Set, id string) Transaction {
	return Transaction{Changes: []Change{{DecisionBefore: knownDecision(set, id)}}}
}

// ReplaceDecision puts d in the place of the decision with the same ID. An unknown id makes a transaction that Check refuses.
func ReplaceDecision(set *Set, d *Decision) Transaction {
	return Transaction{Changes: []Change{{DecisionBefore: knownDecision(set, d.ID), DecisionAfter: d}}}
}

func knownDecision(set *Set, id string) *Decision {
	if d, ok := set.Decision(id); ok {
		return d
	}
	return &Decision{ID: id}
}

// Decide makes decisions, as read from a file, part of the set. Of two with the same id the first is kept.
func (set *Set) Decide(list []*Decision) {
	for _, d := range list {
		if _, taken := set.Decision(d.ID); !taken {
			set.addDecision(d)
		}
	}
}

// Decisions yields every decision, sorted by id. The set must not change meanwhile.
func (set *Set) Decisions() iter.Seq[*Decision] { return slices.Values(set.decisions) }

// Decision finds a decision by id.
func (set *Set) Decision(id string) (*Decision, bool) {
	if i, ok := findDecision(set.decisions, id); ok {
		return set.decisions[i], true
	}
	return nil, false
}

// NewDecisionID is an id that no decision of this set has or had since the article was opened.
func (set *Set) NewDecisionID() string { return set.decisionIDs.next() }

func (set *Set) addDecision(d *Decision) {
	set.decisionIDs.see(d.ID)
	i, there := findDecision(set.decisions, d.ID)
	if there {
		set.decisions = slices.Delete(set.decisions, i, i+1)
	}
	set.decisions = slices.Insert(set.decisions, i, d)
}

func (set *Set) removeDecision(id string) {
	set.decisionIDs.see(id)
	if i, ok := findDecision(set.decisions, id); ok {
		set.decisions = slices.Delete(set.decisions, i, i+1)
	}
}

func findDecision(sorted []*Decision, id string) (int, bool) {
	return slices.BinarySearchFunc(sorted, id, func(d *Decision, id string) int { return compareIDs(d.ID, id) })
}

func (p *pending) decision(id string) *Decision {
	if d, touched := p.decisions[id]; touched {
		return d
	}
	d, _ := p.set.Decision(id)
	return d
}

func (p *pending) stepDecision(before, after *Decision) (id string, what message.Message) {
	if before != nil {
		id = before.ID
		if now := p.decision(id); now == nil || !now.Equal(before) {
			return id, decisionStale.With(id)
		}
		p.decisions[id] = nil
	}
	if after != nil {
		if before == nil && p.decision(after.ID) != nil {
			return after.ID, decisionTaken.With(after.ID)
		}
		if !after.Sound() || before != nil && before.ID != after.ID {
			return after.ID, decisionUnsound.With()
		}
		p.decisions[after.ID] = after
		id = after.ID
	}
	return id, message.Message{}
}
