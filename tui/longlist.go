package tui

import (
	"strings"

	"tippani/model/segment"
	"tippani/tui/keymap"
)

// longList is a list with a line to type in, too long to be held as choices: its rows are drawn as they come into sight. The list of
// articles and that of hits are made of it.
type longList struct {
	field  field
	n      int // rows
	at     int // the current row
	top    int // the first in sight
	room   int // rows in sight
	cursor int // column of the field's cursor
}

// steer moves in the list and reports whether the action was one that does.
func (l *longList) steer(do keymap.Action) bool {
	switch do {
	case keymap.CursorUp:
		l.turn(-1)
	case keymap.CursorDown:
		l.turn(1)
	case keymap.PageUp:
		l.move(-max(l.room-1, 1))
	case keymap.PageDown:
		l.move(max(l.room-1, 1))
	case keymap.ArticleStart:
		l.move(-l.n)
	case keymap.ArticleEnd:
		l.move(l.n)
	default:
		return false
	}
	return true
}

// turn goes one row on, and round the ends.
func (l *longList) turn(by int) {
	if l.n > 0 {
		l.at = (l.at + by + l.n) % l.n
	}
	l.scroll()
}

// move goes rows on, and not beyond the ends.
func (l *longList) move(by int) {
	l.at = max(min(l.at+by, l.n-1), 0)
	l.scroll()
}

// resize says how many rows there are now.
func (l *longList) resize(n int) {
	l.n = n
	l.move(0)
}

// fit gives the list its place: rows of a screen of which others take as many as given.
func (l *longList) fit(v *view, others, most int) {
	l.room = max(min(v.rows-2-others, most), 1)
	l.scroll()
}

// scroll keeps the current row in sight, and the list filled.
func (l *longList) scroll() {
	l.top = min(l.top, max(l.n-l.room, 0))
	if l.at < l.top {
		l.top = l.at
	}
	if l.at >= l.top+l.room {
		l.top = l.at - l.room + 1
	}
}

// centre puts a row into the middle of the list.
func (l *longList) centre(at int) {
	l.at = at
	l.top = max(at-l.room/2, 0)
	l.move(0)
}

// listBox is how a longList is drawn: a title, the field, the rows, a line about the current one, and the keys.
type listBox struct {
	title  []string // of these, the first that fits
	status string   // at the right of the field
	about  string
	hint   []string // of these, the first that fits
	empty  string   // in place of rows when there are none
	row    func(r *row, k, end int)
}

const (
	listBoxRows = 4   // of a list box beside its list
	widestList  = 116 // columns; where the screen is hardly wider, the box takes all of it
)

// begin draws the mark of row k, which tells the current one, and gives the looks of what stands in the row: of most of it, and
// of what is less important.
func (l *longList) begin(v *view, r *row, k, end int) (base, dim look) {
	base, mark := v.theme.box, "  "
	if k == l.at {
		base, mark = v.theme.pick, "▸ "
	}
	r.put(base, mark, end)
	return base, base.over(look{fg: v.theme.boxDim.fg, faint: v.theme.Name == "plain"})
}

func (l *longList) box(v *view, d listBox) *box {
	b := &box{width: v.columns - 1, height: min(l.room+listBoxRows, v.rows), top: -1, left: -1, cursorLine: 1}
	if v.columns > widestList+8 {
		b.width = widestList
	}
	b.cursorColumn = func() int { return l.cursor }
	b.line = func(r *row, i, end int) {
		t := v.theme
		switch k := l.top + i - 2; {
		case i == 0:
			r.put(t.boxTitle, " "+fitting(v, d.title, end-r.col-2)+" ", end)
			r.line(t.boxDim, end)
		case i == 1:
			status := v.textColumns(d.status)
			r.put(t.boxDim, " › ", end)
			l.cursor = l.field.draw(r, t.box, end-status-1)
			r.fill(t.box, end-status-1)
			r.put(t.boxDim, d.status, end)
		case i < 2+l.room && k < l.n:
			d.row(r, k, end)
		case i == 2 && l.n == 0:
			r.put(t.boxDim, "   "+d.empty, end)
		case i == 2+l.room:
			r.put(t.boxDim, "   "+d.about, end)
		case i == 3+l.room:
			hint := fitting(v, d.hint, end-r.col-1)
			r.line(t.boxDim, end-1-v.textColumns(hint))
			r.put(t.boxDim, hint, end)
		}
	}
	return b
}

// fitting is the first text that takes at most so many columns, else the last, which will be cut.
func fitting(v *view, texts []string, columns int) string {
	for _, s := range texts {
		if v.textColumns(s) <= columns {
			return s
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// tail is the end of a name in at most so many columns: of a path, the file says more than the directories.
func tail(v *view, s string, columns int) string {
	rest := endOf(v, s, columns)
	if at := strings.IndexByte(rest, '/'); len(rest) < len(s) && at >= 0 {
		return "…" + rest[at:]
	}
	return rest
}

// endOf is the end of a text in at most so many columns.
func endOf(v *view, s string, columns int) string {
	if v.textColumns(s) <= columns {
		return s
	}
	at := len(s)
	for room := columns - 1; at > 0; {
		before := segment.Prev(s, at)
		if room -= v.textColumns(s[before:at]); room < 0 {
			break
		}
		at = before
	}
	return "…" + s[at:]
}

// column goes to an absolute column of a box, the cells before it painted: what stands left of it may be narrower in the terminal
// than was measured.
func (r *row) column(l look, at int) {
	r.fill(l, at)
	r.to(at)
}
