package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/layout"
)

// bracket is one span's extent under a line of text, in columns from the line's left edge.
type bracket struct {
	from, to layout.Column // to is exclusive and at least from+1
	label    string
	look     look
	opens    bool // the span begins on this line
	closes   bool // the span ends on this line
}

// mostBracketRows bounds how many rows of brackets stand under one line; the status line still lists every span.
const mostBracketRows = 3

// brackets arranges the spans of a line in as few rows as they need so that none overlaps another: outer spans further down.
func (a *App) brackets(l layout.Line) [][]bracket {
	spans := a.work.set().Overlapping(model.Range{Start: l.Range.Start, End: l.End})
	if len(spans) == 0 {
		return nil
	}
	r := a.work.reader
	ref := r.doc.Find(l.Range.Start)
	var rows [][]bracket
	inner := innermostLast(append([]*annotations.Span(nil), spans...))
	for i := len(inner) - 1; i >= 0; i-- {
		s := inner[i]
		b := bracket{label: s.Label, look: a.labelLook(s.Label), opens: s.Range.Start >= l.Range.Start, closes: s.Range.End <= l.Range.End}
		b.from = r.doc.ColumnOf(ref, max(s.Range.Start, l.Range.Start))
		b.to = l.Columns
		if s.Range.End < l.End {
			b.to = r.doc.ColumnOf(ref, s.Range.End)
		}
		b.to = max(b.to, b.from+1)
		rows = insertBracket(rows, b)
	}
	return rows[:min(len(rows), mostBracketRows)]
}

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
	return append(rows, []bracket{b})
}

// drawBrackets draws a row of brackets, each in exactly its columns: "[PER──]", open towards the side where the span goes on.
func (a *App) drawBrackets(line *row, g geometry, under []bracket) {
	for _, b := range under {
		l := look{bold: true}
		if a.view.colour {
			l.fg = b.look.bg
		}
		line.to(g.text + int(b.from))
		end := g.text + int(b.to)
		if b.to-b.from == 1 {
			line.put(l, "|", end)
			continue
		}
		left, right := "[", "]"
		if !b.opens {
			left = "─"
		}
		if !b.closes {
			right = "─"
		}
		line.put(l, left, end)
		line.put(l, b.label, end-1)
		line.line(l, end-1)
		line.put(l, right, end)
	}
}
