package reader

import (
	"tippani/model"
	"tippani/model/layout"
)

// Shown calls visit for each line on screen with the screen row, from 0, where it stands, until visit reports false.
func (r *Reader) Shown(visit func(ref layout.Ref, l layout.Line, row int) bool) {
	r.ShownWith(r.Extra, visit)
}

// ShownWith is shown for a caller that knows faster how many rows stand under a line; it must be the same number.
func (r *Reader) ShownWith(extra func(layout.Ref, layout.Line) int, visit func(ref layout.Ref, l layout.Line, row int) bool) {
	ref := r.Top
	for row := 0; row < r.Height; {
		l := r.Document.Line(ref)
		if !visit(ref, l, row) {
			return
		}
		row += 1 + extra(ref, l)
		next, moved := r.Document.Move(ref, 1)
		if moved == 0 {
			return
		}
		ref = next
	}
}

// Sight is the text on screen.
func (r *Reader) Sight() model.Range {
	over := model.Range{Start: r.Article.Len()}
	r.Shown(func(_ layout.Ref, l layout.Line, _ int) bool {
		over = model.Range{Start: min(over.Start, l.Range.Start), End: max(over.End, l.End)}
		return true
	})
	return over
}

func (r *Reader) visibleLines() int {
	n := 0
	r.Shown(func(layout.Ref, layout.Line, int) bool { n++; return true })
	return n
}

// At is the position under a screen row and a column of the text; ok is false below the end of the article.
func (r *Reader) At(row int, c layout.Column) (o model.Offset, ok bool) {
	r.Shown(func(ref layout.Ref, l layout.Line, first int) bool {
		if row < first+1+r.Extra(ref, l) {
			o, ok = r.Document.At(ref, max(c, 0)), true
			return false
		}
		return true
	})
	return o, ok
}
