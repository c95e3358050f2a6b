package annotations

import (
	"slices"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/message"
	"tippani/model/stop"
)

// CheckError says why a transaction does not fit a set.
type CheckError struct {
	Change Change
	ID     string // of the span or relation
	What   message.Message
}

func (e *CheckError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *CheckError) Message() message.Message { return cannotBeDone.With(e.Change.message(), e.What) }

var (
	cannotBeDone = message.New("annotations.check", "%s can't be done: %s")

	notOnePair      = message.New("annotations.one-pair", "a change is about exactly one span, relation, answer or decision")
	answerChanged   = message.New("annotations.answer-changed", "the answer is not what it was")
	noSpan          = message.New("annotations.no-span", "there is no span %s")
	spanChanged     = message.New("annotations.span-changed", "span %s has changed meanwhile")
	spanKeepsID     = message.New("annotations.span-keeps-id", "a replaced span keeps its id")
	spanTaken       = message.New("annotations.span-taken", "the span id %s is taken")
	noRelation      = message.New("annotations.no-relation", "there is no relation %s")
	relationChanged = message.New("annotations.relation-changed", "relation %s has changed meanwhile")
	relationKeepsID = message.New("annotations.relation-keeps-id", "a replaced relation keeps its id")
	relationTaken   = message.New("annotations.relation-taken", "the relation id %s is taken")
	decisionStale   = message.New("annotations.decision-changed", "decision %s has changed meanwhile")
	decisionTaken   = message.New("annotations.decision-taken", "the decision id %s is taken")
	decisionUnsound = message.New("annotations.decision-unsound", "a decision needs an id, what it is about, and a choice")
	relationUnnamed = message.New("annotations.relation-unnamed", "a relation needs an id and a label")
	stillNeeded     = message.New("annotations.still-needed", "relation %s still needs span %s; remove both together")

	spanUnnamed   = message.New("annotations.span-unnamed", "a span needs an id and a label")
	spanNotUTF8   = message.New("annotations.span-utf8", "id, label and note must be valid UTF-8")
	spanOutside   = message.New("annotations.span-outside", "the span lies outside the text")
	spanEmpty     = message.New("annotations.span-empty", "the span is empty")
	noSuggestion  = message.New("annotations.no-suggestion", "a suggestion needs a source and a score from 0 to 1")
	startsInside  = message.New("annotations.starts-inside", "the span starts inside a letter")
	endsInside    = message.New("annotations.ends-inside", "the span ends inside a letter")
	spanUntrimmed = message.New("annotations.span-untrimmed", "the span begins or ends with white space")
)

