package record

import (
	"fmt"

	"tippani/model/message"
)

// Problem is something wrong with a dataset, with what to do about it.
type Problem struct {
	File     string
	Line     int    // from 1; 0 when it is about the whole file
	Span     string // id of the span; "" when it is about something else
	Relation string // id of the relation
	What     message.Message
	Remedy   message.Message

	Minor bool // does not keep the record from being changed
}

// String is the problem as one line: FILE:LINE: span ID: what: remedy. Ids and the like are quoted from the file, so what goes
// to a terminal still has to be made visible.
func (p Problem) String() string { return p.Message().String() }

var (
	sayProblem           = message.New("record.problem", "%s: %s: %s")
	sayProblemOfSpan     = message.New("record.problem-of-span", "%s: span %s: %s: %s")
	sayProblemOfRelation = message.New("record.problem-of-relation", "%s: relation %s: %s: %s")
)

// Message is the problem as a message.
func (p Problem) Message() message.Message {
	whence := p.File
	if p.Line > 0 {
		whence = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	switch {
	case p.Span != "":
		return sayProblemOfSpan.With(whence, p.Span, p.What, p.Remedy)
	case p.Relation != "":
		return sayProblemOfRelation.With(whence, p.Relation, p.What, p.Remedy)
	}
	return sayProblem.With(whence, p.What, p.Remedy)
}

// Major reports whether one of the problems keeps the record from being changed.
func Major(problems []Problem) bool {
	for _, p := range problems {
		if !p.Minor {
			return true
		}
	}
	return false
}
