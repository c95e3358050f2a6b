// Package body draws the article on screen: its lines with what is highlighted on them, the brackets under them, the margin; and
// says where the parts of the screen stand.
package body

import (
	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/jump"
	"tippani/tui/reader"
	"tippani/tui/style"
	"tippani/tui/words"
)

// looks are merged as looks lie over each other; text under more than one span is underlined.
var looks = highlight.Styles[style.Look]{Over: style.Look.Over, Nested: style.Look{Underline: true}}

// Body is the text on screen, for one frame.
type Body struct {
	Screen  *canvas.Screen
	Words   *words.Words
	Reader  *reader.Reader
	Set     *annotations.Set
	KeyOf   func(label string) string // the key that sets a label, as it is written; "" for none
	Linking string                    // id of a span that is pointed at; "" for none
	Current *annotations.Span         // the span that keys work on, whose partners are outlined; nil for none
	// Proposed lists what is proposed over a range, in the order of the text; nil when nothing is.
	Proposed func(model.Range) []Proposal
	// Disputed lists what is not decided between annotators over a range, in the order of the text; nil where nothing is to be decided.
	Disputed func(model.Range) []Dispute

	Hits        []model.Range // of a search, in sight
	Jump        *jump.Jump    // letters on words; nil for none
	CursorShown bool          // the keys go to the text

	sight    highlight.Sight   // the spans in sight; the zero Sight while nothing is drawn
	partners map[string]string // of the current span by their ids, and how they are linked to it
}

// Proposal is a span that is proposed and no span yet.
type Proposal struct {
	model.Range
	Label string
	Firm  bool
}

// Dispute is a range that is not decided between annotators.
type Dispute struct {
	model.Range
	Label string // of what all agree about, which is gold as soon as anything is decided; "" for a disagreement
}

// disputed is how it is drawn: what all agree about as a proposal, quietly; a disagreement so that it is found at a glance.
func (d *Body) disputed(x Dispute) style.Look {
	if x.Label != "" {
		return d.proposed(Proposal{Range: x.Range, Label: x.Label, Firm: true})
	}
	l := style.Look{Underline: true, Bold: true}
	if len(d.spansOn(x.Range)) == 0 {
		l.Fg = d.Screen.Theme.Dispute.Fg
	}
	return l
}

// disputedOver lists what is not decided over a range.
func (d *Body) disputedOver(rg model.Range) []Dispute {
	if d.Disputed == nil {
		return nil
	}
	return d.Disputed(rg)
}

// proposed is how a proposal is drawn: its label's colour as the colour of the letters over a line, never a fill, so that nobody
// takes it for a span. Upon a span only the line shows.
func (d *Body) proposed(p Proposal) style.Look {
	l := style.Look{Underline: true, Faint: !p.Firm}
	if name := d.Words.NameLook(p.Label); name.Bg == "" && len(d.spansOn(p.Range)) == 0 {
		l.Fg = name.Fg // with sixteen colours names are filled: there the line alone has to do
	}
	return l
}

// proposedOver lists what is proposed over a range.
func (d *Body) proposedOver(rg model.Range) []Proposal {
	if d.Proposed == nil {
		return nil
	}
	return d.Proposed(rg)
}

// Seen is the body with a look at the spans on screen, once for all lines of a frame.
func (d Body) Seen() *Body {
	over := d.Reader.Sight()
	d.sight = highlight.SightOf(d.Set.Overlapping(over), over, d.Linking)
	d.partners = d.partnersOf(d.Current)
	return &d
}

// spansOn lists the spans over a range that can be told apart, in span order.
func (d *Body) spansOn(rg model.Range) []*annotations.Span {
	if rg.Empty() || d.sight.Over.Empty() || !d.sight.Over.Covers(rg) {
		return d.Set.Overlapping(rg)
	}
	return d.sight.Within(rg)
}

// ExtraRows is how many rows stand under a line of text: the names of labels in brackets, and the gap after a paragraph.
func (d *Body) ExtraRows(ref layout.Ref, l layout.Line) int {
	n := len(d.brackets(ref, l))
	if l.Last && d.roomy() && !l.Range.Empty() {
		n++
	}
	return n
}

// roomy reports whether there are rows for more than text: for the names of labels, and an empty one after each paragraph.
func (d *Body) roomy() bool { return d.Screen.Rows >= 12 }

