// Package align tells which span of one annotator stands for which of another. It is the one grouping of spans that everything goes by
// which compares annotators: what is agreed in one place is agreed in all.
package align

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
)

// Group is what several annotators say of one place: at most one span of each. What is in a group can still differ in everything.
type Group struct {
	Range model.Range         // from the first start to the last end of its spans
	Spans []*annotations.Span // one for each side, in the order of the sides; nil for a side that marked nothing there
}

// Of parts the spans of several sides, which annotated the same text, into groups, in the order of the text. Every span is in
// exactly one.
//
// Spans with the same ends, label and kind go together first. The others are joined if they share text, and are of one kind or share at
// least half of what they cover together; one to one, so that as much as can be is shared and as many labels as can be are the same
// (with more than two sides, the pair with most in common first, and all spans of a group share text with each other). Neither the order
// of the sides nor that of their spans changes which spans are together.
func Of(sides ...[]*annotations.Span) []Group {
	order, sorted := canonical(sides)
	clusters := identical(sorted)
	if len(sides) == 2 {
		clusters = best(clusters)
	} else {
		clusters = closest(clusters)
	}
	groups := make([]Group, 0, len(clusters))
	for _, c := range clusters {
		g := Group{Range: c.at, Spans: make([]*annotations.Span, len(sides))}
		for i, s := range c.spans {
			g.Spans[order[i]] = s
		}
		groups = append(groups, g)
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return a.Range.Compare(b.Range) })
	return groups
}

// canonical puts sides, and the spans of each, in an order that depends on nothing but what they say; order has where each was.
func canonical(sides [][]*annotations.Span) (order []int, sorted [][]*annotations.Span) {
	list := make([][]*annotations.Span, len(sides))
	for i, side := range sides {
		list[i] = slices.Clone(side)
		slices.SortStableFunc(list[i], compareContent)
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.CompareFunc(list[i], list[j], compareContent) })
	for _, i := range order {
		sorted = append(sorted, list[i])
	}
	return order, sorted
}

// compareContent orders spans by what they say: where, what, and then the rest, by which two that mark the same are told apart.
func compareContent(a, b *annotations.Span) int {
	if c := compareMark(a, b); c != 0 {
		return c
	}
	if c := compareAttributes(a.Attrs, b.Attrs); c != 0 {
		return c
	}
	return strings.Compare(a.Note, b.Note)
}

// compareMark orders spans by ends, kind and label. It is 0 for what counts as identical.
func compareMark(a, b *annotations.Span) int {
	if c := a.Range.Compare(b.Range); c != 0 {
		return c
	}
	if c := strings.Compare(string(a.Kind), string(b.Kind)); c != 0 {
		return c
	}
	return strings.Compare(a.Label, b.Label)
}
