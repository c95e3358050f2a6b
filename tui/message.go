package tui

import "tippani/tui/lang"

// tone is how a message to the user is meant.
type tone int

const (
	toneInfo tone = iota
	toneGood
	toneWarn
	toneBad
)

// message is the sentence in the status line. It stays until the next key.
type message struct {
	text string
	tone tone
}

// say puts a sentence into the status line. While something is not saved nothing is reported as well done: why it could not be saved
// stays on screen instead.
func (a *App) say(t tone, text lang.Text, values ...any) {
	if t == toneGood && a.message.tone == toneBad && a.options.Dataset.Unsaved() > 0 {
		return
	}
	a.message = message{text: a.view.lang.Format(text, values...), tone: t}
}

var textRound = lang.Text{En: "Wrapped round the end of the article", Bn: "শেষ পেরিয়ে আবার শুরু থেকে"}
