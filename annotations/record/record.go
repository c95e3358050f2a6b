// Package record holds what one annotator has said about an article, as datasets and databases keep it: the record, its form as a
// line of JSON (docs/dataset.md), what can be wrong with it, and the changes of a transaction in the same form. It reads and writes
// no files.
package record

import (
	"tippani/annotations"
	"tippani/model"
)

// schemaVersion is the version of the record format that this program writes, the record's "schema".
const schemaVersion = 1

// Record is one line of a dataset: an article and what one annotator has said about it.
type Record struct {
	Article   *model.Article
	Spans     []*annotations.Span // sorted as in a Set
	Relations []*annotations.Relation
	Answer    annotations.Answer
	Annotator string
	Created   string // RFC 3339, as read; "" when absent
	Modified  string
	Schema    int // version of the format; 0 when absent
	Tool      string
	Extra     []annotations.Field // unknown keys, in the order read

	// Problems lists what is wrong with the record. One with problems is kept byte for byte and opens read-only, with
	// the spans that are sound.
	Problems []Problem
}
