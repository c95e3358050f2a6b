package tui

import (
	"tippani/tui/action"
	"tippani/tui/lang"
)

// message is the sentence in the status line. It stays until the next key.
type message struct {
	text string
	tone action.Tone
}

// say puts a sentence into the status line. While something is not saved nothing is reported as well done: why it could not be saved
// stays on screen instead.
func (a *App) say(t action.Tone, text lang.Text, values ...any) {
	if t == action.Good && a.message.tone == action.Bad && a.options.Desk.Unsaved() > 0 {
		return
	}
	a.message = message{text: a.view.Lang.Format(text, values...), tone: t}
}
