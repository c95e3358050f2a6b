package tui

import (
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/visible"
	"tippani/model/width"
)

// wrap breaks a short text of the interface or the user into lines of at most cols columns.
func wrap(text string, p *width.Profile, cols int) []string {
	var lines []string
	short := layOut(text, p, cols)
	for _, l := range short.lines() {
		lines = append(lines, visible.String(short.text[l.Start:l.End]))
	}
	return lines
}

// shortText is a text of the interface or the user, laid out in full.
type shortText struct {
	text string // what the positions count
	doc  *layout.Document
}

func layOut(text string, p *width.Profile, cols int) shortText {
	a, err := model.NewArticle("", text, model.Meta{})
	if err != nil {
		// Only invalid UTF-8 can get here; it is drawn as its visible form, and nothing is edited through it.
		a, _ = model.NewArticle("", visible.String(text), model.Meta{})
	}
	return shortText{text: a.Text(), doc: layout.New(a, p, max(cols, 1))}
}

// lines gives the ranges of the text's lines, without the blanks at their ends.
func (s shortText) lines() []model.Range {
	var out []model.Range
	ref := s.doc.First()
	for {
		l := s.doc.Line(ref)
		out = append(out, model.Range{Start: l.Range.Start, End: l.End})
		next, moved := s.doc.Move(ref, 1)
		if moved == 0 {
			return out
		}
		ref = next
	}
}

// place is the line (from 0) and column of a byte offset of the text.
func (s shortText) place(at int) (line, column int) {
	ref := s.doc.Find(model.Offset(at))
	column = int(s.doc.ColumnOf(ref, model.Offset(at)))
	for r := ref; ; line++ {
		prev, moved := s.doc.Move(r, -1)
		if moved == 0 {
			return line, column
		}
		r = prev
	}
}

// at is the byte offset at a column of a line (both from 0).
func (s shortText) at(line, column int) int {
	ref, _ := s.doc.Move(s.doc.First(), line)
	return int(s.doc.At(ref, layout.Column(max(column, 0))))
}