// decorations are the highlights of a range of the article: its spans, search hits, the selection.
func (d *Body) decorations(rg model.Range) []highlight.Highlight[style.Look] {
	var out []highlight.Highlight[style.Look]
	const seen = highlight.MostInner // of the spans around it all: the inner one's colour, that there is another, the passage around
	for _, s := range highlight.Innermost(d.spansOn(rg), rg, seen) {
		l, layer := d.Words.SpanLook(s), highlight.Span
		if s.Kind.Passage() {
			layer = highlight.Passage
		}
		if d.partners[s.ID] != "" {
			l = d.Words.PartnerLook(s)
		}
		if s.ID == d.Linking {
			l = l.Over(style.Look{Reverse: true, Bold: true})
		}
		out = append(out, highlight.Highlight[style.Look]{Range: s.Range, Style: l, Layer: layer})
	}
	for _, p := range d.proposedOver(rg) {
		out = append(out, highlight.Highlight[style.Look]{Range: p.Range, Style: d.proposed(p), Layer: highlight.Suggestion})
	}
	for _, x := range d.disputedOver(rg) {
		out = append(out, highlight.Highlight[style.Look]{Range: x.Range, Style: d.disputed(x), Layer: highlight.Suggestion})
	}
	for _, hit := range d.Hits {
		out = append(out, highlight.Highlight[style.Look]{Range: hit, Style: d.Screen.Theme.Hit, Layer: highlight.Hit})
	}
	if sel := d.Reader.Selected(); !sel.Empty() {
		out = append(out, highlight.Highlight[style.Look]{Range: sel, Style: d.Screen.Theme.Selection, Layer: highlight.Selection})
	}
	return out
}

// Draw draws the lines on screen into rows and returns where the cursor stands; ok is false when it is scrolled off.
func (d *Body) Draw(rows []*canvas.Row, g Geometry) (x, y int, ok bool) {
	r := d.Reader
	at := r.Cursor()
	here := r.Document.Find(at)
	buf := make([]layout.Glyph, 0, 256)
	r.ShownWith(d.ExtraRows, func(ref layout.Ref, l layout.Line, first int) bool {
		line := rows[g.Top+first]
		d.drawGutter(line, g, l, ref == here && d.Screen.Drawing == nil) // two rows less are sent for a moved cursor
		line.To(g.Text)
		buf = r.Document.Cells(ref, buf[:0])
		d.drawLine(line, l, buf)
		if ref == here {
			x, y, ok = g.Text+int(r.Document.ColumnOf(ref, at))/d.Screen.Profile.Unit(), g.Top+first, true
		}
		for i, under := range d.brackets(ref, l) {
			if first+1+i < r.Height {
				d.drawBrackets(rows[g.Top+first+1+i], g, under)
			}
		}
		return true
	})
	return x, y, ok
}

// drawLine draws one line of text in runs of one look.
func (d *Body) drawLine(line *canvas.Row, l layout.Line, glyphs []layout.Glyph) {
	runs := looks.Merge(d.decorations(l.Range), l.Range)
	at := d.Reader.Cursor()
	i := 0
	mark := line.Mark()
	hints := d.hints(line, glyphs)
	for k, c := range glyphs {
		for i < len(runs)-1 && c.Offset >= runs[i].End {
			i++
		}
		var lk style.Look
		if len(runs) > 0 {
			lk = runs[i].Style
		}
		lk = hints.look(lk, c.Offset)
		under := lk
		if c.Offset == at && d.CursorShown {
			lk = d.Screen.Theme.CursorOn(lk, d.Screen.Depth)
		}
		if left, taken := hints.take(k); taken {
			if left > 0 {
				line.Gap(lk, left)
			}
			continue
		}
		if lk == under {
			line.Glyph(lk, c.Cell)
		} else {
			line.Cursor(lk, under, c.Cell)
		}
	}
	if d.Screen.Drawing != nil {
		before, after := d.goesOn(l)
		line.OpenEnds(mark, before, after)
	}
	// The cursor behind the last cluster of the text needs a cell of its own to be seen.
	if at == d.Reader.Article.Len() && l.Range.End == at && d.CursorShown {
		line.Cell(d.Screen.Theme.CursorOn(style.Look{}, d.Screen.Depth), width.Cell{Text: " ", Columns: 1})
	}
}

// drawGutter draws the margin of a line: the paragraph's number at its first line, and a mark in the colour of each label on the line.
func (d *Body) drawGutter(line *canvas.Row, g Geometry, l layout.Line, here bool) {
	article := d.Reader.Article
	line.To(g.Gutter)
	t := d.Screen.Theme
	lk := t.Gutter
	if here {
		lk = t.GutterHere
	}
	if g.GutterWidth == wideGutter {
		number := ""
		if n := article.ParagraphNumber(l.Paragraph); l.First && n > 0 {
			number = d.Screen.Lang.Number(n)
		}
		line.Fill(lk, g.Gutter+4-min(4, d.Screen.TextColumns(number)))
		line.Put(lk, number, g.Gutter+4)
	}
	end := g.Gutter + g.GutterWidth - 1
	for _, s := range highlight.FirstOfEach(d.spansOn(l.Range), end-line.Col) {
		mark := d.Words.NameLook(s.Label)
		if mark.Bg != "" {
			mark = style.Look{Fg: mark.Bg}
		}
		line.Cell(mark, width.Cell{Text: "▌", Columns: 1})
	}
	d.drawMarks(line, g, l)
	d.drawDisputes(line, g, l)
}
