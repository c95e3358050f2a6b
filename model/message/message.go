// Package message holds what packages below the screen say to people: errors and notices as values, each with an id and its
// parts. They print themselves in English, as the command line shows them; whoever speaks another language finds its sentence by
// the id and puts the same parts into it, those that are messages themselves in that language too.
package message

import "fmt"

// Form is a sentence with gaps, declared once, as a variable beside the code that says it. Its English is a format of package fmt;
// its id is the name of the package and, after a full stop, what the sentence is about: "store.unsaved". Ids are for programs,
// stay the same when the English is reworded, and no two forms have the same.
type Form struct{ id, english string }

var declared []*Form

// New declares a form. It is for package variables only: forms are not made while the program runs.
func New(id, english string) *Form {
	f := &Form{id, english}
	declared = append(declared, f)
	return f
}

// All is every form of the packages that are linked in, for tests that look whether each is translated.
func All() []*Form { return declared }

// ID is the name of the form.
func (f *Form) ID() string { return f.id }

// English is the format.
func (f *Form) English() string { return f.english }

// With is the sentence with its gaps filled, one part for each verb of the format.
func (f *Form) With(parts ...any) Message {
	for i, p := range parts {
		if b, ok := p.([]byte); ok {
			parts[i] = string(b) // whose bytes may be written over before anybody reads the message
		}
	}
	return Message{f, parts}
}

// Error is With as an error. It wraps the parts whose verb is %w, as fmt.Errorf does.
func (f *Form) Error(parts ...any) error {
	if len(parts) == 0 {
		return &said{message: f.With()}
	}
	return &said{f.With(parts...), fmt.Errorf(f.english, parts...)}
}

// Message is a form with its parts: strings, numbers, errors and other messages. The zero Message says nothing.
type Message struct {
	form  *Form
	parts []any
}

// Form is the sentence; nil for the zero Message.
func (m Message) Form() *Form { return m.form }

// Parts fill the gaps of the sentence, in the order of the English.
func (m Message) Parts() []any { return m.parts }

// None reports whether there is nothing to say.
func (m Message) None() bool { return m.form == nil }

// String is the sentence in English; "" for the zero Message.
func (m Message) String() string {
	switch {
	case m.form == nil:
		return ""
	case len(m.parts) == 0:
		return m.form.english
	}
	return fmt.Errorf(m.form.english, m.parts...).Error() // Sprintf knows no %w
}

// Equal reports whether two messages say the same.
func (m Message) Equal(n Message) bool { return m.form == n.form && m.String() == n.String() }

// Sayer is an error, of a type of its own, that can say itself as a message. Its Error is the message in English.
type Sayer interface {
	error
	Message() Message
}

// said is a message as an error.
type said struct {
	message Message
	wrapped error // what fmt makes of it; nil without parts
}

func (e *said) Error() string    { return e.message.String() }
func (e *said) Message() Message { return e.message }

// Unwrap gives what fmt made of the parts, which wraps those with %w.
func (e *said) Unwrap() error { return e.wrapped }

// OfError is the message that an error is. What it wraps is not looked at: that may be part of it.
func OfError(err error) (m Message, ok bool) {
	if s, ok := err.(Sayer); ok {
		return s.Message(), true
	}
	return Message{}, false
}

var (
	verbatim = New("message.verbatim", "%s")
	failure  = New("message.failure", "%v")
)

// Verbatim is a message that is the same in every language: a name, or what was translated before.
func Verbatim(s string) Message { return verbatim.With(s) }

// Of is an error as a message; the zero Message for nil.
func Of(err error) Message {
	if err == nil {
		return Message{}
	}
	if m, ok := OfError(err); ok {
		return m
	}
	return failure.With(err)
}

// Texts are messages in English.
func Texts(list []Message) []string {
	if list == nil {
		return nil
	}
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = m.String()
	}
	return out
}
