package store

import (
	"errors"
	"fmt"
	"time"
)

// LockedError says that another annotator has the dataset open for writing.
type LockedError struct {
	Path      string
	PID       int // 0 when the holder left no details
	Host      string
	Annotator string
	Since     time.Time // zero when unknown
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("%s is open in another tippani; close that one, or open it with --read-only", e.Path)
	}
	who := e.Annotator
	if who == "" {
		who = "someone"
	}
	return fmt.Sprintf("%s has been open by %s (process %d on %s) since %s; close that one, or open it with --read-only",
		e.Path, who, e.PID, e.Host, e.Since.Local().Format("2006-01-02 15:04"))
}

// TextChangedError says that an article's text is not the one its annotations were made on. The annotations keep
// their text: open Recorded to go on with it.
type TextChangedError struct {
	Path, ID string
	Recorded string // SHA-256 of the text in the dataset, in hexadecimal
	Now      string // SHA-256 of the text at hand
	At       int    // code points from the start to the first difference
}

func (e *TextChangedError) Error() string {
	return fmt.Sprintf("%s: the text of %s has changed since it was annotated (first difference at character %d); open the recorded "+
		"text, or annotate the new text into another dataset with --output", e.Path, e.ID, e.At+1)
}

// UnsavedError says that a transaction could not be made durable. It is held in memory and written by the next Append,
// by Retry or by SaveAs.
type UnsavedError struct {
	Path    string
	Unsaved int // transactions held in memory
	Err     error
}

func (e *UnsavedError) Error() string {
	return fmt.Sprintf("NOT SAVED: %s can't be written (%v); free space or restore access and go on, or save to another file (%d unsaved)",
		e.Path, e.Err, e.Unsaved)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// RecordError says that a record of the dataset can't be used as it is. The record itself is kept byte for byte.
type RecordError struct {
	Path     string
	Problems []Problem
}

func (e *RecordError) Error() string {
	if len(e.Problems) == 1 {
		return e.Problems[0].String()
	}
	return fmt.Sprintf("%s (and %d more; see tippani check)", e.Problems[0], len(e.Problems)-1)
}

// ErrReadOnly is returned by what would change a dataset, or an article, that is open for reading only.
var ErrReadOnly = errors.New("open for reading only")

// ErrNoRecord says that the dataset has no record of an article by this annotator.
var ErrNoRecord = errors.New("no record of this article")

// NoDatasetError says that a file that should be written to holds something, and not one record: it is somebody's text.
type NoDatasetError struct{ Path string }

func (e *NoDatasetError) Error() string {
	return fmt.Sprintf("%s is not a dataset: it holds text and not one record, and nothing may be written to it; choose another file "+
		"with --output", e.Path)
}
