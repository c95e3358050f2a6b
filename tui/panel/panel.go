// Package panel is the list of the article's spans beside the text.
package panel

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
	"tippani/tui/words"
)

// Panel is whether the list shows, and whether it has the keys. It is on screen by itself where the window is wide enough for
// both, until the user says otherwise.
type Panel struct {
	chosen  bool // the user has said whether it shows
	open    bool // what the user said
	Focused bool // up and down go from span to span
}

// Columns are the widths of screens that matter to the panel.
const (
	Width = 40  // the panel's own
	From  = 112 // of the screen from which the panel shows by itself
	Least = 60  // of the screen that has room for it at all
)

// Shown reports whether the panel is on a screen of so many columns.
func (p Panel) Shown(columns int) bool {
	switch {
	case columns < Least:
		return false
	case !p.chosen:
		return columns >= From
	}
	return p.open
}

// Show is the user's word whether the panel shows. It takes the keys away from it.
func (p *Panel) Show(open bool) { *p = Panel{chosen: true, open: open} }

// List is what the panel shows.
type List struct {
	Article *model.Article
	Set     *annotations.Set
	Cursor  model.Offset
	Current *annotations.Span // the span that keys work on; nil for none
	Words   *words.Words
	Empty   lang.Text // what stands in place of spans
}

// Row is one line of the panel: a span, or something about the span above.
type Row struct {
	Span   *annotations.Span
	depth  int
	detail string
}

// Rows are the rows that fit into so many, and the index of the current span among them; -1 for none. However many spans there
// are, only a screenful is looked at.
func (l *List) Rows(room int) (list []Row, at int) {
	from := l.middle()
	if from == nil {
		return nil, -1
	}
	var rows []Row
	at, middle := -1, 0
	var open []model.Range
	for _, s := range l.around(from, room) {
		for len(open) > 0 && open[len(open)-1].End <= s.Range.Start {
			open = open[:len(open)-1]
		}
		if s == from {
			middle = len(rows)
		}
		depth := min(len(open), 4)
		rows = append(rows, Row{Span: s, depth: depth})
		if s == l.Current {
			at = len(rows) - 1
			for _, d := range l.Words.About(l.Article, l.Set, s, room) {
				rows = append(rows, Row{depth: depth, detail: d})
			}
		}
		open = append(open, s.Range)
	}
	top := min(max(0, middle-room/3), max(0, len(rows)-room))
	rows = rows[top:min(len(rows), top+room)]
	if at >= 0 {
		at -= top
	}
	return rows, at
}

// middle is the span that the list is shown around: the current one, else the next behind the cursor, else the last.
func (l *List) middle() *annotations.Span {
	if l.Current != nil {
		return l.Current
	}
	if s, ok := l.Set.Next(l.Cursor - 1); ok {
		return s
	}
	s, _ := l.Set.Prev(l.Article.Len() + 1)
	return s
}

// around are the spans before and behind one, as many as can show.
func (l *List) around(from *annotations.Span, room int) []*annotations.Span {
	var before, after []*annotations.Span
	for s, ok := l.Set.Before(from); ok && len(before) < room; s, ok = l.Set.Before(s) {
		before = append(before, s)
	}
	for s, ok := l.Set.After(from); ok && len(after) < room; s, ok = l.Set.After(s) {
		after = append(after, s)
	}
	slices.Reverse(before)
	return append(append(before, from), after...)
}

// Draw draws the list into rows, from a column on: a line each, nested spans indented, and all that is known of the current one.
func (p Panel) Draw(v *canvas.Screen, rows []*canvas.Row, column, width int, l *List) {
	list, at := l.Rows(len(rows))
	for i, line := range rows {
		line.To(column - 1)
		line.Put(v.Theme.Dim, "│", column)
		switch {
		case i < len(list):
			p.drawRow(v, line, list[i], i == at, column+width, l)
		case i == 0 && l.Set.Len() == 0:
			line.Put(v.Theme.Dim, " "+v.Lang.Of(l.Empty), column+width)
		}
	}
}

func (p Panel) drawRow(v *canvas.Screen, line *canvas.Row, row Row, current bool, end int, l *List) {
	if row.Span == nil {
		line.Put(v.Theme.Dim, strings.Repeat(" ", 3+row.depth)+row.detail, end)
		return
	}
	base, mark := style.Look{}, " "
	if current {
		base, mark = v.Theme.Strong, "▸"
		if p.Focused {
			base = v.Theme.Pick
		}
	}
	line.Put(base, mark+strings.Repeat(" ", row.depth), end)
	line.Put(l.Words.Look(row.Span.Label), " "+l.Words.Tag(row.Span.Label)+" ", end)
	line.Put(base, " "+words.Excerpt(l.Article, row.Span.Range), end)
	if p.Focused && current {
		line.Fill(base, end)
	}
}

// Picked is the action that goes to a span of the list.
type Picked struct{ Span *annotations.Span }

// Click is a click on a row of a list that fills so many rows.
func (l *List) Click(row, room int) action.Action {
	if list, _ := l.Rows(room); row < len(list) && list[row].Span != nil {
		return Picked{list[row].Span}
	}
	return nil
}
