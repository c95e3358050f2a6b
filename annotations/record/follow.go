package record

import (
	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// follower finds what each change of a transaction replaced: in the set, or in the changes before it.
type follower struct {
	set       *annotations.Set
	spans     map[string]*annotations.Span // nil: removed
	relations map[string]*annotations.Relation
	decisions map[string]*annotations.Decision
	answer    annotations.Answer
	decoder   *decoder
}

func (f *follower) span(id string) *annotations.Span {
	if s, touched := f.spans[id]; touched {
		return s
	}
	s, _ := f.set.Span(id)
	return s
}

func (f *follower) relation(id string) *annotations.Relation {
	if r, touched := f.relations[id]; touched {
		return r
	}
	r, _ := f.set.Relation(id)
	return r
}

var (
	saySpanUnread     = message.New("record.span-unread", "a span can't be read")
	sayRelationUnread = message.New("record.relation-unread", "a relation can't be read")
	sayDecisionUnread = message.New("record.decision-unread", "a decision can't be read")
	sayAnswerString   = message.New("record.answer-string", "an id or answer is not a string")
	sayChangeUnknown  = message.New("record.change-unknown", "unknown change %s")
)

func (f *follower) change(verb string, value []byte) (annotations.Change, error) {
	var c annotations.Change
	switch verb {
	case `"add"`, `"replace"`:
		f.decoder.spanIDs.clear()
		s := f.decoder.span(&jsontext.Scanner{Data: value})
		if s == nil || s.ID == "" {
			return c, saySpanUnread.Error()
		}
		c.SpanAfter = s
		if verb == `"replace"` {
			c.SpanBefore = orSpan(f.span(s.ID), s.ID)
		}
		f.spans[s.ID] = s
	case `"link"`, `"relink"`:
		r, ok := f.decoder.relation(&jsontext.Scanner{Data: value})
		if !ok || r.ID == "" {
			return c, sayRelationUnread.Error()
		}
		c.RelationAfter = r
		if verb == `"relink"` {
			c.RelationBefore = orRelation(f.relation(r.ID), r.ID)
		}
		f.relations[r.ID] = r
	case `"remove"`, `"unlink"`, `"answer"`:
		text, ok := jsontext.Unquote(value)
		if !ok {
			return c, sayAnswerString.Error()
		}
		switch verb {
		case `"remove"`:
			c.SpanBefore = orSpan(f.span(text), text)
			f.spans[text] = nil
		case `"unlink"`:
			c.RelationBefore = orRelation(f.relation(text), text)
			f.relations[text] = nil
		default:
			before, after := f.answer, annotations.Answer(text)
			c.AnswerBefore, c.AnswerAfter = &before, &after
			f.answer = after
		}
	case `"decide"`, `"redecide"`, `"undecide"`:
		return f.decide(verb, value)
	default:
		return c, sayChangeUnknown.Error(verb)
	}
	return c, nil
}

func (f *follower) decide(verb string, value []byte) (c annotations.Change, err error) {
	before := func(id string) *annotations.Decision {
		d, touched := f.decisions[id]
		if !touched {
			d, _ = f.set.Decision(id)
		}
		if d == nil {
			d = &annotations.Decision{ID: id}
		}
		return d
	}
	if verb == `"undecide"` {
		id, ok := jsontext.Unquote(value)
		if !ok {
			return c, sayDecisionUnread.Error()
		}
		c.DecisionBefore, f.decisions[id] = before(id), nil
		return c, nil
	}
	d, fault := decodeDecision(value)
	if fault != "" {
		return c, sayDecisionUnread.Error()
	}
	if verb == `"redecide"` {
		c.DecisionBefore = before(d.ID)
	}
	c.DecisionAfter, f.decisions[d.ID] = d, d
	return c, nil
}

func orSpan(s *annotations.Span, id string) *annotations.Span {
	if s == nil {
		return &annotations.Span{ID: id}
	}
	return s
}

func orRelation(r *annotations.Relation, id string) *annotations.Relation {
	if r == nil {
		return &annotations.Relation{ID: id}
	}
	return r
}
