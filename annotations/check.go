package annotations

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/stop"
)

// CheckError says why a transaction does not fit a set.
type CheckError struct {
	Change Change
	ID     string // of the span or relation
	What   string
}

func (e *CheckError) Error() string { return fmt.Sprintf("%s can't be done: %s", e.Change, e.What) }

// pending is a set as it will be half-way through a transaction.
type pending struct {
	set       *Set
	spans     map[string]*Span // nil: removed
	relations map[string]*Relation
	answer    Answer
	back      bool // undo and redo may bring back what a file held that was not trimmed
}

// Check reports, as a *CheckError, why t can't be applied to the set: ends that are not on the article's cluster
// boundaries, a span that is empty or begins or ends with white space, an id that is taken or unknown, an element that
// is not as the transaction found it, a relation whose spans are not there. After a nil, Apply can't fail.
func (t Transaction) Check(set *Set, article *model.Article) error {
	return t.CheckUntil(set, article, nil)
}

// CheckUntil is Check that ends with an error of its own when it is told to stop.
func (t Transaction) CheckUntil(set *Set, article *model.Article, told stop.Func) error {
	pace := stop.Pace{Stop: told}
	p := &pending{set: set, spans: map[string]*Span{}, relations: map[string]*Relation{}, answer: set.Answer(),
		back: t.Origin == OriginUndo || t.Origin == OriginRedo}
	for _, c := range t.Changes {
		if err := pace.Step(); err != nil {
			return err
		}
		id, what := p.step(c, article)
		if what != "" {
			return &CheckError{Change: c, ID: id, What: what}
		}
	}
	if err := told.Err(); err != nil {
		return err
	}
	return p.checkRelations(t)
}

func (p *pending) span(id string) *Span {
	if s, touched := p.spans[id]; touched {
		return s
	}
	s, _ := p.set.Span(id)
	return s
}

func (p *pending) relation(id string) *Relation {
	if r, touched := p.relations[id]; touched {
		return r
	}
	r, _ := p.set.Relation(id)
	return r
}

func (p *pending) step(c Change, article *model.Article) (id, what string) {
	if !c.onePair() {
		return "", "a change is about exactly one span, relation or answer"
	}
	switch {
	case c.SpanBefore != nil || c.SpanAfter != nil:
		return p.stepSpan(c.SpanBefore, c.SpanAfter, article)
	case c.RelationBefore != nil || c.RelationAfter != nil:
		return p.stepRelation(c.RelationBefore, c.RelationAfter)
	}
	if c.AnswerBefore == nil || c.AnswerAfter == nil || *c.AnswerBefore != p.answer {
		return "", "the answer is not what it was"
	}
	p.answer = *c.AnswerAfter
	return "", ""
}

func (c Change) onePair() bool {
	pairs := 0
	for _, used := range []bool{c.SpanBefore != nil || c.SpanAfter != nil, c.RelationBefore != nil || c.RelationAfter != nil,
		c.AnswerBefore != nil || c.AnswerAfter != nil} {
		if used {
			pairs++
		}
	}
	return pairs == 1
}

func (p *pending) stepSpan(before, after *Span, article *model.Article) (id, what string) {
	if before != nil {
		id = before.ID
		switch now := p.span(id); {
		case now == nil:
			return id, "there is no span " + id
		case !now.Equal(before):
			return id, "span " + id + " has changed meanwhile"
		}
		p.spans[id] = nil
	}
	if after != nil {
		if before != nil && before.ID != after.ID {
			return after.ID, "a replaced span keeps its id"
		}
		if before == nil && p.span(after.ID) != nil {
			return after.ID, "the span id " + after.ID + " is taken"
		}
		asItWas := p.back || before != nil && before.Range == after.Range
		if what := after.fault(article, !asItWas); what != "" {
			return after.ID, what
		}
		p.spans[after.ID] = after
		id = after.ID
	}
	return id, ""
}

func (p *pending) stepRelation(before, after *Relation) (id, what string) {
	if before != nil {
		id = before.ID
		switch now := p.relation(id); {
		case now == nil:
			return id, "there is no relation " + id
		case !now.Equal(before):
			return id, "relation " + id + " has changed meanwhile"
		}
		p.relations[id] = nil
	}
	if after != nil {
		if before != nil && before.ID != after.ID {
			return after.ID, "a replaced relation keeps its id"
		}
		if before == nil && p.relation(after.ID) != nil {
			return after.ID, "the relation id " + after.ID + " is taken"
		}
		if after.ID == "" || after.Label == "" {
			return after.ID, "a relation needs an id and a label"
		}
		p.relations[after.ID] = after
		id = after.ID
	}
	return id, ""
}

// checkRelations looks, once all steps are taken, at the relations the transaction adds and at those of the spans it removes.
func (p *pending) checkRelations(t Transaction) error {
	for _, c := range t.Changes {
		if c.RelationAfter != nil && p.relation(c.RelationAfter.ID) == c.RelationAfter {
			r := c.RelationAfter
			for _, end := range []string{r.From, r.To} {
				if p.span(end) == nil {
					return &CheckError{Change: c, ID: r.ID, What: "there is no span " + end}
				}
			}
		}
		if c.SpanBefore != nil && p.span(c.SpanBefore.ID) == nil {
			id := c.SpanBefore.ID
			if i := slices.IndexFunc(p.set.related[id], func(r *Relation) bool { return p.relation(r.ID) == r }); i >= 0 {
				r := p.set.related[id][i]
				return &CheckError{Change: c, ID: id, What: "relation " + r.ID + " still needs span " + id + "; remove both together"}
			}
		}
	}
	return nil
}

// Fault says, in words, why the span can't stand in the article; "" when it can.
func (s *Span) Fault(article *model.Article) string { return s.fault(article, true) }

func (s *Span) fault(article *model.Article, trimmed bool) string {
	switch {
	case s.ID == "" || s.Label == "":
		return "a span needs an id and a label"
	case !utf8.ValidString(s.ID) || !utf8.ValidString(s.Label) || !utf8.ValidString(s.Note):
		return "id, label and note must be valid UTF-8"
	case s.Range.Start < 0 || int(s.Range.End) > len(article.Text()):
		return "the span lies outside the text"
	case s.Range.Empty():
		return "the span is empty"
	}
	index := article.Index()
	switch {
	case index.Snap(int(s.Range.Start)) != s.Range.Start:
		return "the span starts inside a letter"
	case index.Snap(int(s.Range.End)) != s.Range.End:
		return "the span ends inside a letter"
	case trimmed && model.Trim(article, s.Range) != s.Range:
		return "the span begins or ends with white space"
	}
	return ""
}
