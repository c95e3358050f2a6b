package lang

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"tippani/model/message"
)

// sentence is the Bengali of a form of package message: a format with the same verbs as the English, but for %w, which is %v. Where
// the parts stand in another order, the verbs are numbered: %[2]s. A number is %d in Bengali digits, and %v as people type or copy it: what
// stands in a file, a line after the file's name.
type sentence struct{ id, bengali string }

// sentences are made into a map when the first message has to be translated.
var sentences = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for _, list := range sentenceLists() {
		for _, s := range list {
			m[s.id] = s.bengali
		}
	}
	return m
})

// Message is what a package below the screen says, in the language. One without a translation is in English.
func (l Lang) Message(m message.Message) string {
	if l != Bengali || m.None() {
		return m.String()
	}
	format, ok := sentences()[m.Form().ID()]
	if !ok {
		return m.String()
	}
	parts := make([]any, len(m.Parts()))
	for i, p := range m.Parts() {
		switch p := p.(type) {
		case message.Message:
			parts[i] = l.Message(p)
		case error:
			parts[i] = l.Error(p)
		case int:
			parts[i] = whole(p)
		case int64:
			parts[i] = whole(p)
		default:
			parts[i] = p
		}
	}
	if len(parts) == 0 {
		return format
	}
	return fmt.Sprintf(format, parts...)
}

// whole is a number that the verb %d shows in Bengali digits, and others as they do.
type whole int64

// Format implements fmt.Formatter.
func (n whole) Format(f fmt.State, verb rune) {
	s := fmt.Sprintf(fmt.FormatString(f, verb), int64(n))
	if verb == 'd' {
		s = Bengali.Digits(s)
	}
	_, _ = io.WriteString(f, s)
}

// Error is an error in the language: a message by its id, one of the system by what kind it is, and what only adds something before
// or between others, such as the name of a file, piece by piece. Any other is in English.
func (l Lang) Error(err error) string {
	if err == nil || l != Bengali {
		return fmt.Sprint(err)
	}
	if m, ok := message.OfError(err); ok {
		return l.Message(m)
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if cause := e.Unwrap(); cause != nil {
			if before, ok := strings.CutSuffix(err.Error(), cause.Error()); ok {
				return before + l.Error(cause)
			}
		}
	case interface{ Unwrap() []error }:
		all := e.Unwrap()
		if errors.Join(all...).Error() != err.Error() {
			break
		}
		lines := make([]string, 0, len(all))
		for _, one := range all {
			lines = append(lines, l.Error(one))
		}
		return strings.Join(lines, "\n")
	}
	if t, ok := systemText(err); ok {
		return t
	}
	return err.Error()
}
