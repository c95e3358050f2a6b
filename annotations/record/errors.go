package record

import (
	"tippani/model/message"
)

// TextChangedError says that an article's text is not the one its annotations were made on. The annotations keep
// their text: open Recorded to go on with it.
type TextChangedError struct {
	Path, ID string
	Recorded string // SHA-256 of the text in the dataset, in hexadecimal
	Now      string // SHA-256 of the text at hand
	At       int    // code points from the start to the first difference
}

var (
	sayTextChanged = message.New("record.text-changed", "%s: the text of %s has changed since it was annotated (first difference at "+
		"character %d); open the recorded text, or annotate the new text into another dataset with --output")
	sayUnsaved = message.New("record.unsaved", "NOT SAVED: %s can't be written (%v); free space or restore access and go on, or save "+
		"to another file (%d unsaved)")
	sayFaulty   = message.New("record.faulty", "%s (and %d more; see tippani check)")
	sayReadOnly = message.New("record.read-only", "open for reading only")
	sayNone     = message.New("record.none", "no record of this article")
)

func (e *TextChangedError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *TextChangedError) Message() message.Message {
	return sayTextChanged.With(e.Path, e.ID, e.At+1)
}

// UnsavedError says that a transaction could not be made durable. It is held in memory and written before the next
// one, or when it is tried again.
type UnsavedError struct {
	Path    string
	Unsaved int // transactions held in memory
	Err     error
}

func (e *UnsavedError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *UnsavedError) Message() message.Message {
	return sayUnsaved.With(e.Path, e.Err, e.Unsaved)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// FaultyError says that a record of the dataset can't be used as it is. The record itself is kept byte for byte.
type FaultyError struct {
	Path     string
	Problems []Problem
}

func (e *FaultyError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *FaultyError) Message() message.Message {
	if len(e.Problems) == 1 {
		return e.Problems[0].Message()
	}
	return sayFaulty.With(e.Problems[0].Message(), len(e.Problems)-1)
}

// ErrReadOnly is returned by what would change a dataset, or an article, that is open for reading only.
var ErrReadOnly = sayReadOnly.Error()

// ErrNone says that the dataset has no record of an article by this annotator.
var ErrNone = sayNone.Error()
