package annotations

import (
	"iter"
	"slices"

	"tippani/model"
)

// Set is an article's spans, relations, answer and, where it adjudicates between annotators, decisions. Spans are sorted by start, then
// longer first, then id; relations and decisions by id. Its elements are immutable and shared; the set itself changes only by Apply. It is
// not safe for concurrent use.
type Set struct {
	root      *node
	spans     map[string]*Span
	relations []*Relation // sorted by id
	related   map[string][]*Relation
	answer    Answer
	decisions []*Decision // sorted by id
	spanIDs   counter
	relIDs    counter

	decisionIDs counter
}

// NewSet makes an empty set.
func NewSet() *Set {
	return &Set{
		spans:   make(map[string]*Span),
		related: make(map[string][]*Relation),
		spanIDs: counter{prefix: "s"},
		relIDs:  counter{prefix: "r"},

		decisionIDs: counter{prefix: "d"},
	}
}

// SetOf makes a set of what was read from a file. Of two elements with the same id the first is kept, and a relation
// to a span that is missing is left out: check first (store does) to report them.
func SetOf(spans []*Span, relations []*Relation, answer Answer) *Set {
	set := NewSet()
	set.answer = answer
	set.spans = make(map[string]*Span, len(spans))
	sorted := make([]*Span, 0, len(spans))
	for _, s := range spans {
		if _, taken := set.spans[s.ID]; !taken {
			set.spans[s.ID] = s
			set.spanIDs.see(s.ID)
			sorted = append(sorted, s)
		}
	}
	set.root = treeOf(sorted)
	seen := make(map[string]bool, len(relations))
	for _, r := range relations {
		if !seen[r.ID] && set.spans[r.From] != nil && set.spans[r.To] != nil {
			seen[r.ID] = true
			set.relIDs.see(r.ID)
			set.relations = append(set.relations, r)
		}
	}
	set.putRelations(set.relations)
	return set
}

// sortUnlessSorted sorts what mostly is sorted already.
func sortUnlessSorted[T any](list []T, compare func(a, b T) int) {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortFunc(list, compare)
	}
}

// Len is the number of spans.
func (set *Set) Len() int { return len(set.spans) }

// RelationLen is the number of relations.
func (set *Set) RelationLen() int { return len(set.relations) }

// Answer says how far the work on the article is.
func (set *Set) Answer() Answer { return set.answer }

// Span finds a span by id.
func (set *Set) Span(id string) (*Span, bool) {
	s, ok := set.spans[id]
	return s, ok
}

// Relation finds a relation by id.
func (set *Set) Relation(id string) (*Relation, bool) {
	if i, ok := set.relationIndex(id); ok {
		return set.relations[i], true
	}
	return nil, false
}

// RelationsOf lists the relations from or to a span, sorted by id.
func (set *Set) RelationsOf(spanID string) []*Relation { return slices.Clone(set.related[spanID]) }

// Spans yields every span in order. The set must not change meanwhile.
func (set *Set) Spans() iter.Seq[*Span] {
	return func(yield func(*Span) bool) { set.root.each(yield) }
}

// Relations yields every relation, sorted by id. The set must not change meanwhile.
func (set *Set) Relations() iter.Seq[*Relation] { return slices.Values(set.relations) }

// At lists the spans that cover the cluster beginning at o, in span order: an outer span before those inside it.
func (set *Set) At(o model.Offset) []*Span {
	return set.Overlapping(model.Range{Start: o, End: o + 1})
}

// Overlapping lists the spans that share text with r, in span order. An empty range overlaps nothing.
func (set *Set) Overlapping(r model.Range) []*Span {
	if r.Empty() {
		return nil
	}
	var found []*Span
	set.root.overlapping(r.Start, r.End, func(s *Span) bool {
		found = append(found, s)
		return true
	})
	return found
}

