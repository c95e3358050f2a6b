package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"tippani/tui/chrome"
	"tippani/tui/dialog"
)

// mouseEvent routes what the mouse does: to the open dialog, the reminders of keys, the side panel, or the text.
func mouseEvent(a *App, e tea.MouseMsg) {
	a.mouse.Within = nil
	if cell, told := a.text.MousePixels(); told {
		within := e.X % cell.X
		a.mouse.Within = &within
		e.X, e.Y = e.X/cell.X, e.Y/cell.Y
	}
	switch {
	case tea.MouseEvent(e).IsWheel():
		turnWheel(a, e)
	case e.Action == tea.MouseActionRelease:
		a.mouse.Release()
	case e.Button != tea.MouseButtonLeft:
	case e.Action == tea.MouseActionPress:
		if !a.mouse.Press(e, a.options.Clock()) {
			clickAt(a, e)
		}
	case e.Action == tea.MouseActionMotion && a.dialogs.Top() == nil:
		a.mouse.Drag(a.work.pen.Reader, a.geometry(), e)
	}
}

func turnWheel(a *App, e tea.MouseMsg) {
	const lines = 3
	n := lines
	switch e.Button {
	case tea.MouseButtonWheelDown:
	case tea.MouseButtonWheelUp:
		n = -lines
	default: // a wheel that is tilted
		return
	}
	if d, ok := a.dialogs.Top().(dialog.Scrolled); ok {
		a.perform(d.Scroll(n))
		return
	}
	if a.dialogs.Top() == nil {
		a.endJump()
		a.work.pen.Reader.Scroll(n)
	}
}

// clickAt is a press of the left button.
func clickAt(a *App, e tea.MouseMsg) {
	if a.dialogs.Top() != nil {
		a.perform(a.dialogs.Click(&a.view, e.Y, e.X))
		return
	}
	a.out.message, a.out.offered = chrome.Message{}, ""
	a.work.jump = nil
	g := a.geometry()
	switch {
	case g.Hints && e.Y == a.view.Rows-2:
		a.perform(a.bars().Click(e.X))
	case g.Panel > 0 && e.X >= g.Panel && g.Covers(e.Y):
		a.clickPanel(e.Y-g.Top, g)
	default:
		a.mouse.PressText(a.work.pen, g, e)
	}
}
