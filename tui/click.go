package tui

// pointed is a dialog that takes clicks. line and column count from 0 at the corner of its box.
type pointed interface {
	click(a *App, line, column int)
}

// clickDialog hands a click to the open dialog. One beside it closes a dialog that loses nothing by it.
func (a *App) clickDialog(column, row int) {
	b := a.dialog.box(&a.view)
	top, left := a.view.place(b)
	inside := row >= top && row < top+b.height && column >= left && column < left+b.width
	switch d := a.dialog.(type) {
	case pointed:
		if inside {
			d.click(a, row-top, column-left)
			return
		}
	default:
		return
	}
	if d, ok := a.dialog.(interface{ leave(a *App) }); ok {
		d.leave(a)
	}
}

// click picks the choice on a line.
func (c *chooser) click(a *App, line, _ int) {
	i := c.top + line - c.head()
	if line < c.head() || line >= c.head()+c.room || i >= len(c.shown) {
		return
	}
	c.at = i
	a.close()
	c.pick(a, c.shown[i])
}

// leave closes the list without a pick.
func (c *chooser) leave(a *App) {
	a.close()
	if c.left != nil {
		c.left(a)
	}
}

// click on the bottom line, which names the key that closes, closes the page.
func (h *helpPage) click(a *App, line, _ int) {
	if line == h.room+1 {
		h.close(a)
	}
}

func (h *helpPage) leave(a *App) { h.close(a) }

// click puts the cursor of a note where one points.
func (n *noteBox) click(_ *App, line, column int) {
	if i := n.top + line - 1; line >= 1 && i < len(n.starts) {
		n.field.at = n.text.at(i, column-1)
	}
}

// clickPanel goes to the span on a row of the side panel.
func (a *App) clickPanel(column, row int) bool {
	g := a.geometry()
	if g.panel == 0 || column < g.panel || row < g.top || row >= g.top+g.textRows {
		return false
	}
	list, _ := a.panelRows(g.textRows)
	if i := row - g.top; i < len(list) && list[i].span != nil {
		a.settle()
		a.goToSpan(list[i].span)
	}
	return true
}

// clickHint does what the hint under a click stands for.
func (a *App) clickHint(column, row int) bool {
	if !a.geometry().hints || row != a.view.rows-2 {
		return false
	}
	for _, h := range a.hints() {
		if column >= h.from && column < h.to {
			h.do(a)
		}
	}
	return true
}
