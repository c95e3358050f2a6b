package record

import "tippani/annotations"

// Key is what tells a record from the others of its dataset: one line per article and annotator.
type Key struct{ ID, Annotator string }

// Key is the record's key; without an article that of no record.
func (r *Record) Key() Key {
	if r.Article == nil {
		return Key{}
	}
	return Key{r.Article.ID(), r.Annotator}
}

// Sound reports whether the record can be worked with: problems, if any, keep nobody from changing it.
func (r *Record) Sound() bool { return r.Article != nil && !Major(r.Problems) }

// SpansByID finds the record's spans by their ids.
func (r *Record) SpansByID() map[string]*annotations.Span {
	index := make(map[string]*annotations.Span, len(r.Spans))
	for _, s := range r.Spans {
		index[s.ID] = s
	}
	return index
}
