package store

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
)

// past holds the histories of articles that are not in memory any more, so that the way back stays open however many were
// looked at since. A history belongs to one line of the dataset: on another it would undo what somebody else has done.
type past struct {
	kept  map[record.Key]bygone
	order []record.Key // oldest first
	steps int          // in all of kept
}

type bygone struct {
	history  *annotations.History
	lineHash string
}

// mostPast bounds how many steps are kept for articles that are not in memory: weeks of work.
const mostPast = 100_000

func (p *past) keep(s *Session) {
	undo, redo := s.history.Len()
	if undo+redo == 0 {
		return
	}
	if p.kept == nil {
		p.kept = map[record.Key]bygone{}
	}
	p.take(s.key)
	p.kept[s.key] = bygone{s.history, s.lineHash}
	p.order = append(p.order, s.key)
	p.steps += undo + redo
	for p.steps > mostPast && len(p.order) > 1 {
		p.take(p.order[0])
	}
}

// take hands over what is kept of a record.
func (p *past) take(k record.Key) (bygone, bool) {
	b, ok := p.kept[k]
	if ok {
		undo, redo := b.history.Len()
		p.steps -= undo + redo
		delete(p.kept, k)
		p.order = slices.DeleteFunc(p.order, func(o record.Key) bool { return o == k })
	}
	return b, ok
}

// recall gives a record that is opened again its history, if it stands in the dataset as it did then.
func (d *Dataset) recall(s *Session) {
	b, ok := d.past.take(s.key)
	switch {
	case ok && b.lineHash == s.lineHash:
		s.history = b.history
	case ok:
		d.trail.Forget(s.key.ID)
	}
}

// Trail is the order in which this annotator's records were changed since the dataset was opened, what an earlier run
// left in the journal included.
func (d *Dataset) Trail() *annotations.Trail { return &d.trail }

// Recorded is the session of an article that the dataset holds, opened without its source. Like all sessions, one that
// is not changed ends when another article is opened. record.ErrNone when the dataset holds none.
func (d *Dataset) Recorded(id string) (*Session, error) { return d.state(d.key(id)) }