// pending is a set as it will be half-way through a transaction.
type pending struct {
	set       *Set
	spans     map[string]*Span // nil: removed
	relations map[string]*Relation
	decisions map[string]*Decision
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
	p := &pending{set: set, spans: map[string]*Span{}, relations: map[string]*Relation{},
		decisions: map[string]*Decision{}, answer: set.Answer(), back: t.Origin.back()}
	for _, c := range t.Changes {
		if err := pace.Step(); err != nil {
			return err
		}
		id, what := p.step(c, article)
		if !what.None() {
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

func (p *pending) step(c Change, article *model.Article) (id string, what message.Message) {
	if !c.onePair() {
		return "", notOnePair.With()
	}
	switch {
	case c.SpanBefore != nil || c.SpanAfter != nil:
		return p.stepSpan(c.SpanBefore, c.SpanAfter, article)
	case c.RelationBefore != nil || c.RelationAfter != nil:
		return p.stepRelation(c.RelationBefore, c.RelationAfter)
	case c.DecisionBefore != nil || c.DecisionAfter != nil:
		return p.stepDecision(c.DecisionBefore, c.DecisionAfter)
	}
	if c.AnswerBefore == nil || c.AnswerAfter == nil || *c.AnswerBefore != p.answer {
		return "", answerChanged.With()
	}
	p.answer = *c.AnswerAfter
	return "", message.Message{}
}

func (c Change) onePair() bool {
	pairs := 0
	for _, used := range []bool{c.SpanBefore != nil || c.SpanAfter != nil, c.RelationBefore != nil || c.RelationAfter != nil,
		c.AnswerBefore != nil || c.AnswerAfter != nil, c.DecisionBefore != nil || c.DecisionAfter != nil} {
		if used {
			pairs++
		}
	}
	return pairs == 1
}

func (p *pending) stepSpan(before, after *Span, article *model.Article) (id string, what message.Message) {
	if before != nil {
		id = before.ID
		switch now := p.span(id); {
		case now == nil:
			return id, noSpan.With(id)
		case !now.Equal(before):
			return id, spanChanged.With(id)
		}
		p.spans[id] = nil
	}
	if after != nil {
		if before != nil && before.ID != after.ID {
			return after.ID, spanKeepsID.With()
		}
		if before == nil && p.span(after.ID) != nil {
			return after.ID, spanTaken.With(after.ID)
		}
		asItWas := p.back || before != nil && before.Range == after.Range
		if what := after.fault(article, !asItWas); !what.None() {
			return after.ID, what
		}
		p.spans[after.ID] = after
		id = after.ID
	}
	return id, message.Message{}
}

func (p *pending) stepRelation(before, after *Relation) (id string, what message.Message) {
	if before != nil {
		id = before.ID
		switch now := p.relation(id); {
		case now == nil:
			return id, noRelation.With(id)
		case !now.Equal(before):
			return id, relationChanged.With(id)
		}
		p.relations[id] = nil
	}
	if after != nil {
		if before != nil && before.ID != after.ID {
			return after.ID, relationKeepsID.With()
		}
		if before == nil && p.relation(after.ID) != nil {
			return after.ID, relationTaken.With(after.ID)
		}
		if after.ID == "" || after.Label == "" {
			return after.ID, relationUnnamed.With()
		}
		p.relations[after.ID] = after
		id = after.ID
	}
	return id, message.Message{}
}

// checkRelations looks, once all steps are taken, at the relations the transaction adds and at those of the spans it removes.
func (p *pending) checkRelations(t Transaction) error {
	for _, c := range t.Changes {
		if c.RelationAfter != nil && p.relation(c.RelationAfter.ID) == c.RelationAfter {
			r := c.RelationAfter
			for _, end := range []string{r.From, r.To} {
				if p.span(end) == nil {
					return &CheckError{Change: c, ID: r.ID, What: noSpan.With(end)}
				}
			}
		}
		if c.SpanBefore != nil && p.span(c.SpanBefore.ID) == nil {
			id := c.SpanBefore.ID
			if i := slices.IndexFunc(p.set.related[id], func(r *Relation) bool { return p.relation(r.ID) == r }); i >= 0 {
				r := p.set.related[id][i]
				return &CheckError{Change: c, ID: id, What: stillNeeded.With(r.ID, id)}
			}
		}
	}
	return nil
}

// Fault says why the span can't stand in the article; nothing when it can.
func (s *Span) Fault(article *model.Article) message.Message { return s.fault(article, true) }

func (s *Span) fault(article *model.Article, trimmed bool) message.Message {
	switch {
	case s.ID == "" || s.Label == "":
		return spanUnnamed.With()
	case !utf8.ValidString(s.ID) || !utf8.ValidString(s.Label) || !utf8.ValidString(s.Note):
		return spanNotUTF8.With()
	case s.Range.Start < 0 || int(s.Range.End) > len(article.Text()):
		return spanOutside.With()
	case s.Range.Empty():
		return spanEmpty.With()
	case s.Suggested != nil && !s.Suggested.Sound():
		return noSuggestion.With()
	}
	index := article.Index()
	switch {
	case index.Snap(int(s.Range.Start)) != s.Range.Start:
		return startsInside.With()
	case index.Snap(int(s.Range.End)) != s.Range.End:
		return endsInside.With()
	case trimmed && model.Trim(article, s.Range) != s.Range:
		return spanUntrimmed.With()
	}
	return message.Message{}
}
