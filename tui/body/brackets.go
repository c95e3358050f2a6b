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
	proposed bool // it is a proposal's: round, with a question mark behind the label
	opens    bool // the span begins on this line
	closes   bool // the span ends on this line
}

// brackets arranges the spans of a line in as few rows as they need so that none overlaps another: outer spans further down.
func (d *Body) brackets(ref layout.Ref, l layout.Line) [][]bracket {
	drawn := model.Range{Start: l.Range.Start, End: l.End}
	named := slices.DeleteFunc(slices.Clone(d.spansOn(drawn)), func(s *annotations.Span) bool { return !d.Words.Bracketed(s.Label) })
	spans := highlight.LongestFirst(highlight.Innermost(named, drawn, highlight.MostInner))
	proposed := slices.DeleteFunc(d.proposedOver(drawn), func(p Proposal) bool { return !p.Firm || !d.Words.Bracketed(p.Label) })
	if len(spans)+len(proposed) == 0 {
		return nil
	}
	glyphs := d.Reader.Document.Cells(ref, nil)
	var rows [][]bracket
	for _, s := range slices.Backward(spans) {
		rows = insertBracket(rows, d.bracketOf(s.Range, s.Label, l, glyphs))
	}
	for _, p := range proposed {
		b := d.bracketOf(p.Range, p.Label, l, glyphs)
		b.proposed = true
		rows = insertBracket(rows, b)
	}
	return rows
}

// bracketOf is the bracket of a range on a line.
func (d *Body) bracketOf(r model.Range, label string, l layout.Line, glyphs []layout.Glyph) bracket {
	b := bracket{label: label, look: d.Words.NameLook(label), opens: r.Start >= l.Range.Start, closes: r.End <= l.Range.End}
	b.from = columnOf(glyphs, max(r.Start, l.Range.Start))
	b.to = l.Columns
	if r.End < l.End {
		b.to = columnOf(glyphs, r.End)
	}
	unit := layout.Column(d.Screen.Profile.Unit())
	b.from, b.to = b.from/unit, b.to/unit
	b.to = max(b.to, b.from+1)
	return b
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
		l.Bold = !b.proposed
		if b.proposed {
			l.Bg = "" // never filled, as in the text
		}
		left, name, right := d.bracketText(b)
		line.To(g.Text + int(b.from))
		end := g.Text + int(b.to)
		inner := end - d.Screen.TextColumns(right)
		line.Put(l, left, end)
		line.Put(l, name, inner)
		if b.proposed {
			line.Fill(l, inner)
		} else {
			line.Line(l, inner)
		}
		line.Put(l, right, end)
	}
}

// bracketText is what a bracket consists of. Where the label's name does not fit, its key stands for it, which is another for
// each label.
func (d *Body) bracketText(b bracket) (left, name, right string) {
	key := d.KeyOf(b.label)
	left, right = "[", "]"
	if b.proposed {
		left, right, b.label = "(", ")", b.label+"?"
	}
	if !b.opens {
		left = "─"
	}
	if !b.closes {
		right = "─"
	}
	width := int(b.to - b.from)
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
