package tui

import (
	"tippani/model"
	"tippani/tui/panel"
)

// focus is which span keys work on.
type focus struct {
	current string // id of the span that was gone to or made last
	linking string // id of the span that the link dialog points at
	made    made
}

// made is the span that was labelled last, and where the cursor stood then: until it moves, another label corrects this one.
type made struct {
	span string
	at   model.Selection
}

func (a *App) togglePanel() {
	a.panel.Show(!a.panelShown())
	a.relay()
}

// focusPanel hands up, down and enter to the panel, or takes them back.
func (a *App) focusPanel() {
	if !a.panelShown() {
		a.panel.Show(true)
		a.relay()
	}
	a.panel.Focused = !a.panel.Focused && a.panelShown()
	if a.panel.Focused {
		if s, ok := a.currentSpan(); ok {
			a.goToSpan(s)
		} else {
			a.nextSpan()
		}
	}
}

// panelShown reports whether the side panel is on screen.
func (a *App) panelShown() bool { return a.panel.Shown(a.view.Columns) }

// panelList is what the side panel shows.
func (a *App) panelList() *panel.List {
	current, _ := a.currentSpan()
	return &panel.List{Article: a.work.reader.Article, Set: a.work.set(), Cursor: a.work.reader.Cursor(), Current: current, Words: a.words,
		Empty: textNoSpans}
}
