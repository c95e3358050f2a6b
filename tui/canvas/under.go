package canvas

import (
	"strconv"
	"sync"

	"tippani/model/segment"
	"tippani/model/width"
)

// under is the text under a picture, as it is printed.
type under struct {
	how     Under
	printed *width.Profile
	limit   int // nothing is printed at or beyond this column
	text    []byte
	run     *[]width.Cell // sequential: what is not printed yet; it begins at the column at. nil for nothing, else of runs
	column  int           // where the terminal's cursor stands
	word    []byte        // squeezed: what is not printed yet
	at      int           // the column where that begins
}

// runs lends the room for runs: each row of each frame needs one for a moment.
var runs = sync.Pool{New: func() any { return new([]width.Cell) }}

// put takes a cluster that is drawn over a column.
func (u *under) put(column int, c width.Cell) {
	switch u.how {
	case Sequential:
		if u.run == nil {
			u.run = runs.Get().(*[]width.Cell)
		}
		for sc := segment.NewScanner(c.Text); sc.Next(); {
			*u.run = append(*u.run, u.printed.Cell(c.Text[sc.Start():sc.End()]))
		}
	case Squeezed:
		if c.At == 0 && column > u.at {
			u.flush(column)
		}
		u.word = append(u.word, c.Text...)
	}
}

// mostSqueezed is the most columns that OSC 66 can give a text.
const mostSqueezed = 7

// flush prints what is left, in the columns up to column, where the next word begins.
func (u *under) flush(column int) {
	wide := min(column-u.at, u.limit-u.at, mostSqueezed)
	if len(u.word) > 0 && string(u.word) != " " && wide > 0 {
		u.move(u.at)
		u.text = append(u.text, "\x1b]66;w="...)
		u.text = strconv.AppendInt(u.text, int64(wide), 10)
		u.text = append(u.text, ';')
		u.text = append(u.text, u.word...)
		u.text = append(u.text, "\x1b\\"...)
		u.column += wide
	}
	u.word, u.at = u.word[:0], column
}

// finish is all that is printed, up to the column where the last word ends.
func (u *under) finish(column int) string {
	switch u.how {
	case Squeezed:
		u.flush(max(column, u.at+1))
	case Sequential:
		u.print()
	}
	return string(u.text)
}

// print prints a run. One that would reach beyond the limit, since it is wider than it is drawn, begins further left, as far as there is
// room; what finds none is left out.
func (u *under) print() {
	if u.run == nil {
		return
	}
	wide := 0
	for _, c := range *u.run {
		wide += c.Columns
	}
	if wide > 0 {
		u.move(max(min(u.at, u.limit-wide), u.column, 0))
	}
	for _, c := range *u.run {
		if u.column+c.Columns > u.limit {
			break
		}
		u.text = append(u.text, c.Text...)
		u.column += c.Columns
	}
	clear(*u.run)
	*u.run = (*u.run)[:0]
	runs.Put(u.run)
	u.run = nil
}

// jump goes to a column, at which something else begins.
func (u *under) jump(from, column int) {
	switch u.how {
	case Squeezed:
		u.flush(max(from, u.at+1))
		u.at = column
	case Sequential:
		u.print()
		u.at = column
	}
}

// move sends the terminal's cursor to a column.
func (u *under) move(column int) {
	if u.column == column {
		return
	}
	u.text = append(u.text, "\x1b["...)
	u.text = strconv.AppendInt(u.text, int64(column+1), 10)
	u.text = append(u.text, 'G')
	u.column = column
}
