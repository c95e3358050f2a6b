package canvas

import (
	"tippani/tui/picture"
	"tippani/tui/style"
)

// Tag is the name of a span under its line, where text is drawn: an edge along the span and the name beneath it in small letters.
type Tag struct {
	From, To      int // of the span, as layout.Column counts from where the line begins
	Room          int // where the name must end at the latest, likewise
	Name          string
	Opens, Closes bool // the span begins and ends on this line
}

// Tag draws a tag on the row under a line that begins at a column.
func (r *Row) Tag(l style.Look, column int, t Tag) {
	s := r.sketch
	if s == nil {
		return
	}
	ink, _, _ := s.colours(r.base.Over(style.Look{Fg: l.Fg, Faint: l.Faint}))
	begin, limit := column*s.CellWidth, r.limit*s.CellWidth
	from, to := begin+t.From, min(begin+t.To, limit)
	thick := max(1, s.CellHeight/10)
	edge := picture.Item{Kind: picture.Frame, X: from, Y: -s.CellHeight, W: to - from, H: s.CellHeight + thick, Colour: ink, Thick: thick,
		RoundLeft: t.Opens, RoundRight: t.Closes, OpenLeft: !t.Opens, OpenRight: !t.Closes}
	if to > from+1 {
		edge.X++
		edge.W -= 2
	}
	s.lines = append(s.lines, edge)
	x, room := from+max(2, s.CellWidth/4), min(begin+t.Room, limit)
	for scan := r.profile.Scan(t.Name, 0, len(t.Name)); scan.Next(); {
		c := scan.Cell()
		if c.Word != "" && c.Word != " " && c.At == 0 {
			s.texts = append(s.texts, picture.Item{Kind: picture.Text, X: x, Colour: ink, Text: c.Word, To: len(c.Word), Small: true, Clip: room})
		}
		x += small(c.Columns)
		r.drawn.note(c.Text)
	}
	r.Col = max(r.Col, s.column(to))
}

// small is the advance of small letters that have this one in the size of the text.
func small(advance int) int { return (advance*3 + 2) / 4 }
