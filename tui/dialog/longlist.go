package dialog

import (
	"strings"

	"tippani/model/segment"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/style"
)

// LongList is a list with a line to type in, too long to be held as choices: its rows are drawn as they come into sight. The list of
// articles and that of hits are made of it.
type LongList struct {
	Field canvas.Field
	N     int // rows
	At    int // the current row
	Top   int // the first in sight
	Room  int // rows in sight
}

// Steer moves in the list and reports whether the action was one that does.
func (l *LongList) Steer(do keymap.Action) bool {
	switch do {
	case keymap.CursorUp:
		l.turn(-1)
	case keymap.CursorDown:
		l.turn(1)
	case keymap.PageUp:
		l.Move(-max(l.Room-1, 1))
	case keymap.PageDown:
		l.Move(max(l.Room-1, 1))
	case keymap.ArticleStart:
		l.Move(-l.N)
	case keymap.ArticleEnd:
		l.Move(l.N)
	default:
		return false
	}
	return true
}

// turn goes one row on, and round the ends.
func (l *LongList) turn(by int) {
	if l.N > 0 {
		l.At = (l.At + by + l.N) % l.N
	}
	l.scroll()
}

// move goes rows on, and not beyond the ends.
func (l *LongList) Move(by int) {
	l.At = max(min(l.At+by, l.N-1), 0)
	l.scroll()
}

// Resize says how many rows there are now.
func (l *LongList) Resize(n int) {
	l.N = n
	l.Move(0)
}

// Fit gives the list its place: rows of a screen of which others take as many as given.
func (l *LongList) Fit(v *canvas.Screen, most int) {
	l.Room = max(min(v.Rows-2-Around, most), 1)
	l.scroll()
}

// FitField keeps the cursor of what is typed in sight, beside a status.
func (l *LongList) FitField(v *canvas.Screen, status string) {
	l.Field.Fit(v.Profile, boxWidth(v)-1-v.TextColumns(prompt)-v.TextColumns(status))
}

func boxWidth(v *canvas.Screen) int {
	if v.Columns > widest+8 {
		return widest
	}
	return v.Columns - 1
}

// scroll keeps the current row in sight, and the list filled.
func (l *LongList) scroll() {
	l.Top = min(l.Top, max(l.N-l.Room, 0))
	if l.At < l.Top {
		l.Top = l.At
	}
	if l.At >= l.Top+l.Room {
		l.Top = l.At - l.Room + 1
	}
}

// Centre puts a row into the middle of the list.
func (l *LongList) Centre(at int) {
	l.At = at
	l.Top = max(at-l.Room/2, 0)
	l.Move(0)
}

// ListBox is how a LongList is drawn: a title, the field, the rows, a line about the current one, and the keys.
type ListBox struct {
	Title  []string // of these, the first that fits
	Status string   // at the right of the field
	About  string
	Hint   []string // of these, the first that fits
	Empty  string   // in place of rows when there are none
	Row    func(r *canvas.Row, k, end int)
}

// Around is how many rows a list box has beside its list.
const Around = 4

// widest is how many columns a list box has at most; where the screen is hardly wider, it takes all of it.
const widest = 116

// Begin draws the mark of row k, which tells the current one, and gives the looks of what stands in the row: of most of it, and
// of what is less important.
func (l *LongList) Begin(v *canvas.Screen, r *canvas.Row, k, end int) (base, dim style.Look) {
	base, mark := v.Theme.Box, "  "
	if k == l.At {
		base, mark = v.Theme.Pick, "▸ "
	}
	r.Put(base, mark, end)
	return base, base.Over(style.Look{Fg: v.Theme.BoxDim.Fg, Faint: v.Theme.Plain()})
}

// Box lays the list out for the screen.
func (l *LongList) Box(v *canvas.Screen, d ListBox) *canvas.Box {
	b := &canvas.Box{Width: boxWidth(v), Height: min(l.Room+Around, v.Rows), Top: -1, Left: -1, CursorLine: 1, Framed: true}
	cursor := 0
	b.CursorColumn = func() int { return cursor }
	b.Line = func(r *canvas.Row, i, end int) {
		t := v.Theme
		switch k := l.Top + i - 2; {
		case i == 0:
			r.Put(t.BoxTitle, " "+Fitting(v, d.Title, end-r.Col-2)+" ", end)
			r.Line(t.BoxDim, end)
		case i == 1:
			status := v.TextColumns(d.Status)
			r.Put(t.BoxDim, prompt, end)
			cursor = l.Field.Draw(r, t.Box, end-status-1)
			r.Fill(t.Box, end-status-1)
			r.Put(t.BoxDim, d.Status, end)
		case i < 2+l.Room && k < l.N:
			d.Row(r, k, end)
		case i == 2 && l.N == 0:
			r.Put(t.BoxDim, "   "+d.Empty, end)
		case i == 2+l.Room:
			r.Put(t.BoxDim, "   "+d.About, end)
		case i == 3+l.Room:
			hint := Fitting(v, d.Hint, end-r.Col-1)
			r.Line(t.BoxDim, end-1-v.TextColumns(hint))
			r.Put(t.BoxDim, hint, end)
		}
	}
	return b
}

// Fitting is the first text that takes at most so many columns, else the last, which will be cut.
func Fitting(v *canvas.Screen, texts []string, columns int) string {
	for _, s := range texts {
		if v.TextColumns(s) <= columns {
			return s
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// Tail is the end of a name in at most so many columns: of a path, the file says more than the directories.
func Tail(v *canvas.Screen, s string, columns int) string {
	rest := EndOf(v, s, columns)
	if at := strings.IndexByte(rest, '/'); len(rest) < len(s) && at >= 0 {
		return "…" + rest[at:]
	}
	return rest
}

// EndOf is the end of a text in at most so many columns.
func EndOf(v *canvas.Screen, s string, columns int) string {
	if v.TextColumns(s) <= columns {
		return s
	}
	at := len(s)
	for room := columns - 1; at > 0; {
		before := segment.Prev(s, at)
		if room -= v.TextColumns(s[before:at]); room < 0 {
			break
		}
		at = before
	}
	return "…" + s[at:]
}

// Under is the row of the list on a line of its box; false when there is none.
func (l *LongList) Under(line int) (k int, ok bool) {
	k = l.Top + line - 2
	return k, line >= 2 && line < 2+l.Room && k < l.N
}
