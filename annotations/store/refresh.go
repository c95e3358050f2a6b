package store

import (
	"errors"
	"io/fs"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/message"
)

// changed reports whether the file at the dataset's path is not the one that was read.
func (d *Dataset) changed() bool {
	if d.file == nil && d.identity.info != nil {
		return true // a rewrite could not open it again
	}
	now, err := d.disk.Stat(d.path)
	if err != nil {
		return false // nothing there that could be lost
	}
	return !d.identity.same(now)
}

var (
	sayRemoved       = message.New("store.removed", "%s was removed by another program; it is written again")
	sayJoined        = message.New("store.joined", "%s was changed by another program meanwhile; its changes and yours are joined")
	sayRecordSpoilt  = message.New("store.record-spoilt", "another program has changed its text or damaged its record; open it again")
	sayRecordRemoved = message.New("store.record-removed", "%s: the record of %q was removed by another program; it is written again")
	sayOtherNotKept  = message.New("store.other-not-kept", "%s: the other version of %q can't be kept: %w")
	sayRecordJoined  = message.New("store.record-joined", "%s: the record of %q was changed by another program too; both are joined")
	sayNotJoined     = message.New("store.not-joined", "%s:%d: the record of %q was changed by another program in a way that can't be "+
		"joined with your changes; yours stays in the dataset")
)

// refresh looks, before the dataset is rewritten, whether another program has changed it meanwhile, and merges by record.
func (d *Dataset) refresh() error {
	if _, err := d.disk.Stat(d.path); errors.Is(err, fs.ErrNotExist) {
		if d.file != nil {
			d.notice(sayRemoved.With(d.path))
		}
		return nil
	}
	if !d.changed() {
		return nil
	}
	old := d.file
	if err := d.load(); err != nil {
		return err
	}
	d.notice(sayJoined.With(d.path))
	for _, s := range d.touched {
		if err := d.join(s); err != nil {
			return err
		}
	}
	for _, s := range d.sessions {
		if !s.dirty {
			d.follow(s)
		}
	}
	if old != nil {
		_ = old.Close()
	}
	return nil
}

// follow brings a record that is open but not changed to what another program has made of it.
func (d *Dataset) follow(s *Session) {
	e, held := d.held(s.key)
	if !held {
		s.lineHash = ""
		return
	}
	line, err := d.readLine(e)
	if err != nil {
		s.readOnly = message.Of(err)
		return
	}
	if hashLine(line) == s.lineHash {
		return
	}
	theirs := record.Parse(d.path, int(e.line), line)
	if theirs.Article == nil || theirs.Article.Text() != s.article.Text() || record.Major(theirs.Problems) {
		s.readOnly = sayRecordSpoilt.With()
		return
	}
	s.set.Apply(annotations.Difference(s.set, theirs.Set()))
	s.record, s.lineHash = theirs, hashLine(line)
}

// join brings a changed record together with what another program has made of it in the dataset.
func (d *Dataset) join(s *Session) error {
	e, held := d.index.entries[s.line]
	if !held {
		if s.lineHash != "" {
			d.notice(sayRecordRemoved.With(d.path, s.key.ID))
			s.lineHash, s.line = "", s.key
		}
		return nil
	}
	line, err := d.readLine(e)
	if err != nil {
		return err
	}
	hash := hashLine(line)
	if hash == s.lineHash {
		return nil
	}
	theirs := record.Parse(d.path, int(e.line), line)
	if theirs.Article == nil || theirs.Article.Text() != s.article.Text() || record.Major(theirs.Problems) {
		return d.keepOurs(s, e, line, hash)
	}
	set := theirs.Set()
	t, overrode := d.joined(netOf(s.log), set, s.key)
	if err := t.Check(set, s.article); err != nil {
		return d.keepOurs(s, e, line, hash)
	}
	if overrode {
		if err := d.keepAside(record.Body(line)); err != nil {
			return sayOtherNotKept.Error(d.path, s.key.ID, err)
		}
	}
	set.Apply(t)
	s.set.Apply(annotations.Difference(s.set, set))
	s.log = []annotations.Transaction{t}
	s.lineHash = hash
	s.record.Extra, s.record.Created = theirs.Extra, theirs.Created
	d.notice(sayRecordJoined.With(d.path, s.key.ID))
	return nil
}

// keepOurs puts our record in the place of one that can't be joined with it, and keeps theirs beside the dataset.
func (d *Dataset) keepOurs(s *Session, e entry, line []byte, hash string) error {
	if err := d.keepAside(record.Body(line)); err != nil {
		return sayOtherNotKept.Error(d.path, s.key.ID, err)
	}
	d.notice(sayNotJoined.With(d.path, e.line, s.key.ID))
	s.lineHash, s.whole = hash, true
	return nil
}
