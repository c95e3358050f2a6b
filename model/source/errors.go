package source

import "fmt"

// Error is an article that could not be read: one sentence that names the file (and line) and the remedy.
type Error struct {
	Source string // the file, or FILE:LINE
	Reason string // what is wrong and what to do
	Err    error  // the cause, or nil
}

func (e *Error) Error() string { return e.Source + ": " + e.Reason }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// EndError says that a queue of Len articles has none at Index.
type EndError struct{ Index, Len int }

func (e *EndError) Error() string {
	return fmt.Sprintf("there is no article %d: the queue has %d", e.Index+1, e.Len)
}

func refuse(source, format string, args ...any) *Error {
	return &Error{Source: source, Reason: fmt.Sprintf(format, args...)}
}
