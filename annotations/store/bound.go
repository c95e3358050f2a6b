package store

import "tippani/model"

const (
	// maxJournalLine is the longest line of a journal, in bytes: a record and what was changed of it, at one time.
	maxJournalLine = 3 * model.MaxRecord
	// slack is by how much a line of a dataset may be longer than model.MaxRecord: what an answer adds must not make a
	// line that is not read again.
	slack = 64 << 10
)
