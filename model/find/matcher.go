// Package find searches an article for a text, blind to what a reader can't see: the normalisation form (both
// encodings of য় and ো, and canonical equivalence in general), ZWJ and ZWNJ, and the case of letters. The stored text
// is never normalised; pieces of it are folded on the way through and hits are mapped back.
package find

import (
	"strings"

	"tippani/model"
	"tippani/model/segment"
)

// Matcher is a query made ready for searching. It may be used from several goroutines.
type Matcher struct{ needle string }

// New prepares a query. One that is empty, or of joiners only, matches nothing.
func New(query string) *Matcher { return &Matcher{query} }

// Next is the first hit that starts at or after from. A hit is widened to whole clusters, so ক finds কা.
func (m *Matcher) Next(a *model.Article, from model.Offset) (model.Range, bool) {
	s := a.Text()
	if m.needle == "" || int(from) > len(s) {
		return model.Range{}, false
	}
	i := strings.Index(s[from:], m.needle)
	if i < 0 {
		return model.Range{}, false
	}
	start := int(from) + i
	return model.Range{
		Start: model.Offset(segment.Floor(s, start)),
		End:   model.Offset(segment.Ceil(s, start+len(m.needle))),
	}, true
}

// Prev is the last hit that starts before from.
func (m *Matcher) Prev(a *model.Article, from model.Offset) (model.Range, bool) {
	var last model.Range
	found := false
	for r, ok := m.Next(a, 0); ok && r.Start < from; r, ok = m.Next(a, r.End) {
		last, found = r, true
	}
	return last, found
}

// All lists hits from the start of the article, none overlapping, at most limit of them (no limit when it is
// negative).
func (m *Matcher) All(a *model.Article, limit int) []model.Range {
	var hits []model.Range
	for r, ok := m.Next(a, 0); ok && len(hits) != limit; r, ok = m.Next(a, r.End) {
		hits = append(hits, r)
	}
	return hits
}
