package canvas

import (
	"tippani/model/width"
	"tippani/tui/picture"
	"tippani/tui/style"
)

// Tag is the name of a span under its line, where text is drawn: an edge along the span and the name beneath it in small letters.
type Tag struct {
	From, To      int // of the span, as layout.Column counts from where the line begins
	Room          int // where the name must end at the latest, likewise
	Name          string
	Opens, Closes bool // the span begins and ends on this line
	Bare          bool // there is no edge
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
	name := from
	if left, right := r.boxFrom*s.CellWidth, r.boxTo*s.CellWidth; left < right {
		switch {
		case from < left:
			limit = min(limit, left)
		case from < right:
			from, name, t.Opens = right, limit, false
		}
		if to > limit {
			to, t.Closes = limit, false
		}
	}
	thick := max(1, s.CellHeight/10)
	edge := picture.Item{Kind: picture.Frame, X: from, Y: -s.CellHeight, W: to - from, H: s.CellHeight + thick, Colour: ink, Thick: thick,
		RoundLeft: t.Opens, RoundRight: t.Closes, OpenLeft: !t.Opens, OpenRight: !t.Closes}
	if to > from+1 {
		edge.X++
		edge.W -= 2
	}
	if !t.Bare && from < to {
		s.lines = append(s.lines, edge)
	}
	x, room := name+tagLead(s.CellWidth), min(begin+t.Room, limit)
	for scan := s.small().Scan(t.Name, 0, len(t.Name)); scan.Next(); {
		c := scan.Cell()
		if x < room && c.Word != "" && c.Word != " " && c.At == 0 {
			s.text(picture.Item{Kind: picture.Text, X: x, Colour: ink, Text: c.Word, To: len(c.Word), Small: true,
				Clip: room})
		}
		x += c.Columns
		r.drawn.note(c.Text)
	}
	r.Col = max(r.Col, s.column(to))
}

// tagLead is how far a tag's name stands from where its span begins, in pixels.
func tagLead(cell int) int { return max(2, cell/4) }

// TagWidth is the room that a name takes under a span, its distance from the span's edges included where text is drawn, as layout.Column
// counts.
func (v *Screen) TagWidth(name string) int {
	if v.Drawing == nil {
		return v.TextColumns(name)
	}
	total := 0
	for scan := v.Drawing.small().Scan(name, 0, len(name)); scan.Next(); {
		total += scan.Columns()
	}
	return total + 2*tagLead(v.Drawing.CellWidth)
}

// small is the profile of small letters.
func (d *Drawing) small() *width.Profile { return d.Printed.Typeset(d.Small, d.CellWidth) }
