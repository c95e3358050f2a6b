package formats

import (
	"fmt"
	"strconv"
)

// objectReader reads files of one JSON object per article.
type objectReader struct {
	values *jsonValues
	doc    func(object) (*rawDoc, error)
}

func (r *objectReader) next() (*rawDoc, error) {
	raw, err := r.values.next()
	if err != nil {
		return nil, err
	}
	o, err := parseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	doc, err := r.doc(o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	doc.where = r.values.where()
	r.values.takeAround(&doc.tally)
	return doc, nil
}

// strings reads several strings; absent ones stay as they are.
func (o object) strings(into map[string]*string) error {
	for key, to := range into {
		if !o.has(key) {
			continue
		}
		s, err := o.str(key)
		if err != nil {
			return err
		}
		*to = s
	}
	return nil
}

// nameRawSpans gives an id to every span without one, before relations can refer to it.
func nameRawSpans(spans []rawSpan) {
	used := make(map[string]bool, len(spans))
	for i := range spans {
		used[spans[i].ID] = true
	}
	next := 1
	for i := range spans {
		for spans[i].ID == "" {
			if id := "s" + strconv.Itoa(next); !used[id] {
				spans[i].ID, used[id] = id, true
			}
			next++
		}
	}
}
