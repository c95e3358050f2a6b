package reader

import "tippani/model"

// Stand is where a reader stands, to come back to.
type Stand struct {
	Selection         model.Selection
	top               model.Offset // where the screen begins
	astray, presented bool
}

// Cursor is where the cursor stood.
func (s Stand) Cursor() model.Offset { return s.Selection.Head }

// Stand is where the reader stands now.
func (r *Reader) Stand() Stand {
	return Stand{r.Selection, r.Document.Line(r.Top).Range.Start, r.Astray, r.Presented}
}

func (r *Reader) ReturnTo(s Stand) {
	r.Selection, r.Top, r.Astray, r.Presented = s.Selection, r.Document.Find(s.top), s.astray, s.presented
	r.clampTop()
	r.Reveal()
}
