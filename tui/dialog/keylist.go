package dialog

import (
	"tippani/model/find"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// KeyList is the list of all keys, in two columns where there is room. It narrows as one types.
type KeyList struct {
	Title, Hint string
	Lines       []Line
	filter      canvas.Field
	shown       []Line
	top, room   int
	columns     int
}

// NewKeyList is a list of all its lines.
func NewKeyList(title, hint string, lines []Line) *KeyList {
	k := &KeyList{Title: title, Hint: hint, Lines: lines, columns: 1}
	k.narrow()
	return k
}

// narrow keeps the lines that match what was typed, and the headings that still have lines.
func (h *KeyList) narrow() {
	h.shown, h.top = h.shown[:0], 0
	m := find.New(h.filter.Text)
	for i, l := range h.Lines {
		switch {
		case h.filter.Text == "":
			h.shown = append(h.shown, l)
		case l.Keys == "":
			if n := len(h.shown); n > 0 && h.shown[n-1].Keys == "" {
				h.shown = h.shown[:n-1]
			}
			h.shown = append(h.shown, l)
		case holds(m, l.Keys+"\n"+l.Text+"\n"+l.Match):
			h.shown = append(h.shown, h.Lines[i])
		}
	}
	if n := len(h.shown); n > 0 && h.shown[n-1].Keys == "" {
		h.shown = h.shown[:n-1]
	}
}

// Key scrolls the list, narrows it or closes it.
func (h *KeyList) Key(k keys.Press, kb keys.Keyboard) action.Action {
	switch do := kb.Action(keymap.List, k); do {
	case keymap.Cancel, keymap.Quit, keymap.Accept, keymap.Help:
		return Close{}
	case keymap.CursorDown:
		return h.Scroll(1)
	case keymap.CursorUp:
		return h.Scroll(-1)
	case keymap.PageDown:
		return h.Scroll(h.room)
	case keymap.PageUp:
		return h.Scroll(-h.room)
	case keymap.ArticleStart:
		return h.Scroll(-len(h.Lines))
	case keymap.ArticleEnd:
		return h.Scroll(len(h.Lines))
	default:
		before := h.filter.Text
		switch {
		case k.Text == "":
			h.filter.Edit(do)
		case before == "" && kb.Physical(k.Text) == "?":
			return Close{}
		default:
			h.filter.Insert(k.Text)
		}
		if h.filter.Text != before {
			h.narrow()
		}
	}
	return nil
}

// rows is how many rows all lines take.
func (h *KeyList) rows() int { return (len(h.shown) + h.columns - 1) / h.columns }

// Scroll moves the list by lines, and not beyond its ends.
func (h *KeyList) Scroll(n int) action.Action {
	h.top = max(0, min(h.top+n, h.rows()-h.room))
	return nil
}

// Click on the bottom line, which names the key that closes, closes the list.
func (h *KeyList) Click(line, _ int) action.Action {
	if line == h.room+2 {
		return Close{}
	}
	return nil
}

// Leave closes the list.
func (h *KeyList) Leave() action.Action { return Close{} }

// twoColumns is how many columns of the screen there are at least where the list has two.
const twoColumns = 116

func (h *KeyList) width(v *canvas.Screen) int {
	if h.columns > 1 {
		return min(v.Columns-3, 160)
	}
	return min(v.Columns-3, 84)
}

// Fit fills the list's room with lines.
func (h *KeyList) Fit(v *canvas.Screen) {
	h.columns = 1
	if v.Columns >= twoColumns {
		h.columns = 2
	}
	all := (len(h.Lines) + h.columns - 1) / h.columns
	h.room = min(all, max(v.Rows-5, 1)) // as large as without a filter: it does not shrink under the eyes
	h.Scroll(0)
	h.filter.Fit(v.Profile, h.width(v)-2-v.TextColumns(prompt))
}

// Box lays the list out for the screen.
func (h *KeyList) Box(v *canvas.Screen) *canvas.Box {
	width := h.width(v)
	column := width / h.columns
	keys := 0
	for _, l := range h.Lines {
		keys = max(keys, v.TextColumns(l.Keys))
	}
	keys = min(keys, column/2-2)
	b := &canvas.Box{Width: width, Height: min(h.room+3, v.Rows), Top: -1, Left: -1, CursorLine: 1, Framed: true}
	cursor := 0
	b.CursorColumn = func() int { return cursor }
	b.Line = func(r *canvas.Row, i, end int) {
		t := v.Theme
		switch {
		case i == 0:
			r.Put(t.BoxTitle, " "+h.Title+" ", end)
			r.Line(t.BoxDim, end)
		case i == 1:
			r.Put(t.BoxDim, prompt, end)
			cursor = h.filter.Draw(r, t.Box, end-1)
		case i == h.room+2:
			more := ""
			if h.top+h.room < h.rows() {
				more = " ↓ "
			}
			r.Line(t.BoxDim, end-v.TextColumns(h.Hint+more))
			r.Put(t.BoxDim, more+h.Hint, end)
			r.Line(t.BoxDim, end)
		case len(h.shown) == 0 && i == 2:
			r.Put(t.BoxDim, "  "+v.Lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"}), end)
		default:
			left := r.Col
			for c := range h.columns {
				r.Column(t.Box, left+c*column)
				if k := h.top + i - 2 + c*h.rows(); k < min(len(h.shown), (c+1)*h.rows()) {
					h.draw(v, r, h.shown[k], keys, min(left+(c+1)*column-1, end))
				}
			}
		}
	}
	return b
}

func (h *KeyList) draw(v *canvas.Screen, r *canvas.Row, l Line, keys, end int) {
	t := v.Theme
	start := r.Col
	if l.Keys == "" {
		r.Put(t.BoxDim.Over(style.Look{Bold: true}), " "+l.Text, end)
		return
	}
	name, text := t.Box.Over(style.Look{Fg: t.Key.Fg}), t.Box
	if l.Dim {
		name, text = t.BoxDim, t.BoxDim
	}
	r.Put(name, "  "+l.Keys, min(start+2+keys, end))
	r.Column(t.Box, min(start+2+keys, end))
	r.Put(text, "  "+l.Text, end)
}

// Top is the first row in sight, from 0, and Room how many are.
func (h *KeyList) Top() int { return h.top }

// Room is how many rows are in sight.
func (h *KeyList) Room() int { return h.room }
