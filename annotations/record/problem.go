package record

import (
	"fmt"
	"strings"
)

// Problem is something wrong with a dataset, with what to do about it.
type Problem struct {
	File     string
	Line     int    // from 1; 0 when it is about the whole file
	Span     string // id of the span; "" when it is about something else
	Relation string // id of the relation
	What     string
	Remedy   string

	Minor bool // does not keep the record from being changed
}

// String is the problem as one line: FILE:LINE: span ID: what: remedy. Ids and the like are quoted from the file, so what goes
// to a terminal still has to be made visible.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	switch {
	case p.Span != "":
		fmt.Fprintf(&b, "span %s: ", p.Span)
	case p.Relation != "":
		fmt.Fprintf(&b, "relation %s: ", p.Relation)
	}
	fmt.Fprintf(&b, "%s: %s", p.What, p.Remedy)
	return b.String()
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
