// Package diff tells how two versions of a record differ, span by span, and how what two annotators say of one text does. In versions
// of one annotator's work an id tells which span is which; between annotators only the groups of package align do.
package diff

import (
	"maps"

	"tippani/annotations"
	"tippani/annotations/record"
)

// Aspect is what of an element is another.
type Aspect string

// The aspects.
const (
	Label      Aspect = "label"
	Kind       Aspect = "kind"
	Ends       Aspect = "ends" // where the text itself differs: the text of the span
	Attributes Aspect = "attributes"
	Note       Aspect = "note"
	Suggestion Aspect = "suggestion" // what it was made from
	ID         Aspect = "id"
	Joined     Aspect = "joined" // the spans that a relation goes from or to
	Other      Aspect = "other"  // keys that tippani does not know
	Text       Aspect = "text"
	Answer     Aspect = "answer"
	Meta       Aspect = "meta"
)

// SpanChange is a span that is another; nil before: added, nil after: removed.
type SpanChange struct {
	Before, After *annotations.Span
	Aspects       []Aspect // of those that stand in both
}

// RelationChange is the same for relations.
type RelationChange struct {
	Before, After *annotations.Relation
	Aspects       []Aspect
}

// Difference is everything in which two records of one article differ. When a record was made and last changed, and by which
// tool, does not count.
type Difference struct {
	Aspects   []Aspect // of the record itself
	Spans     []SpanChange
	Relations []RelationChange
}

// Empty reports whether there is no difference.
func (d Difference) Empty() bool { return len(d.Aspects)+len(d.Spans)+len(d.Relations) == 0 }

// Records compares two versions. Spans are matched by what they say first, by id next, then as package align groups what is left: one
// that was removed and marked again with other ends or another label is a span that changed.
func Records(before, after *record.Record) Difference {
	m := matcher{before: before, after: after, sameText: before.Article.Text() == after.Article.Text(),
		pairs: make(map[*annotations.Span]*annotations.Span)}
	d := Difference{Aspects: recordAspects(before, after, m.sameText)}
	m.match()
	d.Spans = m.spans()
	d.Relations = m.relations()
	return d
}

// aspect is something of two elements, and whether it is the same.
type aspect struct {
	name Aspect
	same bool
}

// differing names the aspects that are not the same.
func differing(list []aspect) []Aspect {
	var names []Aspect
	for _, a := range list {
		if !a.same {
			names = append(names, a.name)
		}
	}
	return names
}

func recordAspects(a, b *record.Record, sameText bool) []Aspect {
	return differing([]aspect{{Text, sameText}, {Answer, a.Answer == b.Answer}, {Meta, a.Article.Meta().Equal(b.Article.Meta())},
		{Other, annotations.EqualFields(a.Extra, b.Extra)}})
}

func (m *matcher) aspects(a, b *annotations.Span) []Aspect {
	return differing([]aspect{{Label, a.Label == b.Label}, {Kind, a.Kind == b.Kind}, {Ends, m.sameEnds(a, b)},
		{Attributes, maps.Equal(a.Attrs, b.Attrs)}, {Note, a.Note == b.Note}, {Suggestion, a.Suggested.Equal(b.Suggested)},
		{ID, a.ID == b.ID}, {Other, annotations.EqualFields(a.Extra, b.Extra)}})
}
