package tui

import (
	"slices"

	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/manual"
)

// openHelp lists all keys: those that the situation is about first, those that can do nothing now dimmed.
func openHelp(a *App) action.Action {
	var now manual.Now
	if a.dialogs.Top() == nil { // the keys of a dialog are others
		now.Off = func(name keymap.Action) bool {
			act, ok := a.handlers[name]
			return ok && act.why != nil && act.why(a) != (lang.Text{})
		}
		now.First = slices.DeleteFunc(a.actionsHere(), now.Off)
	}
	return dialog.Open{Dialog: manual.Help(&a.view, a.words, a.options.Schema, a.options.Keys, now)}
}

// actionsHere are the actions that the reminders in the bottom row name, whether all of them have room there or not, and in the side panel
// those of the panel. What can be done with the span under the cursor follows them.
func (a *App) actionsHere() []keymap.Action {
	var here []keymap.Action
	if a.context() == keymap.Panel {
		here = append(here, keymap.FocusPanel, keymap.PanelOrder, keymap.PanelFilter)
	}
	for _, name := range a.bars().Actions() {
		if len(a.options.Keys.Keys(name, a.context())) > 0 {
			here = append(here, name)
		}
	}
	if _, on := a.work.pen.Current(); on {
		for _, name := range []keymap.Action{keymap.FollowLink, keymap.NextSpan, keymap.PreviousSpan, keymap.LabelMentions} {
			if !slices.Contains(here, name) {
				here = append(here, name)
			}
		}
	}
	return here
}
