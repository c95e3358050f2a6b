package store

import (
	"strings"

	"tippani/annotations/record"
)

// Beside lists the records that other annotators have of an article, by their keys, in the order of the dataset. Read reads them; this
// annotator's own is opened as a session.
func (d *Dataset) Beside(id string) []record.Key {
	own := d.key(id)
	var others []record.Key
	for id, annotator := range d.Keys() {
		if id == own.ID && annotator != own.Annotator {
			others = append(others, record.Key{ID: id, Annotator: annotator})
		}
	}
	return others
}

// Theirs reports whether the dataset holds a record of an article by this annotator, who is another one than who works. Where the dataset
// is its own input, that record is not what one begins with: nobody is shown what others have made of an article before it is finished.
func (d *Dataset) Theirs(id, annotator string) bool {
	k := record.Key{ID: d.key(id).ID, Annotator: annotator}
	if annotator == "" || annotator == d.opt.Annotator {
		return false
	}
	_, held := d.held(k)
	return held || len(d.steps[k]) > 0
}

// Read decodes any record of the dataset to be looked at, what the journal holds for it included. It is a copy: nothing that is done to
// it reaches the dataset. record.ErrNone when there is no such record, a *record.FaultyError when it can't be read.
func (d *Dataset) Read(k record.Key) (*record.Record, error) {
	return d.peek(record.Key{ID: strings.ToValidUTF8(k.ID, "\uFFFD"), Annotator: k.Annotator})
}
