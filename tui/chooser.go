package tui

import (
	"tippani/annotations"
	"tippani/model/find"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// choice is one line of a chooser.
type choice struct {
	key    string // the key that picks it at once while nothing is typed, or ""
	chip   string // a short name drawn in chipLook
	look   look
	title  string
	detail string // drawn dim after the title
	help   string // shown under the list while the choice is the current one
	match  string // what the filter is compared with
	on     bool   // is in force already: drawn with a tick
}

// chooser is a list that narrows as one types: the label palette, the link dialog, the queue, the attributes.
type chooser struct {
	title   string
	hint    string
	choices []choice
	filter  field
	shown   []int // indexes into choices that pass the filter
	at      int   // index into shown
	top     int
	room    int  // lines of choices on screen
	plain   bool // no filter line: keys pick, letters do nothing

	pick  func(a *App, i int) // enter on choices[i]
	drop  func(a *App, i int) // delete on choices[i]; nil when nothing can be deleted
	moved func(a *App, i int) // the current choice is now choices[i]; may be nil
	left  func(a *App)        // closed without a pick; may be nil

	cursor int
}

func newChooser(title string, choices []choice) *chooser {
	c := &chooser{title: title, choices: choices}
	c.narrow()
	return c
}

// narrow recomputes what passes the filter. Matching ignores case, normalisation form and joiners, as search does.
func (c *chooser) narrow() {
	c.shown = c.shown[:0]
	m := find.New(c.filter.text)
	for i := range c.choices {
		if c.filter.text == "" || m.In(c.choices[i].match) {
			c.shown = append(c.shown, i)
		}
	}
	c.at, c.top = 0, 0
}

// current is the index of the current choice, or -1.
func (c *chooser) current() int {
	if c.at < len(c.shown) {
		return c.shown[c.at]
	}
	return -1
}

func (c *chooser) key(a *App, k press) {
	do := a.resolve(keymap.List, k)
	if c.steer(a, do) || !k.paste && c.pickByKey(a, k.text) || c.plain {
		return
	}
	before := c.filter.text
	if k.text != "" {
		c.filter.insert(k.text)
	} else {
		c.filter.edit(do)
	}
	if c.filter.text != before {
		c.narrow()
		c.tell(a)
	}
}

// steer carries out what moves in the list, picks from it or closes it, and reports whether the action was one of these.
func (c *chooser) steer(a *App, do keymap.Action) bool {
	switch do {
	case keymap.Cancel, keymap.Quit:
		c.leave(a)
	case keymap.Accept:
		if i := c.current(); i >= 0 {
			a.close()
			c.pick(a, i)
		}
	case keymap.CursorUp:
		c.step(a, -1)
	case keymap.CursorDown:
		c.step(a, 1)
	case keymap.PageUp:
		c.step(a, -8)
	case keymap.PageDown:
		c.step(a, 8)
	case keymap.ArticleStart:
		c.step(a, -len(c.shown))
	case keymap.ArticleEnd:
		c.step(a, len(c.shown))
	case keymap.DeleteForward:
		i := c.current()
		if i < 0 || c.drop == nil || c.filter.at < len(c.filter.text) {
			return false // it deletes from the filter
		}
		a.close()
		c.drop(a, i)
	default:
		return false
	}
	return true
}

// pickByKey picks the choice that text, typed before anything else, is the key of, and reports whether there is one.
func (c *chooser) pickByKey(a *App, text string) bool {
	if c.filter.text != "" || text == "" {
		return false
	}
	typed, key := annotations.CanonicalKey(text), a.physical(text)
	for i := range c.choices {
		if k := annotations.CanonicalKey(c.choices[i].key); k != "" && (k == typed || k == key) {
			a.close()
			c.pick(a, i)
			return true
		}
	}
	return false
}

func (c *chooser) step(a *App, n int) {
	if len(c.shown) == 0 {
		return
	}
	if n == 1 || n == -1 {
		c.at = (c.at + n + len(c.shown)) % len(c.shown)
	} else {
		c.at = min(max(c.at+n, 0), len(c.shown)-1)
	}
	c.tell(a)
}

// scrollBy takes the wheel: a line at a time, and not round the ends.
func (c *chooser) scrollBy(a *App, n int) {
	at := c.at
	switch {
	case n > 0:
		c.at = min(c.at+1, max(len(c.shown)-1, 0))
	case n < 0:
		c.at = max(c.at-1, 0)
	}
	if c.at != at {
		c.tell(a)
	}
}

func (c *chooser) tell(a *App) {
	if i := c.current(); i >= 0 && c.moved != nil {
		c.moved(a, i)
	}
}

// box lays the chooser out for the screen.
func (c *chooser) box(v *view) *box {
	width := min(v.columns-3, 72)
	head := c.head()
	help := c.helpLines(v, width-4)
	list := min(len(c.choices), max(v.rows-4-head-len(help), 1))
	c.room = list
	c.scroll(list)
	b := &box{width: width, height: min(head+list+len(help)+1, v.rows), top: -1, left: -1, cursorLine: -1}
	if !c.plain {
		b.cursorLine = 1
		b.cursorColumn = func() int { return c.cursor }
	}
	b.line = func(r *row, i, end int) {
		t := v.theme
		switch {
		case i == 0:
			r.put(t.boxTitle, " "+c.title+" ", end)
			r.line(t.boxDim, end)
		case i == 1 && !c.plain:
			r.put(t.boxDim, " › ", end)
			c.cursor = c.filter.draw(r, t.box, end-1)
		case i < head+list:
			c.drawChoice(v, r, c.top+i-head, end)
		case i == head+list:
			r.line(t.boxDim, end-1-v.textColumns(c.hint))
			r.put(t.boxDim, c.hint, end)
		case i-head-list-1 < len(help):
			r.put(t.box, "  "+help[i-head-list-1], end)
		}
	}
	return b
}

// head is how many lines stand above the choices: the title, and the filter where there is one.
func (c *chooser) head() int {
	if c.plain {
		return 1
	}
	return 2
}

func (c *chooser) scroll(list int) {
	if c.at < c.top {
		c.top = c.at
	}
	if c.at >= c.top+list {
		c.top = c.at - list + 1
	}
}

func (c *chooser) drawChoice(v *view, r *row, i, end int) {
	t := v.theme
	if i >= len(c.shown) {
		if i == 0 {
			r.put(t.boxDim, "   "+v.lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"}), end)
		}
		return
	}
	ch := &c.choices[c.shown[i]]
	base := t.box
	mark := "  "
	if i == c.at {
		base = t.pick
		mark = "▸ "
	}
	r.put(base, mark, end)
	key := ch.key
	if ch.on {
		key = "✓"
	}
	r.put(base.over(look{fg: t.key.fg, bold: true}), key, end)
	start := r.col
	r.fill(base, start+2-min(1, v.textColumns(key)))
	if ch.chip != "" {
		r.put(ch.look, " "+ch.chip+" ", end)
		r.put(base, " ", end)
	}
	r.put(base, ch.title, end)
	if ch.detail != "" {
		r.put(base.over(look{fg: t.boxDim.fg, faint: t.Name == "plain"}), "  "+ch.detail, end)
	}
	r.fill(base, end)
}

// helpLines is the guideline text of the current choice, wrapped.
func (c *chooser) helpLines(v *view, cols int) []string {
	most := 0
	for i := range c.choices {
		if c.choices[i].help != "" {
			most = 4
			break
		}
	}
	if v.rows < 14 {
		most = min(most, 1)
	}
	if most == 0 {
		return nil
	}
	lines := make([]string, most)
	if i := c.current(); i >= 0 {
		copy(lines, wrap(c.choices[i].help, v.profile, cols))
	}
	return lines
}
