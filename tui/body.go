package tui

import (
	"strings"

	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/style"
)

// looks are merged as looks lie over each other; text under more than one span is underlined.
var looks = highlight.Styles[style.Look]{Over: style.Look.Over, Nested: style.Look{Underline: true}}

// decorations are the highlights of a range of the article: its spans, search hits, the selection.
func (a *App) decorations(rg model.Range, in scene) []highlight.Highlight[style.Look] {
	w := a.work
	var out []highlight.Highlight[style.Look]
	const seen = 2 // of the spans around it all: the inner one's colour, and that there is another
	for _, s := range highlight.Innermost(a.spansOn(rg, in.Sight), rg, seen) {
		l := a.words.Look(s.Label)
		if s.ID == a.focus.linking {
			l = l.Over(style.Look{Reverse: true, Bold: true})
		}
		out = append(out, highlight.Highlight[style.Look]{Range: s.Range, Style: l, Layer: highlight.Span})
	}
	for _, hit := range in.hits {
		out = append(out, highlight.Highlight[style.Look]{Range: hit, Style: a.view.Theme.Hit, Layer: highlight.Hit})
	}
	if sel := w.reader.Selected(); !sel.Empty() {
		out = append(out, highlight.Highlight[style.Look]{Range: sel, Style: a.view.Theme.Selection, Layer: highlight.Selection})
	}
	return out
}

// drawBody draws the lines on screen into rows and returns where the cursor stands; ok is false when it is scrolled off.
func (a *App) drawBody(rows []*canvas.Row, g geometry, in scene) (x, y int, ok bool) {
	r := a.work.reader
	at := r.Cursor()
	here := r.Document.Find(at)
	buf := make([]layout.Glyph, 0, 256)
	r.ShownWith(a.extraRowsIn(in.Sight), func(ref layout.Ref, l layout.Line, first int) bool {
		line := rows[g.top+first]
		a.drawGutter(line, g, l, ref == here, in)
		line.To(g.text)
		buf = r.Document.Cells(ref, buf[:0])
		a.drawLine(line, l, buf, in)
		if ref == here {
			x, y, ok = g.text+int(r.Document.ColumnOf(ref, at)), g.top+first, true
		}
		for i, under := range a.brackets(ref, l, in.Sight) {
			if first+1+i < r.Height {
				a.drawBrackets(rows[g.top+first+1+i], g, under)
			}
		}
		return true
	})
	return x, y, ok
}

// drawLine draws one line of text in runs of one look.
func (a *App) drawLine(line *canvas.Row, l layout.Line, glyphs []layout.Glyph, in scene) {
	runs := looks.Merge(a.decorations(l.Range, in), l.Range)
	at := a.work.reader.Cursor()
	i := 0
	skip := 0 // columns of following glyphs that a hint has already taken
	for _, c := range glyphs {
		for i < len(runs)-1 && c.Offset >= runs[i].End {
			i++
		}
		var lk style.Look
		if len(runs) > 0 {
			lk = runs[i].Style
		}
		if c.Offset == at && a.dialogs.Top() == nil {
			lk = a.view.Theme.CursorOn(lk, a.view.Depth)
		}
		if a.jump != nil {
			if hint := a.jump.HintAt(c.Offset); hint != "" {
				line.Cell(a.view.Theme.Jump, width.Cell{Text: hint, Columns: len(hint)})
				skip = len(hint)
			}
		}
		if skip > 0 {
			left := c.Cell.Columns - skip
			skip = max(0, -left)
			if left > 0 {
				line.Cell(lk, width.Cell{Text: strings.Repeat(" ", left), Columns: left})
			}
			continue
		}
		line.Cell(lk, c.Cell)
	}
	// The cursor behind the last cluster of the text needs a cell of its own to be seen.
	if at == a.work.reader.Article.Len() && l.Range.End == at && a.dialogs.Top() == nil {
		line.Cell(a.view.Theme.CursorOn(style.Look{}, a.view.Depth), width.Cell{Text: " ", Columns: 1})
	}
}

// drawGutter draws the margin of a line: the paragraph's number at its first line, and a mark in the colour of each label on the line.
func (a *App) drawGutter(line *canvas.Row, g geometry, l layout.Line, here bool, in scene) {
	article := a.work.reader.Article
	line.To(g.gutter)
	t := a.view.Theme
	lk := t.Gutter
	if here {
		lk = t.GutterHere
	}
	if g.gutterWidth == wideGutter {
		number := ""
		if n := article.ParagraphNumber(l.Paragraph); l.First && n > 0 {
			number = a.view.Lang.Number(n)
		}
		line.Fill(lk, g.gutter+4-min(4, a.view.TextColumns(number)))
		line.Put(lk, number, g.gutter+4)
	}
	end := g.gutter + g.gutterWidth - 1
	for _, s := range highlight.FirstOfEach(a.spansOn(l.Range, in.Sight), end-line.Col) {
		mark := style.Look{Fg: a.words.Look(s.Label).Bg, Bold: !a.view.Colour}
		line.Cell(mark, width.Cell{Text: "▌", Columns: 1})
	}
}
