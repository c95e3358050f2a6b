package tui

import (
	"strconv"
	"strings"

	"tippani/model/segment"
	"tippani/model/visible"
	"tippani/model/width"
)

// row builds one screen row from left to right and knows the column it has reached. Columns count from 0. Nothing
// is ever drawn at or beyond limit, which is at most one less than the screen's width: a row that touches the last column
// leaves some terminals waiting to wrap, and what is erased or drawn next lands in the wrong cell.
type row struct {
	b       strings.Builder
	col     int
	limit   int
	base    look // what looks are laid over: the page
	current look
	paint   *painter
	profile *width.Profile
	wanted  *wanted

	// Columns that a box will cover. A cluster that would reach into them is left out whole: half of one would stay beside the box.
	boxFrom, boxTo int
}

func (v *view) newRow() *row {
	return &row{base: v.page(), limit: v.columns - 1, paint: v.paint, profile: v.profile, wanted: v.wanted}
}

func (r *row) style(l look) {
	l = r.base.over(l)
	if l == r.current {
		return
	}
	if r.current != (look{}) {
		r.b.WriteString("\x1b[0m")
	}
	r.b.WriteString(r.paint.open(l))
	r.current = l
}

// cell draws one cluster that has been measured already. It reports false, and draws nothing, if it would not fit.
func (r *row) cell(l look, c width.Cell) bool {
	if r.col+c.Columns > r.limit {
		return false
	}
	r.style(l)
	if r.col < r.boxTo && r.col+c.Columns > r.boxFrom {
		c.Text = strings.Repeat(" ", c.Columns)
	}
	r.b.WriteString(c.Text)
	r.col += c.Columns
	return true
}

// put draws s, made visible, as far as it fits before the column end (or the limit), and reports whether all of it did.
// A text that is cut ends in "…".
func (r *row) put(l look, s string, end int) bool {
	end = min(end, r.limit)
	fits := r.measure(s, end-r.col)
	for sc := segment.NewScanner(s); sc.Next(); {
		cluster := s[sc.Start():sc.End()]
		r.wanted.note(r.profile, cluster)
		c := r.profile.Cell(cluster)
		room := end - r.col
		if !fits {
			room--
		}
		if c.Columns > room {
			break
		}
		r.cell(l, c)
	}
	if !fits && r.col < end {
		r.cell(l, width.Cell{Text: "…", Columns: 1})
	}
	return fits
}

// measure reports whether s takes at most room columns, without measuring more of it than that.
func (r *row) measure(s string, room int) bool {
	for sc := segment.NewScanner(s); sc.Next(); {
		if room -= r.profile.Columns(s[sc.Start():sc.End()]); room < 0 {
			return false
		}
	}
	return room >= 0
}

// to moves to an absolute column, so that whatever stands left of it can not shift what follows.
func (r *row) to(col int) {
	if col >= r.limit {
		return
	}
	r.style(look{})
	r.b.WriteString("\x1b[" + strconv.Itoa(col+1) + "G")
	r.col = col
}

// fill paints blanks up to the column end.
func (r *row) fill(l look, end int) {
	end = min(end, r.limit)
	if n := end - r.col; n > 0 {
		r.style(l)
		r.b.WriteString(strings.Repeat(" ", n))
		r.col = end
	}
}

// line draws a horizontal rule up to the column end.
func (r *row) line(l look, end int) {
	end = min(end, r.limit)
	if n := end - r.col; n > 0 {
		r.style(l)
		r.b.WriteString(strings.Repeat("─", n))
		r.col = end
	}
}

func (r *row) String() string {
	if r.current != (look{}) {
		r.b.WriteString("\x1b[0m")
		r.current = look{}
	}
	return r.b.String()
}

// columns is the width of a text of the interface or the user in this terminal.
func (v *view) textColumns(s string) int { return v.profile.Measure(visible.String(s)) }
