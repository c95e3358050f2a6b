// Package memory is a desk that keeps records in memory, for tests: the second store, which shows that the screen needs no files.
// It fails when it is told to.
package memory

import (
	"errors"
	"slices"
	"strconv"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/stop"
	"tippani/tui/desk"
)

// Desk holds the records of any number of annotators; one of them sits at it.
type Desk struct {
	Annotator string
	Schema    *annotations.Schema
	Stop      stop.Func
	Locked    bool  // nothing can be changed
	Full      error // why nothing can be made durable; nil when it can

	records  map[record.Key]*record.Record
	sessions map[string]*session
	unsaved  int
	trail    annotations.Trail
	notices  []message.Message
}

// New is an empty desk of an annotator.
func New(annotator string) *Desk {
	return &Desk{Annotator: annotator, records: map[record.Key]*record.Record{}, sessions: map[string]*session{}}
}

// Put lays a record on the desk, of whichever annotator.
func (d *Desk) Put(r *record.Record) {
	d.records[record.Key{ID: r.Article.ID(), Annotator: r.Annotator}] = r
}

// session is the work on an article.
type session struct {
	desk    *Desk
	record  *record.Record
	set     *annotations.Set
	history *annotations.History
	begun   bool
	cursor  model.Offset
}

func (s *session) ID() string                    { return s.record.Article.ID() }
func (s *session) Article() *model.Article       { return s.record.Article }
func (s *session) Set() *annotations.Set         { return s.set }
func (s *session) History() *annotations.History { return s.history }
func (s *session) Cursor() (model.Offset, bool)  { return s.cursor, s.begun }
func (s *session) ReadOnly() message.Message {
	if s.desk.Locked {
		return message.Verbatim("the desk is locked")
	}
	return message.Message{}
}

func (s *session) Commit(t annotations.Transaction, cursor model.Offset) error {
	if s.desk.Locked {
		return record.ErrReadOnly
	}
	if err := t.CheckUntil(s.set, s.Article(), s.desk.Stop); err != nil {
		return err
	}
	s.set.Apply(t)
	s.history.Record(t)
	s.desk.trail.Record(annotations.StepOf(s.ID(), t), t.Origin)
	s.begun, s.cursor = true, cursor
	if s.desk.Full != nil {
		s.desk.unsaved++
		return &record.UnsavedError{Path: "memory", Err: s.desk.Full, Unsaved: s.desk.unsaved}
	}
	return nil
}

// now is the record as it is.
func (s *session) now() *record.Record {
	r := *s.record
	r.Spans, r.Relations, r.Answer = slices.Collect(s.set.Spans()), slices.Collect(s.set.Relations()), s.set.Answer()
	r.KeepDecisions(slices.Collect(s.set.Decisions()))
	return &r
}

func (d *Desk) begin(r *record.Record, begun bool) *session {
	s := &session{desk: d, record: r, set: r.Set(), history: &annotations.History{},
		begun: begun}
	d.sessions[r.Article.ID()] = s
	return s
}

// Open is the session of an article.
func (d *Desk) Open(a *model.Article, input jsontext.Fields, whence string) (desk.Session, error) {
	s, err := d.recorded(a.ID())
	switch {
	case err == nil && s.Article().Text() != a.Text():
		return nil, &record.TextChangedError{Path: "memory", ID: a.ID(), Recorded: s.Article().SHA256(), Now: a.SHA256()}
	case err == nil:
		return s, nil
	}
	r := &record.Record{Article: a, Annotator: d.Annotator}
	if by, _ := jsontext.Unquote(input.Value("annotator")); input != nil && !d.Theirs(a.ID(), by) {
		if r, _, err = record.FromInput(a, input, whence, record.Beginning{Annotator: d.Annotator, Schema: d.Schema,
			Stop: d.Stop}); err != nil {
			return nil, err
		}
	}
	return d.begin(r, false), nil
}

func (d *Desk) recorded(id string) (*session, error) {
	if s, open := d.sessions[id]; open {
		return s, nil
	}
	if r, held := d.records[record.Key{ID: id, Annotator: d.Annotator}]; held {
		return d.begin(r, true), nil
	}
	return nil, record.ErrNone
}

// Theirs reports whether there is a record of an article by another annotator of that name.
func (d *Desk) Theirs(id, annotator string) bool {
	_, held := d.records[record.Key{ID: id, Annotator: annotator}]
	return held && annotator != "" && annotator != d.Annotator
}

// Recorded is the session of a record.
func (d *Desk) Recorded(id string) (desk.Session, error) {
	s, err := d.recorded(id)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Replace puts a record in the place of another.
func (d *Desk) Replace(id string, r *record.Record) (desk.Session, error) {
	delete(d.records, record.Key{ID: id, Annotator: d.Annotator})
	delete(d.sessions, id)
	d.Put(r)
	return d.begin(r, true), nil
}

// ReadOnly reports whether the desk is locked.
func (d *Desk) ReadOnly() bool { return d.Locked }

// Progress is how far an article is.
func (d *Desk) Progress(id string) record.Progress {
	s, err := d.recorded(id)
	if err != nil || !s.begun {
		return record.Progress{}
	}
	return record.Progress{Begun: true, Answer: s.set.Answer(), Spans: s.set.Len()}
}

// Answer is the answer of an article.
func (d *Desk) Answer(id string) (annotations.Answer, bool) {
	p := d.Progress(id)
	return p.Answer, p.Begun
}

// Record is a record as it is now.
func (d *Desk) Record(id string) (*record.Record, error) {
	s, err := d.recorded(id)
	if err != nil || !s.begun {
		return nil, record.ErrNone
	}
	return s.now(), nil
}

// Peek is Record.
func (d *Desk) Peek(id string) (*record.Record, error) { return d.Record(id) }

// RecordedArticle is the article of a record.
func (d *Desk) RecordedArticle(id string) (*model.Article, error) {
	r, err := d.Record(id)
	if err != nil {
		return nil, err
	}
	return r.Article, nil
}

// OwnIDs lists the annotator's articles.
func (d *Desk) OwnIDs() []string {
	var ids []string
	for k := range d.records {
		if k.Annotator == d.Annotator {
			ids = append(ids, k.ID)
		}
	}
	for id, s := range d.sessions {
		if s.begun && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// WithText lists the annotator's articles that have a text.
func (d *Desk) WithText(sha string) []string {
	return slices.DeleteFunc(d.OwnIDs(), func(id string) bool {
		a, err := d.RecordedArticle(id)
		return err != nil || a.SHA256() != sha
	})
}

// Beside lists the records of others.
func (d *Desk) Beside(id string) []record.Key {
	var keys []record.Key
	for k := range d.records {
		if k.ID == id && k.Annotator != d.Annotator {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b record.Key) int { return len(a.Annotator) - len(b.Annotator) })
	return keys
}

// Read reads any record.
func (d *Desk) Read(k record.Key) (*record.Record, error) {
	if r, held := d.records[k]; held {
		return r, nil
	}
	return nil, record.ErrNone
}

// Trail is what was done last.
func (d *Desk) Trail() *annotations.Trail { return &d.trail }

// Notices hands over what is to be known.
func (d *Desk) Notices() []message.Message {
	told := d.notices
	d.notices = nil
	return told
}

// Unsaved is how many changes are not durable.
func (d *Desk) Unsaved() int { return d.unsaved }

// Retry makes them so, unless the desk is still full.
func (d *Desk) Retry() error {
	if d.Full != nil {
		return errors.New(strconv.Itoa(d.unsaved) + " changes: " + d.Full.Error())
	}
	d.unsaved = 0
	return nil
}
