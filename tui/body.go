package tui

import (
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/width"
)

// decorations are the highlights of a range of the article: its spans, search hits, the selection.
func (a *App) decorations(rg model.Range) []decoration {
	w := a.work
	var out []decoration
	const seen = 2 // of the spans around it all: the inner one's colour, and that there is another
	for _, s := range innermost(a.spansOn(rg), rg, seen) {
		l := a.labelLook(s.Label)
		if s.ID == a.panel.linking {
			l = l.over(look{rev: true, bold: true})
		}
		out = append(out, decoration{s.Range, l, layerSpan})
	}
	for _, hit := range a.search.inSight {
		out = append(out, decoration{hit, a.view.theme.hit, layerHit})
	}
	if sel := w.reader.selected(); !sel.Empty() {
		out = append(out, decoration{sel, a.view.theme.selection, layerSelection})
	}
	return out
}

// drawBody draws the lines on screen into rows and returns where the cursor stands; ok is false when it is scrolled off.
func (a *App) drawBody(rows []*row, g geometry) (x, y int, ok bool) {
	r := a.work.reader
	at := r.cursor()
	here := r.doc.Find(at)
	buf := make([]layout.Glyph, 0, 256)
	r.shown(func(ref layout.Ref, l layout.Line, first int) bool {
		line := rows[g.top+first]
		a.drawGutter(line, g, l, ref == here)
		line.to(g.text)
		buf = r.doc.Cells(ref, buf[:0])
		a.drawLine(line, l, buf)
		if ref == here {
			x, y, ok = g.text+int(r.doc.ColumnOf(ref, at)), g.top+first, true
		}
		for i, under := range a.brackets(ref, l) {
			if first+1+i < r.height {
				a.drawBrackets(rows[g.top+first+1+i], g, under)
			}
		}
		return true
	})
	return x, y, ok
}

// drawLine draws one line of text in runs of one look.
func (a *App) drawLine(line *row, l layout.Line, glyphs []layout.Glyph) {
	runs := merge(a.decorations(l.Range), l.Range)
	at := a.work.reader.cursor()
	i := 0
	skip := 0 // columns of following glyphs that a hint has already taken
	for _, c := range glyphs {
		for i < len(runs)-1 && c.Offset >= runs[i].End {
			i++
		}
		var lk look
		if len(runs) > 0 {
			lk = runs[i].look
		}
		if c.Offset == at && a.dialog == nil {
			lk = a.view.cursorOn(lk)
		}
		if a.jump != nil {
			if hint := a.jump.hintAt(c.Offset); hint != "" {
				line.cell(a.view.theme.jump, width.Cell{Text: hint, Columns: len(hint)})
				skip = len(hint)
			}
		}
		if skip > 0 {
			left := c.Cell.Columns - skip
			skip = max(0, -left)
			if left > 0 {
				line.cell(lk, width.Cell{Text: strings.Repeat(" ", left), Columns: left})
			}
			continue
		}
		line.cell(lk, c.Cell)
	}
	// The cursor behind the last cluster of the text needs a cell of its own to be seen.
	if at == a.work.reader.article.Len() && l.Range.End == at && a.dialog == nil {
		line.cell(a.view.cursorOn(look{}), width.Cell{Text: " ", Columns: 1})
	}
}

// drawGutter draws the margin of a line: the paragraph's number at its first line, and a mark in the colour of each label on the line.
func (a *App) drawGutter(line *row, g geometry, l layout.Line, here bool) {
	article := a.work.reader.article
	line.to(g.gutter)
	t := a.view.theme
	lk := t.gutter
	if here {
		lk = t.gutterHere
	}
	if g.gutterWidth == wideGutter {
		number := ""
		if n := article.ParagraphNumber(l.Paragraph); l.First && n > 0 {
			number = a.view.lang.Number(n)
		}
		line.fill(lk, g.gutter+4-min(4, a.view.textColumns(number)))
		line.put(lk, number, g.gutter+4)
	}
	end := g.gutter + g.gutterWidth - 1
	for _, s := range gutterMarks(a.spansOn(l.Range), end-line.col) {
		mark := look{fg: a.labelLook(s.Label).bg, bold: !a.view.colour}
		line.cell(mark, width.Cell{Text: "▌", Columns: 1})
	}
}

// gutterMarks picks one span for each label on a line, the outermost first, at most n.
func gutterMarks(spans []*annotations.Span, n int) []*annotations.Span {
	var out []*annotations.Span
	seen := map[string]bool{}
	for _, s := range spans {
		if !seen[s.Label] && len(out) < n {
			seen[s.Label] = true
			out = append(out, s)
		}
	}
	return out
}
