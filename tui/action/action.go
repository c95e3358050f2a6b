// Package action holds what the components of the screen ask of the program that they are part of. A component never reaches for
// another: it returns an Action, and the program sees to it.
package action

import (
	"errors"

	"tippani/model/stop"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

// Action is one of the types of this package or of another package of the screen that says so; nil asks for nothing.
type Action any

// All are several actions, one after the other.
type All []Action

// Do carries out what a key stands for.
type Do struct{ Name keymap.Action }

// Stroke takes a keystroke as if no dialog were open.
type Stroke struct{ Press keys.Press }

// Copy hands a text to the terminal's clipboard.
type Copy struct{ Text string }

// Redraw draws the whole screen anew.
type Redraw struct{}

// Suspend stops the program until the shell continues it.
type Suspend struct{}

// Quit ends the program. What is not saved then is lost.
type Quit struct{}

// Work is what takes its time and is done beside the program. Run has a goroutine of its own; it may use the queue and the dataset, which
// nobody else does meanwhile, and nothing that is drawn. No key is taken before Then has said what to do. The work can be
// cancelled; Run and Then ask whether it was.
type Work struct {
	Run  func()
	Then func() Action
}

// Background is what is found out while the program goes on. Run has a goroutine of its own, may use nothing that anybody changes meanwhile,
// and waits until what was asked for before is done; Then, which may be nil, is asked afterwards what to do.
type Background struct {
	Run  func()
	Then func() Action
}

// Tone is how a message to the user is meant.
type Tone int

// The tones of messages.
const (
	Info Tone = iota
	Good
	Warn
	Bad
)

// Say puts a sentence into the status line, where it stays until the next key.
type Say struct {
	Tone   Tone
	Text   lang.Text
	Values []any // as lang.Format takes them
}

// Hush takes the sentence in the status line away.
type Hush struct{}

// Tell says how something is.
func Tell(t lang.Text, values ...any) Say { return Say{Info, t, values} }

// Done says that something was done.
func Done(t lang.Text, values ...any) Say { return Say{Good, t, values} }

// Refuse says why something was not done.
func Refuse(t lang.Text, values ...any) Say { return Say{Warn, t, values} }

// Fail says what went wrong.
func Fail(t lang.Text, values ...any) Say { return Say{Bad, t, values} }

// Fault says why something could not be done, which may be that it was cancelled. The text ends in the error.
func Fault(err error, t lang.Text, values ...any) Say {
	if errors.Is(err, stop.ErrCancelled) {
		return Cancelled
	}
	return Fail(t, append(values, err)...)
}

// Verbatim is a text that says what its one value says.
var Verbatim = lang.Text{En: "%v", Bn: "%v"}

// Cancelled says that what a key began was broken off.
var Cancelled = Refuse(lang.Text{En: "Cancelled; nothing was changed", Bn: "বাতিল হলো; কিছুই বদলায়নি"})

// Round says that a walk through the article has passed its end.
var Round = lang.Text{En: "Wrapped round the end of the article", Bn: "শেষ পেরিয়ে আবার শুরু থেকে"}
