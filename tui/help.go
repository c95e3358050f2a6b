package tui

import (
	"slices"

	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/manual"
)

// openHelp lists all keys: those that the situation is about first, those that can do nothing now dimmed.
func openHelp(a *App) action.Action {
	now := manual.Now{Review: a.review != nil}
	if a.dialogs.Top() == nil { // the keys of a dialog are others
		now.Off = func(name keymap.Action) bool { return !a.possible(name) }
		now.First = slices.DeleteFunc(a.actionsHere(), now.Off)
	}
	return dialog.Open{Dialog: manual.Help(&a.view, a.words, a.options.Schema, a.options.Keys, now)}
}

// actionsHere are the actions that suit what is under the cursor, and before them, in the side panel, those of the panel.
func (a *App) actionsHere() []keymap.Action {
	var here []keymap.Action
	if a.context() == keymap.Panel {
		here = append(here, keymap.FocusPanel, keymap.PanelOrder, keymap.PanelFilter)
	}
	here = append(here, a.bars().Fitting()...)
	if _, on := a.work.pen.Current(); on {
		here = append(here, keymap.NextSpan, keymap.PreviousSpan, keymap.LabelMentions)
	}
	return here
}
