package manual

import (
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// line is a row of the help: a heading, or a part of an entry in each column.
type line struct {
	heading string
	first   bool
	cells   [2]cell
}

type cell struct {
	keys, text string
	off        bool
}

const (
	above       = 2   // rows over the lines: the title, the filter
	twoFrom     = 96  // columns of the screen from which there are two
	widestTwo   = 132 // columns of the help with two
	widestOne   = 84
	widestKeys  = 18 // columns of the keys
	betweenKeys = 2  // columns between keys and what they do
)

func sheetWidth(v *canvas.Screen) int {
	if v.Columns >= twoFrom {
		return min(v.Columns-3, widestTwo)
	}
	return max(min(v.Columns-3, widestOne), 1)
}

// places are how many columns of entries there are, and the widths of one and of its keys.
func (h *Sheet) places(v *canvas.Screen) (n, wide, keys int) {
	n, wide = 1, sheetWidth(v)
	if v.Columns >= twoFrom {
		n, wide = 2, wide/2
	}
	for _, g := range h.groups {
		for _, e := range g.entries {
			keys = max(keys, v.TextColumns(e.keys))
		}
	}
	return n, wide, max(min(keys, widestKeys, wide/2-betweenKeys), 1)
}

// layOut sets groups in lines. The entries of a group fill one column and go on in the other, so that a group is seen whole.
func (h *Sheet) layOut(v *canvas.Screen, groups []group) []line {
	n, wide, keys := h.places(v)
	var out []line
	for i, g := range groups {
		if i > 0 {
			out = append(out, line{})
		}
		out = append(out, line{heading: g.title, first: g.first})
		left, right := balanced(v, g.entries, n, keys, wide)
		for k := range max(len(left), len(right)) {
			var l line
			if k < len(left) {
				l.cells[0] = left[k]
			}
			if k < len(right) {
				l.cells[1] = right[k]
			}
			out = append(out, l)
		}
	}
	return out
}

// balanced are entries in n columns of which the first is the longer one, by as little as can be.
func balanced(v *canvas.Screen, entries []entry, n, keys, wide int) (left, right []cell) {
	all := cells(v, entries, keys, wide)
	if n == 1 {
		return all, nil
	}
	half := 0
	for half < len(entries) && 2*len(left) < len(all) {
		left = append(left, cells(v, entries[half:half+1], keys, wide)...)
		half++
	}
	return left, all[len(left):]
}

// cells are the entries of one column, line by line: what is too long for a line goes on in the next.
func cells(v *canvas.Screen, entries []entry, keys, wide int) []cell {
	var out []cell
	for _, e := range entries {
		k := canvas.Wrap(e.keys, v.Profile, keys)
		text := canvas.Wrap(e.text, v.Profile, wide-keys-betweenKeys-3)
		for i := range max(len(k), len(text)) {
			c := cell{off: e.off}
			if i < len(k) {
				c.keys = k[i]
			}
			if i < len(text) {
				c.text = text[i]
			}
			out = append(out, c)
		}
	}
	return out
}

// Box lays the help out for the screen.
func (h *Sheet) Box(v *canvas.Screen) *canvas.Box {
	_, wide, keys := h.places(v)
	b := &canvas.Box{Width: sheetWidth(v), Height: h.room + above + 1, Top: -1, Left: -1, CursorLine: 1, Framed: true}
	cursor := 0
	b.CursorColumn = func() int { return cursor }
	b.Line = func(r *canvas.Row, i, end int) {
		t := v.Theme
		switch at := h.top + i - above; {
		case i == 0:
			r.Put(t.BoxTitle, " "+h.title+" ", end)
			r.Line(t.BoxDim, end)
		case i == 1:
			cursor = h.filter.Draw(v, r, t.Box, end)
		case i == h.room+above:
			hint := h.hint(v)
			r.Line(t.BoxDim, end-v.TextColumns(hint))
			r.Put(t.BoxDim, hint, end)
		case at < len(h.lines):
			h.drawLine(v, r, h.lines[at], wide, keys, end)
		}
	}
	return b
}

// hint names the keys of the help itself, and says whether there is more below.
func (h *Sheet) hint(v *canvas.Screen) string {
	hint := v.Lang.Of(lang.Text{En: " type to filter · ↑ ↓ scroll · esc closes ", Bn: " লিখে খুঁজুন · ↑ ↓ স্ক্রল · esc: বন্ধ "})
	if h.top+h.room < len(h.lines) {
		hint = v.Lang.Format(lang.Text{En: " %s more", Bn: " আরও %s"}, lang.Number(len(h.lines)-h.top-h.room)) + " ·" + hint
	}
	return hint
}

func (h *Sheet) drawLine(v *canvas.Screen, r *canvas.Row, l line, wide, keys, end int) {
	t := v.Theme
	if l.heading != "" {
		lk := t.BoxDim
		if l.first {
			lk = t.BoxTitle
		}
		r.Put(lk, " "+l.heading+" ", end)
		return
	}
	start := r.Col
	for i, c := range l.cells {
		if c == (cell{}) {
			continue
		}
		left := start + i*wide
		stop := min(left+wide, end)
		key, text := t.Box.Over(style.Look{Fg: t.Key.Fg}), t.Box
		if c.off {
			key, text = t.BoxDim, t.BoxDim
		}
		r.Column(t.Box, left)
		r.Put(key, "  "+c.keys, min(left+2+keys, stop))
		r.Column(t.Box, min(left+2+keys+betweenKeys, stop))
		r.Put(text, c.text, stop)
	}
}