// sameSpan is a span of another id with the label and the ends of s for which ok holds; nil when there is none. Spans of the
// same ends stand together in span order.
func (set *Set) sameSpan(s *Span, ok func(id string) bool) *Span {
	first := &Span{Range: s.Range}
	for at, more := set.from(first); more && at.Range == s.Range; at, more = set.After(at) {
		if at.ID != s.ID && at.Label == s.Label && ok(at.ID) {
			return at
		}
	}
	return nil
}

// from is the first span that does not sort before s, which need not be in the set.
func (set *Set) from(s *Span) (*Span, bool) {
	var found *Span
	for n := set.root; n != nil; {
		if CompareSpans(n.span, s) >= 0 {
			found, n = n.span, n.left
		} else {
			n = n.right
		}
	}
	return found, found != nil
}

// Next is the first span, in span order, that starts after o; false when there is none.
func (set *Set) Next(o model.Offset) (*Span, bool) {
	var found *Span
	for n := set.root; n != nil; {
		if n.span.Range.Start > o {
			found, n = n.span, n.left
		} else {
			n = n.right
		}
	}
	return found, found != nil
}

// Prev is the last span, in span order, that starts before o; false when there is none.
func (set *Set) Prev(o model.Offset) (*Span, bool) {
	var found *Span
	for n := set.root; n != nil; {
		if n.span.Range.Start < o {
			found, n = n.span, n.right
		} else {
			n = n.left
		}
	}
	return found, found != nil
}

// After is the span that follows s in span order, which tells apart spans that start together; false after the last.
func (set *Set) After(s *Span) (*Span, bool) {
	var found *Span
	for n := set.root; n != nil; {
		if CompareSpans(n.span, s) > 0 {
			found, n = n.span, n.left
		} else {
			n = n.right
		}
	}
	return found, found != nil
}

// Before is the span that precedes s in span order; false before the first.
func (set *Set) Before(s *Span) (*Span, bool) {
	var found *Span
	for n := set.root; n != nil; {
		if CompareSpans(n.span, s) < 0 {
			found, n = n.span, n.right
		} else {
			n = n.left
		}
	}
	return found, found != nil
}

// NewSpanID is an id that no span of this set has or had since the article was opened (undone and removed ones
// included, those replayed from the journal too). Ids removed before the last rewrite of the dataset are forgotten.
func (set *Set) NewSpanID() string { return set.spanIDs.next() }

// NewRelationID is the same for relations.
func (set *Set) NewRelationID() string { return set.relIDs.next() }

func (set *Set) addSpan(s *Span) {
	set.spanIDs.see(s.ID)
	set.spans[s.ID] = s
	set.root = set.root.insert(s)
}

func (set *Set) removeSpan(id string) {
	if s, ok := set.spans[id]; ok {
		set.root = set.root.remove(s)
		delete(set.spans, id)
	}
}

func (set *Set) relationIndex(id string) (int, bool) { return findRelation(set.relations, id) }

func findRelation(sorted []*Relation, id string) (int, bool) {
	return slices.BinarySearchFunc(sorted, id, func(r *Relation, id string) int { return compareIDs(r.ID, id) })
}

func (set *Set) addRelation(r *Relation) {
	set.relIDs.see(r.ID)
	i, _ := set.relationIndex(r.ID)
	set.relations = slices.Insert(set.relations, i, r)
	set.relate(r.From, r)
	if r.To != r.From {
		set.relate(r.To, r)
	}
}

func (set *Set) relate(spanID string, r *Relation) {
	list := set.related[spanID]
	i, _ := findRelation(list, r.ID)
	set.related[spanID] = slices.Insert(list, i, r)
}

func (set *Set) removeRelation(id string) {
	i, ok := set.relationIndex(id)
	if !ok {
		return
	}
	r := set.relations[i]
	set.relations = slices.Delete(set.relations, i, i+1)
	set.unrelate(r.From, id)
	if r.To != r.From {
		set.unrelate(r.To, id)
	}
}

func (set *Set) unrelate(spanID, id string) {
	list := set.related[spanID]
	if i, ok := findRelation(list, id); ok {
		list = slices.Delete(list, i, i+1)
	}
	if len(list) == 0 {
		delete(set.related, spanID)
		return
	}
	set.related[spanID] = list
}
