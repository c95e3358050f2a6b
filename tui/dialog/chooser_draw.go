package dialog

import (
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// Fit keeps the current choice in sight.
func (c *Chooser) Fit(v *canvas.Screen) {
	c.room = min(len(c.Choices), max(v.DialogRows()-1-c.head()-c.helpRows(v), 1))
	if c.at < c.top {
		c.top = c.at
	}
	if c.at >= c.top+c.room {
		c.top = c.at - c.room + 1
	}
	c.filter.Fit(v, c.width(v)-2)
}

func (c *Chooser) width(v *canvas.Screen) int { return min(v.Columns-3, 72) }

// Box lays the chooser out for the screen.
func (c *Chooser) Box(v *canvas.Screen) *canvas.Box {
	width := c.width(v)
	head := c.head()
	help := c.helpLines(v, width-4)
	b := &canvas.Box{Width: width, Height: min(head+c.room+len(help)+1, v.Rows), Top: -1, Left: -1, CursorLine: -1, Framed: true,
		About: true, Clear: v.Clear}
	cursor := 0
	if !c.Plain {
		b.CursorLine = 1
		b.CursorColumn = func() int { return cursor }
	}
	b.Line = func(r *canvas.Row, i, end int) {
		t := v.Theme
		switch {
		case i == 0:
			r.Put(t.BoxTitle, " "+c.Title+" ", end)
			r.Line(t.BoxDim, end)
		case i == 1 && !c.Plain:
			cursor = c.filter.Draw(v, r, t.Box, end)
		case i < head+c.room:
			c.drawChoice(v, r, c.top+i-head, end)
		case i < head+c.room+len(help):
			r.Put(t.BoxDim, "  "+help[i-head-c.room], end)
		case i == head+c.room+len(help):
			r.Line(t.BoxDim, end-1-v.TextColumns(c.Hint))
			r.Put(t.BoxDim, c.Hint, end)
			r.Line(t.BoxDim, end)
		}
	}
	return b
}

// head is how many lines stand above the choices: the title, and the filter where there is one.
func (c *Chooser) head() int {
	if c.Plain {
		return 1
	}
	return 2
}

func (c *Chooser) drawChoice(v *canvas.Screen, r *canvas.Row, i, end int) {
	t := v.Theme
	if i >= len(c.shown) {
		if i == 0 {
			r.Put(t.BoxDim, "   "+v.Lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"}), end)
		}
		return
	}
	ch := c.choice(i)
	base := t.Box
	mark := "  "
	if i == c.at {
		base = t.Pick
		mark = "▸ "
	}
	left := r.Col
	r.Put(base, mark, end)
	r.Column(base, min(left+2, end))
	key := v.Lang.Digits(ch.Key)
	if ch.On {
		key = "✓"
	}
	r.Put(base.Over(style.Look{Fg: t.Key.Fg, Bold: true}), key, end)
	r.Column(base, min(left+4, end))
	if chips := c.chips(v); chips > 0 {
		start := r.Col
		if ch.Chip != "" {
			r.Put(ch.Look, " "+ch.Chip+" ", end)
		}
		r.Column(base, min(start+chips+1, end))
	}
	r.Put(base, ch.Title, end)
	if ch.Detail != "" {
		r.Put(base.Over(style.Look{Fg: t.BoxDim.Fg, Faint: t.Plain()}), "  "+ch.Detail, end)
	}
	r.Fill(base, end)
}

// chips is how many columns the chips take, of the choices in sight; 0 when there are none. What stands behind them lines up.
func (c *Chooser) chips(v *canvas.Screen) int {
	most := 0
	for i := c.top; i < min(c.top+c.room, len(c.shown)); i++ {
		if chip := c.choice(i).Chip; chip != "" {
			most = max(most, v.TextColumns(" "+chip+" "))
		}
	}
	const widest = 24
	return min(most, widest)
}

// helpRows is how many rows the guideline text of the current choice has.
func (c *Chooser) helpRows(v *canvas.Screen) int {
	for i := range c.Choices {
		if c.Choices[i].Help != "" {
			if v.DialogRows() < 14 {
				return 1
			}
			return 4
		}
	}
	return 0
}

// helpLines is the guideline text of the current choice, wrapped.
func (c *Chooser) helpLines(v *canvas.Screen, columns int) []string {
	lines := make([]string, c.helpRows(v))
	if i := c.current(); i >= 0 {
		copy(lines, canvas.Wrap(c.Choices[i].Help, v.Profile, columns))
	}
	return lines
}
