package revise

import (
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/stop"
)

// revision is the way of a record to a new state of its article, decided span by span. It changes nothing before it is carried out.
type revision struct {
	old  *record.Record
	plan *reanchor.Plan
	open []int // placements that are uncertain
	at   int   // index into open; len(open) when all is decided
	nth  int   // candidate shown of the current one
	said map[string]reanchor.Decision
}

// newRevision compares the texts, which can be cancelled.
func newRevision(old *record.Record, now *model.Article, stopped stop.Func) (*revision, error) {
	plan, err := reanchor.MakeUntil(old.Article, old.Spans, now, stopped)
	if err != nil {
		return nil, err
	}
	r := &revision{old: old, plan: plan, said: map[string]reanchor.Decision{}}
	for i := range r.plan.Placements {
		if r.plan.Placements[i].Fate == reanchor.Uncertain {
			r.open = append(r.open, i)
		}
	}
	return r, nil
}

// current is the span to decide about; false when all is decided.
func (r *revision) current() (*reanchor.Placement, bool) {
	if r.at >= len(r.open) {
		return nil, false
	}
	return &r.plan.Placements[r.open[r.at]], true
}

// candidate is the place that is shown of the current span.
func (r *revision) candidate() reanchor.Candidate {
	p, _ := r.current()
	return p.Candidates[r.nth]
}

// turn shows another of the current span's places.
func (r *revision) turn(n int) {
	if p, ok := r.current(); ok {
		r.nth = (r.nth + n + len(p.Candidates)) % len(p.Candidates)
	}
}

// decide says what becomes of the current span and goes on to the next.
func (r *revision) decide(v reanchor.Verdict) {
	p, ok := r.current()
	if !ok {
		return
	}
	d := reanchor.Decision{Verdict: v}
	if v == reanchor.Place {
		d.At = p.Candidates[r.nth].At
	}
	r.said[p.Span.ID] = d
	r.at, r.nth = r.at+1, 0
}

// back goes to the span before, and reports whether there is one.
func (r *revision) back() bool {
	if r.at == 0 {
		return false
	}
	r.at, r.nth = r.at-1, 0
	return true
}

// again begins with the first span; what was said stays until something else is said.
func (r *revision) again() { r.at, r.nth = 0, 0 }

// outcome is what the record will hold if this is carried out.
func (r *revision) outcome() reanchor.Outcome { return r.plan.Outcome(r.old.Relations, r.said) }
