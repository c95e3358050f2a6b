package body

import (
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/canvas"
	"tippani/tui/style"
)

// hinting draws the letters of a jump on a line. Only the next letter to type is drawn: it has room in the blank before its word, so
// that all of the word can be read.
type hinting struct {
	*Body
	margin bool         // there is a column before the lines
	until  model.Offset // the end of the last word met that can be picked
	skip   int          // of the width of following glyphs: what a hint has already taken
}

// before draws the hint of a line's first word in the margin.
func (h *hinting) before(line *canvas.Row, g Geometry, glyphs []layout.Glyph) {
	if h.Jump == nil || len(glyphs) == 0 || !h.margin {
		return
	}
	if hint := h.Jump.HintAt(glyphs[0].Offset); hint != "" {
		line.To(g.Text - 1)
		line.Hint(h.Screen.Theme.Jump, hint[:1])
		line.To(g.Text)
	}
}

// on draws the hint that stands on glyph i, if one does: that of the next word, on the blank or the sign before it, or that of a word that
// follows another without one.
func (h *hinting) on(line *canvas.Row, glyphs []layout.Glyph, i int) {
	if h.Jump == nil {
		return
	}
	hint := ""
	if i+1 < len(glyphs) && apart(glyphs[i]) {
		hint = h.Jump.HintAt(glyphs[i+1].Offset)
	}
	if hint == "" && (i > 0 && !apart(glyphs[i-1]) || i == 0 && !h.margin) {
		hint = h.Jump.HintAt(glyphs[i].Offset)
	}
	if hint != "" {
		h.skip = line.Hint(h.Screen.Theme.Jump, hint[:1])
	}
}

// apart reports whether a glyph is none of a word's letters.
func apart(g layout.Glyph) bool {
	c, _ := utf8.DecodeRuneInString(g.Cell.Text)
	return unicode.IsSpace(c) || unicode.IsPunct(c) || unicode.IsSymbol(c)
}

// look is that of the cluster at o during a jump: as it is in words that can be picked, dim elsewhere.
func (h *hinting) look(l style.Look, o model.Offset) style.Look {
	if h.Jump == nil {
		return l
	}
	if end, ok := h.Jump.Open(o); ok {
		h.until = max(h.until, end)
	}
	switch {
	case h.Jump.Holds(o):
		return h.Screen.Theme.Selection
	case o < h.until:
		return l
	}
	return h.Screen.Theme.Dim
}
