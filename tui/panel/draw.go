package panel

import (
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// indent is the column, from the panel's edge, of a span's further rows.
func indent(depth int) int { return 3 + depth }

// textAt is the column, from the panel's edge, where a span's text begins: behind its label, or where the heading says which label it
// has, after the mark of the current span.
func (l *List) textAt(s *annotations.Span, depth int) int {
	if l.headed() {
		return indent(depth)
	}
	return 1 + depth + l.Screen.TextColumns(l.chip(s.Label)) + 1
}

// headed reports whether a heading says which label the spans have.
func (l *List) headed() bool { return l.Grouped || l.Only != "" }

func (l *List) chip(label string) string { return " " + l.Words.Tag(label) + " " }

// Draw draws the list into rows, from a column on: nested spans indented, and all that is known of the current one.
func (l *List) Draw(rows []*canvas.Row, column int) {
	v := l.Screen
	list, _ := l.Rows(len(rows))
	for i, line := range rows {
		line.To(column - 1)
		line.Put(v.Theme.Dim, "│", column)
		switch {
		case i < len(list) && list[i].Span == nil:
			l.drawHeading(line, list[i], column, column+l.Columns)
		case i < len(list):
			l.drawRow(line, list[i], column, column+l.Columns)
		case i == len(list) && l.middle() == nil:
			line.Put(v.Theme.Dim, " "+l.nothing(), column+l.Columns)
		}
	}
}

// nothing says that no span is listed.
func (l *List) nothing() string {
	if l.Set.Len() == 0 {
		return l.Screen.Lang.Of(l.Empty)
	}
	if l.Text != "" {
		return l.Screen.Lang.Format(lang.Text{En: "no span with “%s”", Bn: "“%s” আছে এমন চিহ্ন নেই"}, l.Text)
	}
	return l.Screen.Lang.Format(lang.Text{En: "no %s in this article", Bn: "এই নিবন্ধে %s নেই"}, l.Words.Label(l.Only))
}

// bar is the look of a mark in the colour of a label.
func (l *List) bar(label string) style.Look {
	look := l.Words.NameLook(label)
	if look.Bg != "" {
		return style.Look{Fg: look.Bg}
	}
	return style.Look{Fg: look.Fg}
}

func (l *List) drawRow(line *canvas.Row, row Row, column, end int) {
	v := l.Screen
	base, mark := style.Look{}, " "
	if row.Span == l.Current {
		base, mark = v.Theme.Strong, "▸"
		if l.Focused {
			base = v.Theme.Pick
		}
	}
	switch {
	case row.First:
		line.Put(base, mark+strings.Repeat(" ", row.depth), end)
		if l.headed() {
			line.Put(base.Over(l.bar(row.Span.Label)), "▌", end) // tells it from the rows that go on below
			line.Column(base, column+indent(row.depth))
		} else {
			line.Put(l.Words.Look(row.Span.Label), l.chip(row.Span.Label), end)
			line.Put(base, " ", end)
		}
		marks := l.marks(row.Span)
		line.Put(base, row.text, end-v.TextColumns(marks))
		if marks != "" {
			line.Column(base, end-v.TextColumns(marks))
			line.Put(v.Theme.Dim, marks, end)
		}
	case row.about:
		line.Fill(base, column+indent(row.depth))
		line.Put(base.Over(v.Theme.Dim), row.text, end)
	default:
		line.Fill(base, column+indent(row.depth))
		line.Put(base, row.text, end)
	}
	if l.Focused && row.Span == l.Current {
		line.Fill(base, end)
	}
}

// drawHeading draws how many spans of a label follow, or, of the whole list, how many there are and of which labels.
func (l *List) drawHeading(line *canvas.Row, row Row, column, end int) {
	v := l.Screen
	if row.label != "" {
		count := v.Lang.Number(len(l.Index.Of(row.label)))
		line.Put(l.Words.NameLook(row.label).Over(style.Look{Bold: true}), " "+l.Words.Label(row.label)+" ", end-v.TextColumns(count)-2)
		line.Line(v.Theme.Dim, end-v.TextColumns(count)-1)
		line.Column(v.Theme.Dim, end-v.TextColumns(count))
		line.Put(v.Theme.Dim, count, end)
		return
	}
	if l.filtered() {
		what := "“" + l.Text + "”"
		if l.Only != "" {
			what = l.Words.Label(l.Only)
		}
		count := v.Lang.Format(lang.Text{En: "%s of %s", Bn: "%s/%s"}, lang.Number(len(l.passing())), lang.Number(l.Set.Len()))
		line.Put(v.Theme.Strong, " "+what, end-v.TextColumns(count)-1)
		line.Put(v.Theme.Dim, " "+count, end)
		return
	}
	count := lang.Text{En: "%s spans", Bn: "%sটি চিহ্ন"}
	if l.Set.Len() == 1 {
		count = lang.Text{En: "%s span", Bn: "%sটি চিহ্ন"}
	}
	line.Put(v.Theme.Strong, " "+v.Lang.Format(count, lang.Number(l.Set.Len())), end)
	if l.Grouped {
		line.Put(v.Theme.Dim, v.Lang.Of(lang.Text{En: " by label", Bn: " লেবেল ধরে"}), end)
		return
	}
	for _, label := range l.Index.Labels(l.Schema) {
		text := " " + l.Words.Tag(label) + " " + v.Lang.Number(len(l.Index.Of(label)))
		if line.Col+v.TextColumns(text) > end {
			break
		}
		line.Put(l.Words.NameLook(label), text, end)
	}
}

// Picked is the action that goes to a span of the list.
type Picked struct{ Span *annotations.Span }

// Click is a click on a row of a list that fills so many rows: it goes to the span that the row belongs to. On the heading of the list it
// changes the order, on that of a label it leads to its first span.
func (l *List) Click(row, room int) action.Action {
	list, _ := l.Rows(room)
	switch {
	case row < 0 || row >= len(list):
		return nil
	case list[row].Span != nil:
		return Picked{list[row].Span}
	case list[row].label != "":
		return Picked{l.Index.Of(list[row].label)[0]}
	}
	return action.Do{Name: keymap.PanelOrder}
}
