package body

import (
	"tippani/model/layout"
	"tippani/tui/canvas"
)

// drawTags is drawBrackets where text is drawn. The brackets are ordered by where they begin.
func (d *Body) drawTags(line *canvas.Row, g Geometry, under []bracket) {
	pixels := d.Screen.Profile.Unit()
	for i, b := range under {
		room := d.roomRight(g) * pixels
		if i+1 < len(under) {
			room = int(under[i+1].from) - pixels/2
		}
		l := b.look
		if l.Bg != "" { // the name is a chip, of the sixteen colours
			l.Fg = l.Bg
		}
		line.Tag(l, g.Text, canvas.Tag{From: int(b.from), To: int(b.to), Room: room, Name: d.tagName(b, room-int(b.from)), Opens: b.opens,
			Closes: b.closes, Bare: b.proposed})
	}
}

// tagName is the fullest name of a bracket that fits the span, else one that reaches beyond it into the room there is, else the key.
func (d *Body) tagName(b bracket, room int) string {
	names := d.namesOf(b)
	name := d.fitting(names[:min(2, len(names))], int(b.to-b.from))
	if name == "" {
		name = d.fitting(names, room)
	}
	if key := d.KeyOf(b.label); name == "" && key != "" {
		return key
	}
	if name == "" {
		return names[len(names)-1]
	}
	return name
}

// goesOn reports whether a span on a line began before it, and whether one ends after it.
func (d *Body) goesOn(l layout.Line) (before, after bool) {
	for _, s := range d.spansOn(l.Range) {
		before = before || s.Range.Start < l.Range.Start
		after = after || s.Range.End > l.End
	}
	return before, after
}
