package main

import (
	"fmt"
	"slices"
	"strings"
)

const ask = "\x1b[6n"

// examiner compares screens and keeps the score of one text.
type examiner struct {
	*relay
	tally   *tally
	count   counter
	columns int
	seen    map[string]bool // rows compared already, with their numbers
	// ends holds, for each row on the screen, the columns where a run of text begins or ends, as the terminal reported them.
	ends map[int][]int
}

// screen compares every row on the screen that has not been compared before. All rows go out in one write; a row that differs is
// asked once more alone, and then the cluster is looked for that makes the difference.
func (x *examiner) screen(name string) error {
	x.tally.Screens++
	x.ends = map[int][]int{}
	x.count = counter{x.mirror.profile(), x.count.visual || x.mirror.visual()}
	var numbers []int
	var rows [][]stop
	var b strings.Builder
	total := 0
	for number := range x.mirror.rows {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	for _, number := range numbers {
		cut := stops(x.mirror.rows[number], x.count)
		rows = append(rows, cut)
		total += len(cut)
		b.WriteString(replay(number, cut))
	}
	reports, err := x.query(b.String(), total)
	if err != nil {
		return err
	}
	for i, number := range numbers {
		row := rows[i]
		n := len(row)
		if err := x.row(name, number, row, reports[:n]); err != nil {
			return err
		}
		reports = reports[n:]
	}
	x.cursor(name)
	_, err = fmt.Fprintf(x.tty, "\x1b[0m\x1b[%d;%dH", x.mirror.cursor[0], x.mirror.cursor[1])
	return err
}

// replay writes a row as the program did, with a question at every stop.
func replay(number int, row []stop) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\x1b[%d;1H\x1b[0m", number)
	for _, s := range row {
		b.WriteString(s.bytes)
		b.WriteString(ask)
	}
	b.WriteString("\x1b[0m")
	return b.String()
}

func (x *examiner) row(name string, number int, row []stop, reports [][2]int) error {
	at := x.differs(number, row, reports)
	for i, s := range row {
		if s.first {
			x.ends[number] = append(x.ends[number], s.from+1)
		}
		x.ends[number] = append(x.ends[number], reports[i][1]+1-x.mirror.base)
	}
	key := fmt.Sprint(number, " ", x.mirror.rows[number])
	if len(row) == 0 || x.seen[key] && at < 0 {
		return nil
	}
	x.seen[key] = true
	x.tally.Rows++
	x.tally.Stops += len(row)
	if at < 0 {
		return nil
	}
	x.tally.Wrong++
	again, err := x.query(replay(number, row), len(row))
	if err != nil {
		return err
	}
	e := x.describe(name, number, row[at], reports[at])
	if x.differs(number, row, again) < 0 {
		e.Once = true
		x.tally.example(e)
		return nil
	}
	return x.locate(&e, number, row[at])
}

// differs is the first stop of a row where the terminal's column is not the program's, or that is in or beyond the last column;
// -1 for none.
func (x *examiner) differs(number int, row []stop, reports [][2]int) int {
	for i, s := range row {
		if reports[i][0]+1-x.mirror.base != number || reports[i][1]-x.mirror.base != s.want || s.want > x.columns-1 {
			return i
		}
	}
	return -1
}

func (x *examiner) describe(name string, number int, s stop, report [2]int) example {
	return example{Screen: name, Row: number, Text: s.text, Want: s.want + 1, Got: report[1] + 1 - x.mirror.base}
}

// locate prints ever longer beginnings of a text at its place to find the first cluster that moves the cursor otherwise than the
// program counts.
func (x *examiner) locate(e *example, number int, s stop) error {
	all := x.count.cells(s.text)
	var b strings.Builder
	text := ""
	for _, c := range all {
		text += c
		fmt.Fprintf(&b, "\x1b[%d;%dH%s%s", number, s.from+1, text, ask)
	}
	reports, err := x.query(b.String(), len(all))
	if err != nil {
		return err
	}
	before, sum := 0, 0
	for i, c := range all {
		sum += x.count.cell(c)
		moved := reports[i][1] - x.mirror.base - s.from
		if moved != sum {
			e.Cluster, e.Counted, e.Moved = c, x.count.cell(c), moved-before
			if i > 0 {
				e.After = all[i-1]
			}
			break
		}
		before = moved
	}
	x.tally.example(*e)
	return nil
}

// cursor compares where the program put the cursor, by its own layout, with the terminal's columns: the cell under the cursor has
// a style of its own, so a run begins there, or the text ends.
func (x *examiner) cursor(name string) {
	row, column := x.mirror.cursor[0], x.mirror.cursor[1]
	ends := x.ends[row]
	if len(ends) == 0 {
		return
	}
	x.tally.Cursors++
	if !slices.Contains(ends, column) {
		x.tally.CursorsNo++
		x.tally.example(example{Screen: name + ", cursor", Row: row, Text: x.mirror.rows[row], Want: column, Got: nearest(ends, column)})
	}
}

func nearest(all []int, to int) int {
	best := all[0]
	for _, n := range all {
		if max(n-to, to-n) < max(best-to, to-best) {
			best = n
		}
	}
	return best
}

// edges compares the rows that the program fills up to the screen's last column but one: the title and the status line. Here the
// end is known without any sum of columns.
func (x *examiner) edges(name string, rows int) {
	for _, number := range []int{1, rows} {
		ends := x.ends[number]
		if len(ends) == 0 {
			continue
		}
		x.tally.Rows++
		if end := ends[len(ends)-1]; end != x.columns {
			x.tally.Wrong++
			x.tally.example(example{Screen: name + ", filled row", Row: number, Text: x.mirror.rows[number], Want: x.columns, Got: end})
		}
	}
}
