package store

import "tippani/annotations"

// Progress is how far this annotator's work on an article is.
type Progress struct {
	Begun  bool // there is a record
	Answer annotations.Answer
	Spans  int
}

// Progress is found without reading the record, unless the journal of an earlier run holds changes to it.
func (d *Dataset) Progress(id string) Progress {
	k := d.key(id)
	e, held := d.held(k)
	s, open := d.sessions[k]
	if _, waiting := d.steps[k]; waiting && !open {
		if replayed, err := d.state(k); err == nil {
			return Progress{true, replayed.set.Answer(), replayed.set.Len()}
		}
	}
	if open && (held || s.dirty) {
		return Progress{true, s.set.Answer(), s.set.Len()}
	}
	return Progress{held, e.answer, int(e.spans)}
}

// Answer is how far this annotator's work on an article is, and whether there is a record at all.
func (d *Dataset) Answer(id string) (annotations.Answer, bool) {
	p := d.Progress(id)
	return p.Answer, p.Begun
}
