package panel

import (
	"slices"

	"tippani/annotations"
)

// Index is the spans of a set by label. It is made when it is first asked, which walks through the set once.
type Index struct {
	set     *annotations.Set
	version int
	byLabel map[string][]*annotations.Span // each in span order
}

// Of lists the spans of a label in span order. The list must not be changed.
func (x *Index) Of(label string) []*annotations.Span {
	if x.byLabel == nil {
		x.byLabel = map[string][]*annotations.Span{}
		for s := range x.set.Spans() {
			x.byLabel[s.Label] = append(x.byLabel[s.Label], s)
		}
	}
	return x.byLabel[label]
}

// Labels lists the labels that have spans: those of the schema in its order, then the others by name.
func (x *Index) Labels(schema *annotations.Schema) []string {
	var known, unknown []string
	for i := range schema.Labels {
		if name := schema.Labels[i].Name; len(x.Of(name)) > 0 {
			known = append(known, name)
		}
	}
	for name := range x.byLabel {
		if _, ok := schema.Label(name); !ok {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	return append(known, unknown...)
}

// at is the place of a span among those of its label, or the one where it would stand.
func (x *Index) at(label string, s *annotations.Span) int {
	i, _ := slices.BinarySearchFunc(x.Of(label), s, annotations.CompareSpans)
	return i
}
