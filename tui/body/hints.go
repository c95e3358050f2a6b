package body

import (
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/canvas"
	"tippani/tui/style"
)

// hinting draws the letters on the words of a line. A letter stands on what is before its word, a blank mostly, so that the
// word can be read; what of it has no room there lies on the word's beginning.
type hinting struct {
	body   *Body
	line   *canvas.Row
	glyphs []layout.Glyph
	skip   int          // of the width of following glyphs: what a hint has already taken
	placed bool         // the hint of the next glyph stands already
	word   model.Offset // where the word ends that can be picked
}

func (d *Body) hints(line *canvas.Row, glyphs []layout.Glyph) *hinting {
	return &hinting{body: d, line: line, glyphs: glyphs}
}

// look is that of the cluster at o: as it is in words that can be picked, and plain and dim elsewhere.
func (h *hinting) look(l style.Look, o model.Offset) style.Look {
	if h.body.Jump == nil {
		return l
	}
	if w, ok := h.body.Jump.At(o); ok {
		h.word = w.End
	}
	switch {
	case h.body.Jump.Picked(o):
		return h.body.Screen.Theme.Selection
	case o < h.word:
		return l
	}
	return h.body.Screen.Theme.Dim
}

// take draws the hint that begins on glyph k. It reports whether that glyph is covered, and how much of it is left over, as layout.Column
// counts.
func (h *hinting) take(k int) (left int, taken bool) {
	if h.body.Jump == nil {
		return 0, false
	}
	here := h.body.Jump.HintAt(h.glyphs[k].Offset)
	if k == 0 && here != "" && h.line.Col > 0 {
		start := h.line.Col
		h.line.To(start - 1)
		if n := h.draw(here); n == 0 {
			h.line.To(start)
		} else {
			h.skip = n - 1
		}
		here = ""
	}
	if here != "" && !h.placed {
		h.skip = h.draw(here)
	}
	h.placed = false
	if h.skip == 0 && k+1 < len(h.glyphs) && yields(h.glyphs[k]) {
		if next := h.body.Jump.HintAt(h.glyphs[k+1].Offset); next != "" {
			h.skip, h.placed = h.draw(next), true
		}
	}
	if h.skip == 0 {
		return 0, false
	}
	wide := h.glyphs[k].Cell.Columns
	left = max(0, wide-h.skip)
	h.skip = max(0, h.skip-wide)
	return left, true
}

// draw draws the next letter of a hint: it covers nothing of its word, and what a second one would say can be read once it is needed.
func (h *hinting) draw(letters string) int { return h.line.Hint(h.body.Screen.Theme.Jump, letters[:1]) }

// yields reports whether a hint may stand on a glyph that is none of its word's: a blank or a mark.
func yields(g layout.Glyph) bool {
	r, size := utf8.DecodeRuneInString(g.Cell.Text)
	return size == len(g.Cell.Text) && (unicode.IsSpace(r) || unicode.IsPunct(r))
}
