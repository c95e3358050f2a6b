package main

import (
	"strconv"
	"strings"
)

// stop is a place in a row where the terminal is asked for its column: the end of a run of one style, or before a jump.
type stop struct {
	bytes string // what is written since the stop before
	text  string // the text in it
	from  int    // the column where the text begins, by the program's count, from 0
	want  int    // the column where it ends
	first bool   // the text begins at an absolute column
}

// stops cuts a row of a frame at its styles and jumps and predicts each end: the sum of the columns of the clusters since the
// last absolute column.
func stops(row string, count counter) []stop {
	var all []stop
	current := stop{first: true}
	column := 0
	finish := func() {
		if current.text == "" {
			return
		}
		current.want = column
		all = append(all, current)
		current = stop{from: column}
	}
	for b := []byte(row); len(b) > 0; {
		n := token(b)
		if n == 0 {
			n = len(b)
		}
		t := string(b[:n])
		switch final := csi(b[:n]); {
		case final == 'G':
			finish()
			to, _ := strconv.Atoi(t[2 : len(t)-1])
			column = to - 1
			current.from, current.first = column, true
			current.bytes += t
		case final != 0:
			finish()
			current.bytes += t
		case strings.HasPrefix(t, "\x1b]66;"):
			columns, text := sized(t)
			column += columns
			current.bytes += t
			current.text += text
		default:
			// A field's text ends before the blanks that fill it, and there the program puts its cursor.
			for _, part := range []string{strings.TrimRight(t, " "), t[len(strings.TrimRight(t, " ")):]} {
				column += count.columns(part)
				current.bytes += part
				current.text += part
				finish()
			}
		}
		b = b[n:]
	}
	finish()
	return all
}

// sized reads OSC 66 ; w=N ; text ST.
func sized(t string) (columns int, text string) {
	parts := strings.SplitN(strings.TrimRight(t, "\x1b\\\a"), ";", 3)
	if len(parts) < 3 {
		return 0, ""
	}
	for key := range strings.SplitSeq(parts[1], ":") {
		if w, ok := strings.CutPrefix(key, "w="); ok {
			columns, _ = strconv.Atoi(w)
		}
	}
	return columns, parts[2]
}
