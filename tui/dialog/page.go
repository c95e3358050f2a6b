package dialog

import (
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// Page is a text to read: the list of all keys, or sentences that the status line has no room for.
type Page struct {
	Title, Hint string
	Lines       []Line
	Notice      bool // closes at any key, which then does what it always does
	top, room   int
}

// Line is a line of a Page: a heading (no keys), or keys and what they do.
type Line struct {
	Keys, Text string
	Plain      bool   // a sentence
	Dim        bool   // is of no use just now
	Match      string // what else it is found by
}

// Sentences are a page of them, which is a Notice: what the status line has no room for.
func Sentences(s *canvas.Screen, title lang.Text, sentences []string) *Page {
	p := &Page{Notice: true, Title: s.Lang.Of(title), Hint: s.Lang.Of(lang.Text{En: " esc closes ", Bn: " esc: বন্ধ "})}
	for _, sentence := range sentences {
		for _, line := range canvas.Wrap(sentence, s.Profile, min(s.Columns-3, 84)-3) {
			p.Lines = append(p.Lines, Line{Text: line, Plain: true})
		}
	}
	return p
}

// Key scrolls the page or closes it.
func (h *Page) Key(k keys.Press, kb keys.Keyboard) action.Action {
	switch kb.Action(keymap.HelpPage, k) {
	case "":
		if h.Notice {
			return Close{func() action.Action { return action.Stroke{Press: k} }}
		}
	case keymap.Cancel, keymap.Quit, keymap.Accept:
		return Close{}
	case keymap.CursorDown, keymap.ScrollDown:
		return h.Scroll(1)
	case keymap.CursorUp, keymap.ScrollUp:
		return h.Scroll(-1)
	case keymap.PageDown:
		return h.Scroll(h.room)
	case keymap.PageUp:
		return h.Scroll(-h.room)
	case keymap.HalfPageDown:
		return h.Scroll(h.room / 2)
	case keymap.HalfPageUp:
		return h.Scroll(-h.room / 2)
	case keymap.ArticleStart:
		return h.Scroll(-len(h.Lines))
	case keymap.ArticleEnd:
		return h.Scroll(len(h.Lines))
	}
	return nil
}

// Scroll moves the page by lines, and not beyond its ends.
func (h *Page) Scroll(n int) action.Action {
	h.top = max(0, min(h.top+n, len(h.Lines)-h.room))
	return nil
}

// Click on the bottom line, which names the key that closes, closes the page.
func (h *Page) Click(line, _ int) action.Action {
	if line == h.room+1 {
		return Close{}
	}
	return nil
}

// Leave closes the page.
func (h *Page) Leave() action.Action { return Close{} }

// Fit fills the page's room with lines.
func (h *Page) Fit(v *canvas.Screen) {
	h.room = min(len(h.Lines), max(v.Rows-4, 1))
	h.Scroll(0)
}

// Box lays the page out for the screen.
func (h *Page) Box(v *canvas.Screen) *canvas.Box {
	keys := 0
	for _, l := range h.Lines {
		keys = max(keys, v.TextColumns(l.Keys))
	}
	width := min(v.Columns-3, 84)
	keys = min(keys, width/2-2)
	b := &canvas.Box{Width: width, Height: h.room + 2, Top: -1, Left: -1, CursorLine: -1, Framed: true}
	b.Line = func(r *canvas.Row, i, end int) {
		t := v.Theme
		switch {
		case i == 0:
			r.Put(t.BoxTitle, " "+h.Title+" ", end)
			r.Line(t.BoxDim, end)
		case i == h.room+1:
			more := ""
			if h.top+h.room < len(h.Lines) {
				more = " ↓ "
			}
			r.Line(t.BoxDim, end-v.TextColumns(h.Hint+more))
			r.Put(t.BoxDim, more+h.Hint, end)
		default:
			l := h.Lines[h.top+i-1]
			start := r.Col
			if l.Plain {
				r.Put(t.Box, " "+l.Text, end)
				return
			}
			if l.Keys == "" {
				r.Put(t.BoxTitle, " "+l.Text, end)
				return
			}
			r.Put(t.Box.Over(style.Look{Fg: t.Key.Fg}), "  "+l.Keys, start+2+keys)
			r.Fill(t.Box, start+2+keys)
			r.Put(t.Box, "  "+l.Text, end)
		}
	}
	return b
}

// Top is the first line in sight, from 0, and Room how many are.
func (h *Page) Top() int { return h.top }

// Room is how many lines are in sight.
func (h *Page) Room() int { return h.room }
