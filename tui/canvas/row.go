package canvas

import (
	"strconv"
	"strings"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/style"
)

// Row builds one screen row from left to right and knows the column it has reached. Columns count from 0. Nothing
// is ever drawn at or beyond limit, which is at most one less than the screen's width: a row that touches the last column
// leaves some terminals waiting to wrap, and what is erased or drawn next lands in the wrong cell.
type Row struct {
	b       strings.Builder
	Col     int
	limit   int
	base    style.Look // what looks are laid over: the page
	current style.Look
	paint   *style.Encoder
	profile *width.Profile
	drawn   *Drawn
	sketch  *sketch // where text is drawn; nil where it is printed

	// Columns that a box will cover. A cluster that would reach into them is left out whole: half of one would stay beside the box.
	boxFrom, boxTo int
}

// Drawn are the clusters of texts of the interface and the user that one frame shows. ASCII, one column everywhere, is left out.
type Drawn []string

func (d *Drawn) note(cluster string) {
	if d != nil && cluster != "" && (len(cluster) > 1 || cluster[0] >= 0x80) {
		*d = append(*d, cluster)
	}
}

// NewRow is an empty row, which tells d of the clusters that it draws; d may be nil.
func (v *Screen) NewRow(d *Drawn) *Row {
	r := &Row{base: v.Page(), limit: v.Columns - 1, paint: v.Encoder, profile: v.Profile, drawn: d}
	if v.Drawing != nil {
		r.sketch = newSketch(v.Drawing, r.limit)
	}
	return r
}

func (r *Row) style(l style.Look) {
	l = r.base.Over(l)
	if l == r.current {
		return
	}
	if r.current != (style.Look{}) {
		r.b.WriteString("\x1b[0m")
	}
	r.b.WriteString(r.paint.SGR(l))
	r.current = l
}

// Cell draws one cluster that has been measured already. It reports false, and draws nothing, if it would not fit.
func (r *Row) Cell(l style.Look, c width.Cell) bool {
	if r.Col+c.Columns > r.limit {
		return false
	}
	if r.sketch != nil {
		r.symbol(l, c)
		return true
	}
	r.style(l)
	if r.Col < r.boxTo && r.Col+c.Columns > r.boxFrom {
		c.Text = strings.Repeat(" ", c.Columns)
	}
	r.b.WriteString(c.Text)
	r.Col += c.Columns
	return true
}

// Put draws s, made visible, as far as it fits before the column end (or the limit), and reports whether all of it did.
// A text that is cut ends in "…".
func (r *Row) Put(l style.Look, s string, end int) bool {
	end = min(end, r.limit)
	if r.sketch != nil {
		return r.putDrawn(l, s, end)
	}
	fits := r.measure(s, end-r.Col)
	for sc := segment.NewScanner(s); sc.Next(); {
		cluster := s[sc.Start():sc.End()]
		r.drawn.note(cluster)
		c := r.profile.Cell(cluster)
		room := end - r.Col
		if !fits {
			room--
		}
		if c.Columns > room {
			break
		}
		r.Cell(l, c)
	}
	if !fits && r.Col < end {
		r.Cell(l, width.Cell{Text: "…", Columns: 1})
	}
	return fits
}

// measure reports whether s takes at most room columns, without measuring more of it than that.
func (r *Row) measure(s string, room int) bool {
	for sc := segment.NewScanner(s); sc.Next(); {
		if room -= r.profile.Columns(s[sc.Start():sc.End()]); room < 0 {
			return false
		}
	}
	return room >= 0
}

// To moves to an absolute column, so that whatever stands left of it can not shift what follows.
func (r *Row) To(col int) {
	if col >= r.limit {
		return
	}
	if r.sketch != nil {
		r.sketch.to(col)
		r.Col = col
		return
	}
	r.style(style.Look{})
	r.b.WriteString("\x1b[" + strconv.Itoa(col+1) + "G")
	r.Col = col
}

// Fill paints blanks up to the column end.
func (r *Row) Fill(l style.Look, end int) {
	end = min(end, r.limit)
	if r.sketch != nil {
		r.blank(l, end)
		return
	}
	if n := end - r.Col; n > 0 {
		r.style(l)
		r.b.WriteString(strings.Repeat(" ", n))
		r.Col = end
	}
}

// Line draws a horizontal rule up to the column end.
func (r *Row) Line(l style.Look, end int) {
	end = min(end, r.limit)
	if r.sketch != nil {
		r.rule(l, end)
		return
	}
	if n := end - r.Col; n > 0 {
		r.style(l)
		r.b.WriteString(strings.Repeat("─", n))
		r.Col = end
	}
}

// String is what is printed of the row: all of it, or where text is drawn what stands under the picture.
func (r *Row) String() string {
	if r.sketch != nil {
		return r.sketch.under.finish(r.Col)
	}
	if r.current != (style.Look{}) {
		r.b.WriteString("\x1b[0m")
		r.current = style.Look{}
	}
	return r.b.String()
}

// Column goes to an absolute column of a box, the cells before it painted: what stands left of it may be narrower in the terminal
// than was measured.
func (r *Row) Column(l style.Look, at int) {
	r.Fill(l, at)
	r.To(at)
}
