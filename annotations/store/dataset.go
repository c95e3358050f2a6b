// Package store keeps a dataset on disk: one JSON object per line, a journal beside it that makes every change
// durable at once, and a lock. docs/dataset.md describes the files and what is promised of them.
package store

import (
	"errors"
	"iter"
	"time"

	"tippani/annotations"
	"tippani/model"
)

// Options say how to open a dataset.
type Options struct {
	Annotator string           // written to each record; records of other annotators are left alone
	Tool      string           // "tippani 1.0", written to each record
	ReadOnly  bool             // take no lock and write nothing
	Clock     func() time.Time // time.Now when nil
}

// Dataset is an open dataset file. It is not safe for concurrent use.
type Dataset struct {
	path    string
	notices []string
}

// Session is one article open in a dataset.
type Session struct {
	article *model.Article
	set     *annotations.Set
	history *annotations.History
}

var errNotBuilt = errors.New("the store is not built yet")

// Open opens the dataset at path, which need not exist yet. It takes the lock (a *LockedError names who holds it)
// and reads the journal that an earlier run may have left.
func Open(path string, opt Options) (*Dataset, error) { return nil, errNotBuilt }

// Path is the dataset's file, symbolic links resolved.
func (d *Dataset) Path() string { return d.path }

// ReadOnly reports whether nothing can be written.
func (d *Dataset) ReadOnly() bool { return false }

// Notices lists what the person should know and has not been told: one sentence each. It empties the list.
func (d *Dataset) Notices() []string { return d.notices }

// Keys yields the id and annotator of every record, those only in the journal last.
func (d *Dataset) Keys() iter.Seq2[string, string] { return func(func(string, string) bool) {} }

// Answer is how far this annotator's work on an article is, and whether there is a record at all.
func (d *Dataset) Answer(id string) (annotations.Answer, bool) { return "", false }

// Record decodes this annotator's record of an article, the journal applied. ErrNoRecord when there is none.
func (d *Dataset) Record(id string) (*Record, error) { return nil, errNotBuilt }

// RecordedArticle is the article as the dataset holds it, to go on with when its source has changed.
func (d *Dataset) RecordedArticle(id string) (*model.Article, error) { return nil, errNotBuilt }

// Session opens an article for annotating. A *TextChangedError when the dataset holds another text under its id.
func (d *Dataset) Session(a *model.Article) (*Session, error) { return nil, errNotBuilt }

// Unsaved is the number of transactions that are not durable.
func (d *Dataset) Unsaved() int { return 0 }

// Retry writes all unsaved transactions, in order, each once.
func (d *Dataset) Retry() error { return errNotBuilt }

// Fold writes the journal's changes into the dataset.
func (d *Dataset) Fold() error { return errNotBuilt }

// SaveAs writes the whole dataset, unsaved changes included, to a new file and goes on there. It refuses to replace one.
func (d *Dataset) SaveAs(path string) error { return errNotBuilt }

// LastCursor is where the cursor stood at this annotator's last transaction on the article, in code points.
func (d *Dataset) LastCursor(id string) (int, bool) { return 0, false }

// Close folds and gives up the lock. After an error everything acknowledged is still in the journal.
func (d *Dataset) Close() error { return errNotBuilt }

// Article is the article.
func (s *Session) Article() *model.Article { return s.article }

// Set is the article's annotations; only Commit changes it.
func (s *Session) Set() *annotations.Set { return s.set }

// History is what can be undone, back to the file's opening, changes replayed from the journal included.
func (s *Session) History() *annotations.History { return s.history }

// ReadOnly says why the article can't be changed; "" when it can.
func (s *Session) ReadOnly() string { return "" }

// Problems lists what is wrong with the article's record.
func (s *Session) Problems() []Problem { return nil }

// Cursor is where the cursor stood at the last transaction in the journal.
func (s *Session) Cursor() (model.Offset, bool) { return 0, false }

// Commit checks t, makes it durable, applies it to the set and records it in the history. cursor is where the cursor
// is. When it can't be made durable the change is applied nevertheless and held as unsaved, and the error is an
// *UnsavedError; after any other error nothing has changed.
func (s *Session) Commit(t annotations.Transaction, cursor model.Offset) error { return errNotBuilt }
