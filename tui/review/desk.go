// Package review lets an adjudicator decide, on the screen, between what several annotators say of an article. What is decided goes into
// the gold record as any annotation does: checked, journalled, undone with the same key.
package review

import (
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/tui/desk"
)

// Versions are what annotators say.
type Versions interface {
	// Of lists what the annotators say of an article, in the order in which their versions are shown.
	Of(id string) ([]adjudicate.Side, error)
}

// Files is a desk whose store is files.
type Files interface {
	desk.Desk
	desk.Rescue
}

// Desk is the desk of an adjudicator: its record of each article is the gold one, and a session of it knows what the annotators say.
type Desk struct {
	Files
	Versions Versions
	Schema   *annotations.Schema
	Name     string // of the adjudicator
	Whole    bool   // the versions are one annotator's
	Clock    func() time.Time
}

// Open is the session of an article's gold record. It never begins with what the article comes with: that is an annotator's.
func (d Desk) Open(a *model.Article, _ jsontext.Fields, whence string) (desk.Session, error) {
	return d.over(d.Files.Open(a, nil, whence))
}

// Recorded is the session of a gold record, with the article as it was recorded.
func (d Desk) Recorded(id string) (desk.Session, error) { return d.over(d.Files.Recorded(id)) }

// Replace puts a record in the place of that of another id.
func (d Desk) Replace(id string, r *record.Record) (desk.Session, error) {
	return d.over(d.Files.Replace(id, r))
}

func (d Desk) over(s desk.Session, err error) (desk.Session, error) {
	if err != nil {
		return nil, err
	}
	if r, err := d.Files.Record(s.ID()); err == nil {
		if err := r.DecisionsError(); err != nil {
			return nil, err
		}
	}
	sides, err := d.Versions.Of(s.ID())
	if err != nil {
		return nil, err
	}
	return &Session{Session: s, Bench: adjudicate.New(sides), desk: d}, nil
}

// Session is an adjudicator's work on one article.
type Session struct {
	desk.Session
	Bench *adjudicate.Bench

	desk  Desk
	focus *adjudicate.Item // what is being looked at; nil for nothing

	reason string // typed for it
}

// chair is who decides now.
func (s *Session) chair(reason string) adjudicate.Chair {
	return adjudicate.Chair{Name: s.desk.Name, Time: s.desk.Clock().UTC().Format(time.RFC3339), Schema: s.desk.Schema, Reason: reason,
		Whole: s.desk.Whole}
}

// Commit makes a transaction durable, together with what it decides: whatever is marked by hand where annotators disagree is a decision.
func (s *Session) Commit(t annotations.Transaction, cursor model.Offset) error {
	return s.Session.Commit(s.Bench.Settle(s.Set(), t, s.focus, s.chair(s.reason)), cursor)
}
