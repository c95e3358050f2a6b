package main

import (
	"fmt"

	"tippani/annotations/agree"
)

func (t agreeText) relations() {
	if len(t.v.Relations) == 0 {
		return
	}
	t.section("Relations: F1, strict with identical spans at both ends, aligned with spans that stand for each other")
	t.pen.print("%10s%10s  %8s%8s  %s\n", "strict", "aligned", t.sideHead(0), t.sideHead(1), "relation")
	for i := range t.v.Relations {
		r := &t.v.Relations[i]
		t.pen.print("%10s%10s  %8s%8s  %s\n", agreed(r.Strict.Value), agreed(r.Given.Value), grouped(int64(r.Counts[0])),
			grouped(int64(r.Counts[1])), oneRow(r.Label))
		t.intervals([]agree.Figure{r.Strict, r.Given})
	}
	t.pen.print("\n")
	for i := range t.v.Relations {
		for _, l := range t.v.Relations[i].Links {
			t.pen.print("%s\n", t.linked(t.v.Relations[i].Label, l))
		}
	}
}

// sideHead is the heading of what one of two said; of more than two annotators it is the one or the other of each pair.
func (t agreeText) sideHead(side int) string {
	if len(t.v.names) == 2 {
		return letter(side)
	}
	return []string{"first", "second"}[side]
}

// linked says in a sentence how many spans that both found have the same at the other end of a relation.
func (t agreeText) linked(label string, l agree.Linked) string {
	have := "have"
	if l.Same == 1 {
		have = "has"
	}
	s := fmt.Sprintf("of %s that both found, %s %s the same %s (%s %%)", spansWord(l.Shared, "linked ", l.Kind), grouped(int64(l.Same)), have,
		oneRow(label), percent(float64(l.Same)/float64(l.Shared)))
	if more := l.SameWords - l.Same; more > 0 {
		s += fmt.Sprintf("; the same words elsewhere: %s", grouped(int64(more)))
	}
	if l.Alone > 0 {
		s += fmt.Sprintf("; linked by one only: %s", grouped(int64(l.Alone)))
	}
	return s
}

func (t agreeText) attributes() {
	if len(t.v.Attributes) == 0 {
		return
	}
	t.section("Attributes, on spans of one label that stand for each other")
	t.pen.print("%10s%12s%12s  %s\n", "α", "from two", "of groups", "attribute")
	for i := range t.v.Attributes {
		a := &t.v.Attributes[i]
		t.pen.print("%10s%12s%12s  %s.%s\n", agreed(a.Alpha.Value), grouped(int64(a.Units)), grouped(int64(a.Any)),
			oneRow(t.v.labelName(a.Class)), oneRow(a.Name))
		t.intervals([]agree.Figure{a.Alpha})
	}
}

func (t agreeText) answers() {
	a := t.v.Answers
	if a.Units == 0 {
		return
	}
	t.section("Answers: accept, reject, ignore, of articles that two have answered")
	t.pen.print("%10s%12s\n%10s%12s\n", "α", "articles", agreed(a.Alpha.Value), grouped(int64(a.Units)))
	t.intervals([]agree.Figure{a.Alpha})
}
