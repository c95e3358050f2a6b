package store

import (
	"bytes"
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/message"
)

var (
	sayTextChanged = message.New("store.text-changed", "its text in the dataset was changed by another program")
	sayCarriedOver = message.New("store.carried-over", "%s: the record of %q was changed by another program meanwhile; your changes "+
		"were carried over")
	sayOtherLost     = message.New("store.other-lost", "the other version of %q could not be kept beside the dataset: %v")
	sayOtherKept     = message.New("store.other-kept", "the version that was replaced is kept in %s; compare and remove that file")
	sayChangesUnseen = message.New("store.changes-unseen", "%s: changes to %q in the journal can't be shown: %s")
	sayChangesLost   = message.New("store.changes-lost", "changes to %q that can't be applied (%s) can't be kept in %s either: %w")
	sayChangesAside  = message.New("store.changes-aside", "%s: %d changes to %q can't be applied: %s; they are kept in %s")
)

// takeIn applies to a record what the journal of an earlier run holds for it.
func (d *Dataset) takeIn(s *Session, steps []step) error {
	sha := s.article.SHA256()
	if slices.ContainsFunc(steps, func(st step) bool { return st.sha != sha }) {
		return d.setAsideSteps(s.key, steps, sayTextChanged.With())
	}
	if record.Major(s.record.Problems) {
		return d.setAsideSteps(s.key, steps, sayRecordDamaged.With())
	}
	base := steps[0]
	var left []step
	var err error
	if base.changes != nil || base.lineHash == s.lineHash {
		left, err = s.replay(steps)
	} else {
		left, err = d.replayOver(s, steps)
	}
	if err != nil {
		return err
	}
	if len(left) > 0 {
		if err := d.setAsideSteps(s.key, left, sayNoLongerFit.With()); err != nil {
			return err
		}
	}
	d.drop(s.key)
	if len(s.log) > 0 {
		s.dirty = true
		s.record.Annotator, s.record.Tool = s.key.Annotator, d.opt.Tool
		d.touched = append(d.touched, s)
	}
	return nil
}

// drop forgets the steps of a record that have found their place.
func (d *Dataset) drop(k record.Key) {
	delete(d.steps, k)
	d.waiting = slices.DeleteFunc(d.waiting, func(w record.Key) bool { return w == k })
}

// replay carries out transactions on the state that they were made on, and returns those that do not fit. When it is told to stop,
// the session is to be thrown away; the steps are as they were.
func (s *Session) replay(steps []step) (left []step, err error) {
	stopped := s.dataset.opt.Stop
	for _, st := range steps {
		if err := stopped.Err(); err != nil {
			return nil, err
		}
		if st.changes == nil {
			if s.record.Created == "" {
				s.record.Created = st.time
			}
			continue
		}
		t, err := record.DecodeChanges(st.changes, st.origin, s.set, s.article, stopped)
		if err := stopped.Err(); err != nil {
			return nil, err
		}
		if err == nil {
			err = t.CheckUntil(s.set, s.article, stopped)
		}
		if err := stopped.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			left = append(left, st)
			continue
		}
		s.apply(t, st)
	}
	return left, stopped.Err()
}

func (s *Session) apply(t annotations.Transaction, st step) {
	s.set.Apply(t)
	s.history.Record(t)
	s.log = append(s.log, t)
	s.record.Modified = st.time
	if st.cursor >= 0 {
		s.cursor = st.cursor
	}
}

// replayOver carries over to the dataset's record what was done to a record that is not the same any more: it was
// rewritten by another program, or by our own run that died before it could remove the journal. Told to stop, it has changed nothing.
func (d *Dataset) replayOver(s *Session, steps []step) (left []step, err error) {
	shadow := annotations.NewSet()
	var transactions []annotations.Transaction
	last := steps[0]
	if last.record != nil {
		r, err := record.ParseUntil(d.journal.path, 0, last.record, d.opt.Stop)
		if err != nil {
			return nil, err
		}
		if r.Article != nil {
			shadow = r.Set()
			transactions = append(transactions, annotations.Difference(annotations.NewSet(), shadow))
		}
	}
	for _, st := range steps {
		if st.changes == nil {
			continue
		}
		t, err := record.DecodeChanges(st.changes, st.origin, shadow, s.article, d.opt.Stop)
		if err := d.opt.Stop.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			left = append(left, st)
			continue
		}
		shadow.Apply(t)
		transactions = append(transactions, t)
		last = st
	}
	t, overrode := d.joined(netOf(transactions), s.set, s.key)
	if t.Empty() {
		return left, nil
	}
	if err := t.Check(s.set, s.article); err != nil {
		return steps, nil
	}
	d.notice(sayCarriedOver.With(d.path, s.key.ID))
	if overrode {
		d.keepTheirs(s)
	}
	s.apply(t, last)
	return left, nil
}

// keepTheirs keeps the dataset's line of a record before ours takes its place.
func (d *Dataset) keepTheirs(s *Session) {
	if d.opt.ReadOnly {
		return
	}
	line, err := d.readLine(d.index.entries[s.line])
	if err == nil {
		err = d.keepAside(record.Body(line))
	}
	if err != nil {
		d.notice(sayOtherLost.With(s.key.ID, err))
	}
}

func (d *Dataset) conflictPath() string { return d.path + ".conflict.jsonl" }

func (d *Dataset) keepAside(line []byte) error {
	path := d.conflictPath()
	if err := d.appendBeside(path, append(bytes.Clone(line), '\n')); err != nil {
		return err
	}
	d.notice(sayOtherKept.With(path))
	return nil
}

// setAsideSteps keeps journal lines that can't be applied, tells the person, and forgets them. It fails when they can't
// be kept; then they stay in the journal.
func (d *Dataset) setAsideSteps(k record.Key, steps []step, why message.Message) error {
	if d.opt.ReadOnly {
		d.notice(sayChangesUnseen.With(d.path, k.ID, why))
		d.drop(k)
		return nil
	}
	var lines []byte
	for _, st := range steps {
		lines = st.seal(lines)
	}
	path := d.path + ".conflict.journal"
	if err := d.appendBeside(path, lines); err != nil {
		return sayChangesLost.Error(k.ID, why, path, err)
	}
	d.notice(sayChangesAside.With(d.path, len(steps), k.ID, why, path))
	d.drop(k)
	return nil
}

// setAside is setAsideSteps for a record of which nothing else is left.
func (d *Dataset) setAside(k record.Key, steps []step, why message.Message) error {
	if err := d.setAsideSteps(k, steps, why); err != nil {
		return err
	}
	return record.ErrNone
}
