package manual

import (
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

// Sheet is the help: what all keys do, by group, in two columns where there is room. It narrows as one types.
type Sheet struct {
	title  string
	groups []group
	filter dialog.Filter
	lines  []line // of what passes the filter, laid out for the screen
	top    int    // the first line in sight
	room   int    // lines on screen: as many as all groups have, if they fit
}

// group is entries under a heading.
type group struct {
	title   string
	first   bool // what applies where the cursor is
	entries []entry
}

// entry is the keys of one action and what they do.
type entry struct {
	keys, text string
	off        bool   // it can't be done now
	match      string // what the filter is compared with
}

// Key types into the filter, scrolls or closes.
func (h *Sheet) Key(k keys.Press, kb keys.Keyboard) action.Action {
	if h.filter.Text() == "" && !k.Paste && k.Text != "" && kb.Action(keymap.Reading, k) == keymap.Help {
		return dialog.Close{}
	}
	do := kb.Action(keymap.List, k)
	switch do {
	case keymap.Cancel, keymap.Quit, keymap.Accept, keymap.Help:
		return dialog.Close{}
	case keymap.CursorDown:
		return h.Scroll(1)
	case keymap.CursorUp:
		return h.Scroll(-1)
	case keymap.PageDown:
		return h.Scroll(h.room)
	case keymap.PageUp:
		return h.Scroll(-h.room)
	case keymap.ArticleStart:
		return h.Scroll(-len(h.lines))
	case keymap.ArticleEnd:
		return h.Scroll(len(h.lines))
	}
	if h.filter.Key(k, do) {
		h.top = 0
	}
	return nil
}

// Scroll moves by lines, and not beyond the ends.
func (h *Sheet) Scroll(n int) action.Action {
	h.top = max(0, min(h.top+n, len(h.lines)-h.room))
	return nil
}

// Click on the bottom line, which names the key that closes, closes the help.
func (h *Sheet) Click(line, _ int) action.Action {
	if line == h.room+above {
		return dialog.Close{}
	}
	return nil
}

// Leave closes the help.
func (h *Sheet) Leave() action.Action { return dialog.Close{} }

// Fit lays out what passes the filter.
func (h *Sheet) Fit(v *canvas.Screen) {
	h.room = min(len(h.layOut(v, h.groups)), max(v.Rows-1-above-2, 1))
	h.lines = h.layOut(v, h.passing())
	if len(h.lines) == 0 {
		h.lines = []line{{heading: v.Lang.Of(lang.Text{En: "nothing matches", Bn: "কিছু মেলেনি"})}}
	}
	h.filter.Fit(v, sheetWidth(v)-1)
	h.Scroll(0)
}

// passing are the groups with those entries only that the filter matches, as search does: in either language, or a key.
func (h *Sheet) passing() []group {
	if h.filter.Text() == "" {
		return h.groups
	}
	passes := h.filter.Passing()
	var out []group
	for _, g := range h.groups {
		some := group{title: g.title, first: g.first}
		for _, e := range g.entries {
			if passes(e.match) {
				some.entries = append(some.entries, e)
			}
		}
		if len(some.entries) > 0 {
			out = append(out, some)
		}
	}
	return out
}

// Top is the first line in sight, from 0; Lines is how many there are, Room how many fit.
func (h *Sheet) Top() int { return h.top }

// Room is how many lines are in sight.
func (h *Sheet) Room() int { return h.room }

// Lines is how many lines there are of what passes the filter.
func (h *Sheet) Lines() int { return len(h.lines) }
