package source

import (
	"tippani/model/message"
)

// Error is an article that could not be read: one sentence that names the file (and line) and the remedy.
type Error struct {
	Source string          // the file, or FILE:LINE
	Reason message.Message // what is wrong and what to do
	Err    error           // the cause, or nil
}

func (e *Error) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *Error) Message() message.Message { return sayAt.With(e.Source, e.Reason) }

var sayAt = message.New("source.at", "%s: %s")

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// EndError says that a queue of Len articles has none at Index.
type EndError struct{ Index, Len int }

var sayNoSuchArticle = message.New("source.no-such-article", "there is no article %d: the queue has %d")

func (e *EndError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *EndError) Message() message.Message {
	return sayNoSuchArticle.With(e.Index+1, e.Len)
}

// failed is an article that could not be read because of err.
func failed(source string, err error) *Error { return &Error{source, message.Of(err), err} }

func refuse(source string, reason message.Message) *Error {
	return &Error{Source: source, Reason: reason}
}
