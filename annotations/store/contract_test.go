package store

import (
	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/message"
)

// What a screen needs of a store, in the parts in which it needs them. A second store has the same parts; only a file has the last.
var (
	_ carry.Records = (*Dataset)(nil)
	_ interface {   // how far the work is, and what to tell
		ReadOnly() bool
		Progress(id string) record.Progress
		Notices() []message.Message
		Trail() *annotations.Trail
	} = (*Dataset)(nil)
	_ interface { // what was said by anybody
		Record(id string) (*record.Record, error)
		RecordedArticle(id string) (*model.Article, error)
		Beside(id string) []record.Key
		Read(k record.Key) (*record.Record, error)
	} = (*Dataset)(nil)
	_ interface { // what is not durable
		Unsaved() int
		Retry() error
	} = (*Dataset)(nil)
	_ interface { // one article of one annotator
		ID() string
		Article() *model.Article
		Set() *annotations.Set
		History() *annotations.History
		Cursor() (model.Offset, bool)
		ReadOnly() message.Message
		Commit(t annotations.Transaction, cursor model.Offset) error
	} = (*Session)(nil)
	_ interface { // the way out when the file's place is gone, full or read-only
		Path() string
		SaveAs(path string) error
		Abandon()
	} = (*Dataset)(nil)
)
