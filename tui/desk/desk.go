// Package desk says what the screen needs of a store of annotations, wherever that keeps them. Files are one (annotations/store),
// a database may be another; tests have one in memory.
package desk

import (
	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// Session is one annotator's work on one article, to be read and changed.
type Session interface {
	// ID is the article's id as the store writes it.
	ID() string
	// Article is the text that the annotations are made on.
	Article() *model.Article
	// Set is what has been said about the article; only Commit changes it.
	Set() *annotations.Set
	// History is what can be undone.
	History() *annotations.History
	// Cursor is where the cursor stood at the last change that an earlier run did not finish with; false when nobody knows.
	Cursor() (model.Offset, bool)
	// ReadOnly says why the article can't be changed; nothing when it can.
	ReadOnly() message.Message
	// Commit makes a transaction durable, with the cursor's place, and then part of the Set. After a *record.UnsavedError the change
	// holds and is not durable yet; after any other error nothing has changed.
	Commit(t annotations.Transaction, cursor model.Offset) error
}

// Desk is the store with one annotator at it: one record of each article can be changed, those of other annotators lie beside it.
type Desk interface {
	carry.Records

	// Open is the session of an article, with its record if there is one. If there is none, it begins with what input says, the members
	// of the object that the article was read from, which stands at whence ("FILE:LINE"); input may be nil, and is passed over when it is
	// the record of another annotator (Theirs). A *record.TextChangedError
	// when the record is of another text, a *record.FaultyError when input can't be read.
	Open(a *model.Article, input jsontext.Fields, whence string) (Session, error)
	// Recorded is the session of a record, with the article as it was recorded.
	Recorded(id string) (Session, error)
	// Replace puts a record in the place of that of another id, as a whole.
	Replace(id string, r *record.Record) (Session, error)

	// ReadOnly reports whether nothing can be changed at all.
	ReadOnly() bool
	// Progress is how far the work on an article is.
	Progress(id string) record.Progress
	// Record is the record of an article as it is now.
	Record(id string) (*record.Record, error)
	// RecordedArticle is the article of a record.
	RecordedArticle(id string) (*model.Article, error)
	// Beside lists the records of other annotators of an article; Read reads any record.
	Beside(id string) []record.Key
	// Theirs reports whether there is a record of an article by this annotator, who is another one than who works.
	Theirs(id, annotator string) bool
	Read(k record.Key) (*record.Record, error)
	// Trail is what was done last, in whichever article.
	Trail() *annotations.Trail
	// Notices hands over, once, what somebody should know.
	Notices() []message.Message

	// Unsaved is how many changes are shown and not durable yet; Retry tries again to make them so.
	Unsaved() int
	Retry() error
}

// Rescue is what a Desk of files has beside: ways out when the file's place is gone, full or read-only.
type Rescue interface {
	// Path is the file.
	Path() string
	// SaveAs writes everything to another file and goes on there.
	SaveAs(path string) error
	// Abandon gives up what is not saved.
	Abandon()
}
