package panel

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/find"
)

// Index is the spans of a set by label, all or those whose text holds another. It is made when it is first asked, which walks through
// the set once.
type Index struct {
	article *model.Article
	set     *annotations.Set
	version int
	text    string                         // that the spans hold, as search finds it; "" for all spans
	all     []*annotations.Span            // in span order
	byLabel map[string][]*annotations.Span // each in span order
}

// Of lists the spans of a label in span order. The list must not be changed.
func (x *Index) Of(label string) []*annotations.Span {
	x.make()
	return x.byLabel[label]
}

// All lists the spans in span order. The list must not be changed.
func (x *Index) All() []*annotations.Span {
	x.make()
	return x.all
}

func (x *Index) make() {
	if x.byLabel != nil {
		return
	}
	x.byLabel = map[string][]*annotations.Span{}
	m := find.New(x.text)
	for s := range x.set.Spans() {
		if x.text == "" || m.In(x.article.Slice(s.Range)) {
			x.all = append(x.all, s)
			x.byLabel[s.Label] = append(x.byLabel[s.Label], s)
		}
	}
}

// Labels lists the labels that have spans: those of the schema in its order, then the others by name.
func (x *Index) Labels(schema *annotations.Schema) []string {
	x.make()
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

// at is the place of a span in a list in span order, or the one where it would stand, and whether it is there.
func at(spans []*annotations.Span, s *annotations.Span) (int, bool) {
	return slices.BinarySearchFunc(spans, s, annotations.CompareSpans)
}
