package body

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model/layout"
	"tippani/tui/canvas"
)

// Marks in the text: of a span with a note, and of one with attributes where there is no room for their values.
const (
	noteMark      = "✎"
	attributeMark = "•"
	narrowNote    = "*" // where the mark of a note takes more than the one column of the margin
)

// tagsOf is what can be written in a span's bracket, the fullest first: its label, how it is linked to the current span, the values of its
// attributes, a mark for its note. The first two leave nothing out; some may be alike.
func (d *Body) tagsOf(s *annotations.Span) []string {
	tag := d.Words.Tag(s.Label)
	marks, values, note := "", "", ""
	if s.Note != "" {
		note = " " + noteMark
	}
	if len(s.Attrs) > 0 {
		marks = " " + attributeMark
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			values += " " + d.Words.Value(s, name)
		}
	}
	link := ""
	if l := d.partners[s.ID]; l != "" {
		link = " " + l
	}
	return []string{tag + link + values + note, tag + link + marks + note, tag + link, tag + marks + note, tag + note, tag}
}

// partnersOf says of each span that the current one is linked to how: "← Speaker" of the speaker of a quotation.
func (d *Body) partnersOf(current *annotations.Span) map[string]string {
	if current == nil {
		return nil
	}
	relations := d.Set.RelationsOf(current.ID)
	if len(relations) == 0 {
		return nil
	}
	out := make(map[string]string, len(relations))
	for _, r := range relations {
		if r.From == current.ID {
			out[r.To] = "← " + d.Words.Relation(r.Label)
		} else {
			out[r.From] = "→ " + d.Words.Relation(r.Label)
		}
	}
	return out
}

// drawMarks draws, before a line, the marks of spans that begin on it and have no bracket to show them.
func (d *Body) drawMarks(line *canvas.Row, g Geometry, l layout.Line) {
	mark := ""
	for _, s := range d.spansOn(l.Range) {
		if s.Range.Start < l.Range.Start || d.named(s, l) {
			continue
		}
		if s.Note != "" {
			mark = noteMark
			break
		}
		if len(s.Attrs) > 0 {
			mark = attributeMark
		}
	}
	if mark == noteMark && d.Screen.TextColumns(mark) > 1 {
		mark = narrowNote
	}
	if mark != "" && g.Text > 0 {
		line.To(g.Text - 1)
		line.Put(d.Screen.Theme.GutterHere, mark, g.Text)
	}
}

// Marks in the margin of a line on which a disagreement begins.
const (
	disputeMark   = "≠"
	narrowDispute = "!" // where that takes more than the one column
)

func (d *Body) drawDisputes(line *canvas.Row, g Geometry, l layout.Line) {
	open := slices.ContainsFunc(d.disputedOver(l.Range), func(x Dispute) bool { return x.Label == "" && x.Start >= l.Range.Start })
	mark := disputeMark
	if d.Screen.TextColumns(mark) > 1 {
		mark = narrowDispute
	}
	if open && g.Text > 0 {
		line.To(g.Text - 1)
		line.Put(d.Screen.Theme.Dispute, mark, g.Text)
	}
}
