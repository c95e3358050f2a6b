package store

import (
	"errors"
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/message"
)

// Session is one article open in a dataset.
type Session struct {
	dataset  *Dataset
	key      record.Key
	article  *model.Article
	set      *annotations.Set
	history  *annotations.History
	record   *record.Record // what the set does not hold: times, unknown keys, problems
	lineHash string         // SHA-256 of the dataset's line that this extends; "" for a new record
	log      []annotations.Transaction
	dirty    bool // has changes that the dataset's file does not hold
	cursor   int  // code points; -1 when unknown
	readOnly message.Message
	whole    bool       // the dataset's line is replaced as a whole: it could not be joined with ours, or ours takes its place
	line     record.Key // what the dataset's line goes by that this extends: the record's key, or that of the one it takes the place of
	size     int        // bytes of the record as a line, at most; 0 when unknown
}

// ID is the article's id as the dataset writes it.
func (s *Session) ID() string { return s.key.ID }

// Article is the article.
func (s *Session) Article() *model.Article { return s.article }

// Set is the article's annotations; only Commit changes it.
func (s *Session) Set() *annotations.Set { return s.set }

// History is what can be undone, back to the file's opening, changes replayed from the journal included.
func (s *Session) History() *annotations.History { return s.history }

// ReadOnly says why the article can't be changed; nothing when it can.
func (s *Session) ReadOnly() message.Message { return s.readOnly }

// Cursor is where the cursor stood at the last transaction in the journal.
func (s *Session) Cursor() (model.Offset, bool) {
	if s.cursor < 0 {
		return 0, false
	}
	return s.article.Index().FromCodePoint(s.cursor)
}

// snapshot is the record as it is now.
func (s *Session) snapshot() *record.Record {
	r := *s.record
	r.Spans = slices.Collect(s.set.Spans())
	r.Relations = slices.Collect(s.set.Relations())
	r.Answer = s.set.Answer()
	r.KeepDecisions(slices.Collect(s.set.Decisions()))
	return &r
}

// Commit checks t, makes it durable, applies it to the set and records it in the history. cursor is where the cursor
// is. When it can't be made durable the change is applied nevertheless and held as unsaved, and the error is an
// *UnsavedError; after any other error nothing has changed.
func (s *Session) Commit(t annotations.Transaction, cursor model.Offset) error {
	if !s.readOnly.None() {
		return sayReadOnlyBecause.Error(record.ErrReadOnly, s.readOnly)
	}
	if s.dataset.sessions[s.key] != s {
		return saySessionEnded.Error(s.key.ID)
	}
	if t.Empty() {
		return nil
	}
	told := s.dataset.opt.Stop
	if err := t.CheckUntil(s.set, s.article, told); err != nil {
		return err
	}
	size, before := s.size, s.cursor
	err := s.room(t)
	if err == nil {
		s.cursor = s.article.Index().CodePoint(cursor)
		err = s.dataset.append(s, t)
	}
	var unsaved *record.UnsavedError
	if err != nil && !errors.As(err, &unsaved) {
		s.size, s.cursor = size, before
		return err
	}
	s.set.Apply(t)
	s.history.Record(t)
	s.dataset.trail.Record(annotations.StepOf(s.key.ID, t), t.Origin)
	s.log = append(s.log, t)
	return err
}
