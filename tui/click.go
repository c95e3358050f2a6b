package tui

import (
	"tippani/tui/action"
	"tippani/tui/dialog"
)

// clickDialog hands a click to the open dialog. One beside it closes a dialog that loses nothing by it.
func (a *App) clickDialog(column, row int) {
	d, ok := a.dialogs.Top().(dialog.Pointed)
	if !ok {
		return
	}
	b := a.dialogs.Top().Box(&a.view).Placed(&a.view)
	if row >= b.Top && row < b.Top+b.Height && column >= b.Left && column < b.Left+b.Width {
		a.perform(d.Click(row-b.Top, column-b.Left))
		return
	}
	if d, ok := a.dialogs.Top().(dialog.Left); ok {
		a.perform(d.Leave())
	}
}

// click puts the cursor of a note where one points.
func (n *noteBox) Click(line, column int) action.Action {
	if i := n.top + line - 1; line >= 1 && i < len(n.starts) {
		n.field.At = n.text.At(i, column-1)
	}
	return nil
}

// clickPanel goes to the span on a row of the side panel.
func (a *App) clickPanel(column, row int) bool {
	g := a.geometry()
	if g.panel == 0 || column < g.panel || row < g.top || row >= g.top+g.textRows {
		return false
	}
	list, _ := a.panelList().Rows(g.textRows)
	if i := row - g.top; i < len(list) && list[i].Span != nil {
		a.settle()
		a.goToSpan(list[i].Span)
	}
	return true
}

// clickHint does what the hint under a click stands for.
func (a *App) clickHint(column, row int) bool {
	if !a.geometry().hints || row != a.view.Rows-2 {
		return false
	}
	for _, h := range a.hints() {
		if column >= h.from && column < h.to {
			h.do(a)
		}
	}
	return true
}
