package store

import (
	"tippani/annotations"
	"tippani/annotations/record"
)

// Progress is found without reading the record, unless the journal of an earlier run holds changes to it.
func (d *Dataset) Progress(id string) record.Progress {
	k := d.key(id)
	e, held := d.held(k)
	s, open := d.sessions[k]
	if _, waiting := d.steps[k]; waiting && !open {
		if replayed, err := d.state(k); err == nil {
			return record.Progress{Begun: true, Answer: replayed.set.Answer(), Spans: replayed.set.Len()}
		}
	}
	if open && (held || s.dirty) {
		return record.Progress{Begun: true, Answer: s.set.Answer(), Spans: s.set.Len()}
	}
	return record.Progress{Begun: held, Answer: e.answer, Spans: int(e.spans)}
}

// Answer is how far this annotator's work on an article is, and whether there is a record at all.
func (d *Dataset) Answer(id string) (annotations.Answer, bool) {
	p := d.Progress(id)
	return p.Answer, p.Begun
}
