// Package annotations holds what has been said about an article: spans, relations, the schema of labels, and
// transactions, the only way to change any of it. It does no input or output.
package annotations

import (
	"tippani/model"
	"tippani/model/jsontext"
)

// Kind says what sort of thing a label marks.
type Kind string

// The kinds of label.
const (
	Entity Kind = "entity"
	Quote  Kind = "quote"
	Claim  Kind = "claim"
	Cue    Kind = "cue" // the words that announce a quotation: বলেন, জানান
)

// Kinds lists the kinds in the order they are shown.
func Kinds() []Kind { return []Kind{Entity, Quote, Claim, Cue} }

// Passage reports whether spans of the kind are passages, of a clause or more, in which entities lie.
func (k Kind) Passage() bool { return k == Quote || k == Claim }

// Field is a key of a record that this program does not know, kept to be written back untouched.
type Field = jsontext.Field

// Span is a labelled range of an article's text. Its ends are on cluster boundaries and it never begins or ends
// with white space. A *Span in a Set is immutable: to change one, commit a Transaction that replaces it.
type Span struct {
	ID    string // unique in its article: "s1", "s2", ...
	Range model.Range
	Label string // a Label.Name of the schema, or an unknown one that was read from a file
	Kind  Kind
	Attrs map[string]string // attribute name to value; nil when there are none
	Note  string
	Extra []Field // unknown keys, in the order read

	Suggested *Suggested // what it was made from, immutable; nil for a span that a person marked
}

// Relation is a labelled arrow from one span to another: from the quote to its speaker.
type Relation struct {
	ID       string // unique in its article: "r1", "r2", ...
	From, To string // Span.ID
	Label    string // "SPEAKER", "CLAIMANT", "CUE"
	Extra    []Field
}

// Answer says how far the work on an article is.
type Answer string

// The answers, in Prodigy's words.
const (
	InProgress Answer = ""
	Accept     Answer = "accept" // finished
	Reject     Answer = "reject"
	Ignore     Answer = "ignore"
)

// Known reports whether a is one of the answers above.
func (a Answer) Known() bool { return a == InProgress || a == Accept || a == Reject || a == Ignore }
