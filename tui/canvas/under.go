package canvas

import (
	"strconv"

	"tippani/model/segment"
	"tippani/model/width"
)

// under is the text under a picture, as it is printed.
type under struct {
	how     Under
	printed *width.Profile
	limit   int // nothing is printed at or beyond this column
	text    []byte
	column  int    // where the terminal's cursor stands
	word    string // squeezed: what is not printed yet
	at      int    // squeezed: the column where that begins
}

// put takes a cluster that is drawn over a column.
func (u *under) put(column int, c width.Cell) {
	switch u.how {
	case Sequential:
		for sc := segment.NewScanner(c.Text); sc.Next(); {
			cell := u.printed.Cell(c.Text[sc.Start():sc.End()])
			if u.column+cell.Columns > u.limit {
				return
			}
			u.text = append(u.text, cell.Text...)
			u.column += cell.Columns
		}
	case Squeezed:
		if c.At == 0 && column > u.at {
			u.flush(column)
		}
		u.word += c.Text
	}
}

// mostSqueezed is the most columns that OSC 66 can give a text.
const mostSqueezed = 7

// flush prints what is left, in the columns up to column, where the next word begins.
func (u *under) flush(column int) {
	wide := min(column-u.at, u.limit-u.at, mostSqueezed)
	if u.word != "" && u.word != " " && wide > 0 {
		u.move(u.at)
		u.text = append(u.text, "\x1b]66;w="...)
		u.text = strconv.AppendInt(u.text, int64(wide), 10)
		u.text = append(u.text, ';')
		u.text = append(u.text, u.word...)
		u.text = append(u.text, "\x1b\\"...)
		u.column += wide
	}
	u.word, u.at = "", column
}

// finish is all that is printed, up to the column where the last word ends.
func (u *under) finish(column int) string {
	if u.how == Squeezed {
		u.flush(max(column, u.at+1))
	}
	return string(u.text)
}

// jump goes to a column, at which something else begins.
func (u *under) jump(from, column int) {
	switch u.how {
	case Squeezed:
		u.flush(max(from, u.at+1))
		u.at = column
	case Sequential:
		if column < u.limit {
			u.move(column)
		}
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
