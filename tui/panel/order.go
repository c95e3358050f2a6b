package panel

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// middle is the span that the list is shown around: the current one if it is listed, else the next behind the cursor that is, else the
// last; nil when none is listed.
func (l *List) middle() *annotations.Span {
	if l.filtered() {
		spans := l.passing()
		if l.Current != nil {
			if _, listed := at(spans, l.Current); listed {
				return l.Current
			}
		}
		i, _ := slices.BinarySearchFunc(spans, l.Cursor, func(s *annotations.Span, at model.Offset) int {
			return int(s.Range.Start - at)
		})
		switch {
		case len(spans) == 0:
			return nil
		case i == len(spans):
			i--
		}
		return spans[i]
	}
	if l.Current != nil {
		return l.Current
	}
	if s, ok := l.Set.Next(l.Cursor - 1); ok {
		return s
	}
	s, _ := l.Set.Prev(l.Article.Len() + 1)
	return s
}

// run are the spans that a span of a list that is not plain stands among: those of its label in a list by label, else all that pass.
func (l *List) run(s *annotations.Span) []*annotations.Span {
	if l.Grouped {
		return l.Index.Of(s.Label)
	}
	return l.passing()
}

// after is the span that follows one in the list; false after the last.
func (l *List) after(s *annotations.Span) (*annotations.Span, bool) {
	if l.plain() {
		return l.Set.After(s)
	}
	spans := l.run(s)
	if i, _ := at(spans, s); i+1 < len(spans) {
		return spans[i+1], true
	}
	return l.ofGroup(s.Label, 1)
}

// before is the span that precedes one in the list; false before the first.
func (l *List) before(s *annotations.Span) (*annotations.Span, bool) {
	if l.plain() {
		return l.Set.Before(s)
	}
	spans := l.run(s)
	if i, _ := at(spans, s); i > 0 {
		return spans[i-1], true
	}
	return l.ofGroup(s.Label, -1)
}

// ofGroup is the first span of the group after a label's, or, for -1, the last of the one before it.
func (l *List) ofGroup(label string, by int) (*annotations.Span, bool) {
	if !l.Grouped || l.Only != "" {
		return nil, false
	}
	labels := l.Index.Labels(l.Schema)
	i := slices.Index(labels, label) + by
	if i < 0 || i >= len(labels) {
		return nil, false
	}
	return end(l.Index.Of(labels[i]), by), true
}

// end is the first of some spans, or, for -1, the last.
func end(spans []*annotations.Span, by int) *annotations.Span {
	if by < 0 {
		return spans[len(spans)-1]
	}
	return spans[0]
}

// Step is the span after the current one in the list, or, for -1, the one before it, round its ends; nil when none is listed.
func (l *List) Step(by int) *annotations.Span {
	here := l.middle()
	if here == nil || here != l.Current {
		return here
	}
	next := l.after
	if by < 0 {
		next = l.before
	}
	if s, ok := next(here); ok {
		return s
	}
	switch {
	case l.Grouped && l.Only == "":
		labels := l.Index.Labels(l.Schema)
		if by < 0 {
			return end(l.Index.Of(labels[len(labels)-1]), by)
		}
		return end(l.Index.Of(labels[0]), by)
	case l.filtered():
		return end(l.passing(), by)
	case by < 0:
		s, _ := l.Set.Prev(l.Article.Len() + 1)
		return s
	}
	s, _ := l.Set.Next(-1)
	return s
}
