package store

import (
	"bytes"

	"tippani/annotations"
	"tippani/annotations/record"
)

// append writes a transaction, and before the first of a record its base, to the journal, together with what could not
// be written before. Its cost does not depend on the size of the dataset. Told to stop before it has written, it has changed nothing.
func (d *Dataset) append(s *Session, t annotations.Transaction) error {
	now, seq, created := d.now(), d.seq, s.record.Created
	var data []byte
	if !s.dirty {
		data = d.base(s, now)
	}
	if decides(t) && !d.journal.decides {
		data = append(data, announced(decideVersion)...)
	}
	d.seq++
	data = step{seq: d.seq, key: s.key, sha: s.article.SHA256(), time: now, origin: t.Origin, cursor: s.cursor,
		changes: record.EncodeChanges(t, s.article, d.opt.Stop)}.seal(data)
	if err := d.opt.Stop.Err(); err != nil { // for the last time: from here on the change is made
		d.seq, s.record.Created = seq, created
		return err
	}
	d.journal.decides = d.journal.decides || decides(t)
	if !s.dirty {
		s.dirty = true
		d.touched = append(d.touched, s)
	}
	s.record.Modified = now
	s.record.Annotator, s.record.Tool = s.key.Annotator, d.opt.Tool
	d.unsaved = append(d.unsaved, data)
	return d.Retry()
}

// base is the journal line that says what a record was before its first change.
func (d *Dataset) base(s *Session, now string) []byte {
	d.seq++
	base := step{seq: d.seq, key: s.key, sha: s.article.SHA256(), time: now, cursor: -1, lineHash: s.lineHash}
	if s.lineHash == "" {
		if s.record.Created == "" {
			s.record.Created = now
		}
		base.record = record.AppendUntil(nil, s.snapshot(), d.opt.Stop)
	}
	return base.seal(nil)
}

// Unsaved is the number of transactions that are not durable.
func (d *Dataset) Unsaved() int { return len(d.unsaved) }

// Retry writes all unsaved transactions, in order, each once. An *UnsavedError when they still can't be written.
func (d *Dataset) Retry() error {
	if len(d.unsaved) == 0 {
		return nil
	}
	if err := d.journal.append(bytes.Join(d.unsaved, nil)); err != nil {
		return &record.UnsavedError{Path: d.path, Unsaved: len(d.unsaved), Err: err}
	}
	d.unsaved = nil
	return nil
}
