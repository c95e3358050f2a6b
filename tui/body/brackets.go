package body

import (
	"slices"
	"sync"

	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/canvas"
	"tippani/tui/style"
)

// bracket is one span's extent under a line of text, from the line's left edge.
type bracket struct {
	from, to layout.Column // to is exclusive and at least from+1
	label    string
	span     *annotations.Span // nil of a proposal
	look     style.Look
	proposed bool // it is a proposal's: round, with a question mark behind the label
	opens    bool // the span begins on this line
	closes   bool // the span ends on this line
}

// glyphsOfALine lends the room for them: a frame asks for the brackets of each line several times.
var glyphsOfALine = sync.Pool{New: func() any { return new([]layout.Glyph) }}

// brackets arranges the spans of a line in as few rows as they need so that none overlaps another: outer spans further down.
func (d *Body) brackets(ref layout.Ref, l layout.Line) [][]bracket {
	drawn := model.Range{Start: l.Range.Start, End: l.End}
	named := slices.DeleteFunc(slices.Clone(d.spansOn(drawn)), func(s *annotations.Span) bool { return !d.named(s, l) })
	spans := highlight.LongestFirst(highlight.Innermost(named, drawn, highlight.MostInner))
	proposed := slices.DeleteFunc(d.proposedOver(drawn), func(p Proposal) bool { return !p.Firm || !d.everywhere(p.Label) })
	if len(spans)+len(proposed) == 0 {
		return nil
	}
	room := glyphsOfALine.Get().(*[]layout.Glyph)
	glyphs := d.Reader.Document.Cells(ref, (*room)[:0])
	defer func() {
		clear(glyphs)
		*room = glyphs
		glyphsOfALine.Put(room)
	}()
	var rows [][]bracket
	for _, s := range slices.Backward(spans) {
		b := d.bracketOf(s.Range, s.Label, l, glyphs)
		b.span = s
		rows = insertBracket(rows, b)
	}
	for _, p := range proposed {
		b := d.bracketOf(p.Range, p.Label, l, glyphs)
		b.proposed = true
		rows = insertBracket(rows, b)
	}
	return rows
}

// named reports whether a span has a bracket under a line that it stands on.
func (d *Body) named(s *annotations.Span, l layout.Line) bool {
	if d.everywhere(s.Label) {
		return true
	}
	return d.Screen.Tags != style.TagsOff && d.roomy() && s.Range.Start >= l.Range.Start
}

// everywhere reports whether the spans of a label have brackets under all their lines, and proposals too.
func (d *Body) everywhere(label string) bool {
	return d.Screen.Tags == style.TagsBrackets || d.Words.MustName(label)
}

// bracketOf is the bracket of a range on a line.
func (d *Body) bracketOf(r model.Range, label string, l layout.Line, glyphs []layout.Glyph) bracket {
	b := bracket{label: label, look: d.Words.NameLook(label), opens: r.Start >= l.Range.Start, closes: r.End <= l.Range.End}
	b.from = columnOf(glyphs, max(r.Start, l.Range.Start))
	b.to = l.Columns
	if r.End < l.End {
		b.to = columnOf(glyphs, r.End)
	}
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

// drawBrackets draws a row of brackets, each in its columns: "└PER──┘", open towards the side where the span goes on. A name may reach
// beyond a short span where nothing else stands there.
func (d *Body) drawBrackets(line *canvas.Row, g Geometry, under []bracket) {
	slices.SortFunc(under, func(a, b bracket) int { return int(a.from - b.from) })
	if d.Screen.Drawing != nil {
		d.drawTags(line, g, under)
		return
	}
	for i, b := range under {
		rule, named := b.look, b.look
		rule.Bold, named.Bold = false, !b.proposed
		switch {
		case b.proposed:
			rule.Bg, named.Bg = "", "" // never filled, as in the text
		case rule.Bg != "":
			rule = style.Look{} // the name is a chip, of the sixteen colours; in its colour the line might not be seen on the page
		}
		room := d.roomRight(g)
		if i+1 < len(under) {
			room = int(under[i+1].from) - 1
		}
		left, name, right := d.bracketText(b, room-int(b.from))
		line.To(g.Text + int(b.from))
		end := g.Text + int(b.to)
		if right == "" {
			end = max(end, line.Col+d.Screen.TextColumns(left+name))
		}
		inner := end - d.Screen.TextColumns(right)
		line.Put(rule, left, end)
		line.Put(named, name, inner)
		if b.proposed {
			line.Fill(rule, inner)
		} else {
			line.Line(rule, inner)
		}
		line.Put(rule, right, end)
	}
}

// roomRight is how many columns there are from the left edge of the text to the panel, or to the edge of the screen.
func (d *Body) roomRight(g Geometry) int {
	if g.Panel > 0 {
		return g.Panel - 1 - g.Text
	}
	return d.Screen.Columns - 1 - g.Text
}

// bracketText is what a bracket consists of, which may take so many columns of room: the fullest name that fits the bracket, else one that
// reaches beyond it, and where there is no room for the label's name, its key, which is another for each label.
func (d *Body) bracketText(b bracket, room int) (left, name, right string) {
	left, right = "└", "┘"
	if b.proposed {
		left, right = "(", ")"
	}
	if !b.opens {
		left = "─"
	}
	if !b.closes {
		right = "─"
	}
	width, names := int(b.to-b.from), d.namesOf(b)
	if name := d.fitting(names[:min(2, len(names))], width-2); name != "" {
		return left, name, right
	}
	for _, name := range names {
		switch columns := d.Screen.TagWidth(name); {
		case columns <= width-2:
			return left, name, right
		case b.opens && columns <= room-1:
			return left, name, ""
		}
	}
	return d.narrow(b, names[len(names)-1], left, right)
}

// namesOf is what can stand in a bracket, the fullest first; the first two leave nothing out.
func (d *Body) namesOf(b bracket) []string {
	if b.span == nil {
		return []string{d.Words.Tag(b.label) + "?"}
	}
	return d.tagsOf(b.span)
}

// fitting is the first of the names that takes at most so many columns; "" for none.
func (d *Body) fitting(names []string, columns int) string {
	for _, name := range names {
		if d.Screen.TagWidth(name) <= columns {
			return name
		}
	}
	return ""
}

// narrow is what stands in a bracket that no name fits: the shortest of them is cut where the label has no key.
func (d *Body) narrow(b bracket, shortest, left, right string) (string, string, string) {
	key, width := d.KeyOf(b.label), int(b.to-b.from)
	short := key != "" && d.Screen.TextColumns(key) == 1
	switch {
	case short && width == 1:
		return "", key, ""
	case width == 1:
		return "", "|", ""
	case short && width == 2:
		return left, key, ""
	case short:
		return left, key, right
	}
	return left, shortest, right
}
