package canvas

import (
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/visible"
	"tippani/model/width"
)

// Wrap breaks a short text of the interface or the user into lines of at most cols columns.
func Wrap(text string, p *width.Profile, cols int) []string {
	var lines []string
	short := LayOut(text, p, cols)
	for _, l := range short.Lines() {
		lines = append(lines, visible.String(short.Text[l.Start:l.End]))
	}
	return lines
}

// Text is a text of the interface or the user, laid out in full.
type Text struct {
	Text string // what the positions count
	doc  *layout.Document
}

func LayOut(text string, p *width.Profile, cols int) Text {
	a, err := model.NewArticle("", text, model.Meta{})
	if err != nil {
		// Only invalid UTF-8 can get here; it is drawn as its visible form, and nothing is edited through it.
		a, _ = model.NewArticle("", visible.String(text), model.Meta{})
	}
	return Text{Text: a.Text(), doc: layout.New(a, p, max(cols, 1))}
}

// Lines gives the ranges of the text's lines, without the blanks at their ends.
func (s Text) Lines() []model.Range {
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

// Place is the line (from 0) and column of a byte offset of the text.
func (s Text) Place(at int) (line, column int) {
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

// At is the byte offset at a column of a line (both from 0).
func (s Text) At(line, column int) int {
	ref, _ := s.doc.Move(s.doc.First(), line)
	return int(s.doc.At(ref, layout.Column(max(column, 0))))
}
