package body

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/canvas"
	"tippani/tui/style"
)

// bracket is one span's extent under a line of text, in columns from the line's left edge.
type bracket struct {
	from, to layout.Column // to is exclusive and at least from+1
	label    string
	look     style.Look
	opens    bool // the span begins on this line
	closes   bool // the span ends on this line
}

// brackets arranges the spans of a line in as few rows as they need so that none overlaps another: outer spans further down.
func (d *Body) brackets(ref layout.Ref, l layout.Line) [][]bracket {
	drawn := model.Range{Start: l.Range.Start, End: l.End}
	named := slices.DeleteFunc(slices.Clone(d.spansOn(drawn)), func(s *annotations.Span) bool { return !d.Words.Bracketed(s.Label) })
	spans := highlight.LongestFirst(highlight.Innermost(named, drawn, highlight.MostInner))
	if len(spans) == 0 {
		return nil
	}
	glyphs := d.Reader.Document.Cells(ref, nil)
	var rows [][]bracket
	for _, s := range slices.Backward(spans) {
		b := bracket{label: s.Label, look: d.Words.NameLook(s.Label), opens: s.Range.Start >= l.Range.Start,
			closes: s.Range.End <= l.Range.End}
		b.from = columnOf(glyphs, max(s.Range.Start, l.Range.Start))
		b.to = l.Columns
		if s.Range.End < l.End {
			b.to = columnOf(glyphs, s.Range.End)
		}
		b.to = max(b.to, b.from+1)
		rows = insertBracket(rows, b)
	}
	return rows
}

// columnOf is the column at which the glyph at or before a position is drawn.
func columnOf(glyphs []layout.Glyph, o model.Offset) layout.Column {
	i, exact := slices.BinarySearchFunc(glyphs, o, func(g layout.Glyph, o model.Offset) int { return int(g.Offset - o) })
	if !exact {
		i--
	}
	return glyphs[max(i, 0)].Column
}

// insertBracket puts a bracket into the first row with room for it. Where all rows are full it is left out.
func insertBracket(rows [][]bracket, b bracket) [][]bracket {
	for i := range rows {
		free := true
		for _, c := range rows[i] {
			free = free && (b.to <= c.from || c.to <= b.from)
		}
		if free {
			rows[i] = append(rows[i], b)
			return rows
		}
	}
	if len(rows) == highlight.MostInner {
		return rows
	}
	return append(rows, []bracket{b})
}

// drawBrackets draws a row of brackets, each in exactly its columns: "[PER──]", open towards the side where the span goes on.
func (d *Body) drawBrackets(line *canvas.Row, g Geometry, under []bracket) {
	for _, b := range under {
		l := b.look
		l.Bold = true
		left, name, right := d.bracketText(b)
		line.To(g.Text + int(b.from))
		end := g.Text + int(b.to)
		inner := end - d.Screen.TextColumns(right)
		line.Put(l, left, end)
		line.Put(l, name, inner)
		line.Line(l, inner)
		line.Put(l, right, end)
	}
}

// bracketText is what a bracket consists of. Where the label's name does not fit, its key stands for it, which is another for
// each label.
func (d *Body) bracketText(b bracket) (left, name, right string) {
	left, right = "[", "]"
	if !b.opens {
		left = "─"
	}
	if !b.closes {
		right = "─"
	}
	width, key := int(b.to-b.from), d.KeyOf(b.label)
	short := key != "" && d.Screen.TextColumns(key) == 1
	switch {
	case d.Screen.TextColumns(b.label) <= width-2:
		return left, b.label, right
	case short && width == 1:
		return "", key, ""
	case width == 1:
		return "", "|", ""
	case short && width == 2:
		return left, key, ""
	case short:
		return left, key, right
	}
	return left, b.label, right
}
