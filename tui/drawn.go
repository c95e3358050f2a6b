package tui

import (
	"tippani/tui/action"
)

// retype takes up that text is shown otherwise: measured anew, drawn instead of printed, or in another size.
func (a *App) retype() {
	a.view.Painted = a.text.Painted()
	a.view.Drawing = a.text.Drawing(&a.view, a.printed)
	a.view.Profile = a.text.Profile(a.printed)
	a.relay()
}

// toggleText draws the text, or prints it.
func toggleText(a *App) action.Action {
	changed, say, values := a.text.Switch()
	if changed {
		a.endJump()
		a.retype()
	}
	return action.Tell(say, values...)
}
