package foreign

import (
	"fmt"

	"tippani/annotations/formats/input"
	"tippani/annotations/formats/ordered"
)

// ObjectStream reads files of one JSON object per article.
type ObjectStream struct {
	Values *input.Values
	Doc    func(ordered.Object) (*Doc, error) // reads one
}

// Next implements Reader.
func (r *ObjectStream) Next() (*Doc, error) {
	raw, err := r.Values.Next()
	if err != nil {
		return nil, err
	}
	o, err := ordered.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Values.Where(), err)
	}
	doc, err := r.Doc(o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Values.Where(), err)
	}
	doc.Where = r.Values.Where()
	r.Values.TakeAround(&doc.Tally)
	return doc, nil
}
