package align

import (
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
)

// Agreed reports whether all sides say the same: each has a span, with the same ends, kind, label and attributes. What they note beside
// it, and whether a suggestion was taken up, does not count: that is no part of what is annotated.
func (g Group) Agreed() bool {
	return !slices.ContainsFunc(g.Spans, func(s *annotations.Span) bool { return s == nil || !Same(s, g.Spans[0]) })
}

// Same reports whether two spans of different annotators say the same of the text: ends, kind, label and attributes.
func Same(a, b *annotations.Span) bool {
	return compareMark(a, b) == 0 && maps.Equal(a.Attrs, b.Attrs)
}

// Votes counts the sides that have a span in the group.
func (g Group) Votes() int {
	n := 0
	for _, s := range g.Spans {
		if s != nil {
			n++
		}
	}
	return n
}

func compareAttributes(a, b map[string]string) int {
	if maps.Equal(a, b) {
		return 0
	}
	list := func(attrs map[string]string) []string {
		var flat []string
		for _, name := range slices.Sorted(maps.Keys(attrs)) {
			flat = append(flat, name, attrs[name])
		}
		return flat
	}
	return slices.CompareFunc(list(a), list(b), strings.Compare)
}
