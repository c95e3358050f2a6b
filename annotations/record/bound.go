package record

import (
	"tippani/model"
	"tippani/model/message"
)

const (
	maxUnknown  = 10_000 // keys of one object that this program does not know
	maxProblems = 1000   // of a record and a severity that are listed
)

// bounds keeps what is decoded of one record from taking many times the memory of its line.
type bounds struct {
	spent    int // spans, relations, unknown keys, attributes
	over     bool
	problems [2]int // minor, others
}

// spend counts n elements; false when there are too many.
func (b *bounds) spend(n int) bool {
	b.spent += n
	b.over = b.over || b.spent > model.MaxElements
	return !b.over
}

// full counts a problem and reports whether it is one too many to be listed, and the first of them.
func (b *bounds) full(minor bool) (full, first bool) {
	i := 1
	if minor {
		i = 0
	}
	b.problems[i]++
	return b.problems[i] > maxProblems, b.problems[i] == maxProblems+1
}

var sayTooMany = message.New("record.too-many", "the record has more than %d spans, relations, attributes and unknown keys")

func tooMany() message.Message {
	return sayTooMany.With(model.MaxElements)
}
