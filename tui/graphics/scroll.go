package graphics

import "strconv"

// Move is rows of the screen that moved with what they show: from Top to before Bottom, By rows up, or down where By is negative. By is 0
// when none did.
type Move struct{ Top, Bottom, By int }

// Moved moves what is known of rows. Of those that came in nothing is known but incoming.
func Moved[T any](rows []T, m Move, incoming T) {
	part := rows[m.Top:m.Bottom]
	if m.By > 0 {
		copy(part, part[m.By:])
		part = part[len(part)-m.By:]
	} else {
		copy(part[-m.By:], part)
		part = part[:-m.By]
	}
	for i := range part {
		part[i] = incoming
	}
}

// worth is how many cells a move must save, in rows of the screen.
const worth = 2

// Scroll appends what moves rows on the screen, where most of those that were taken are there already and the terminal moves pictures with
// the text (Settings.Scrolls). What comes in has the page's colours; page is their SGR sequence.
//
// Rows outside are drawn anew: xterm and foot leave what they show of them, but count those pictures as moved too, and lose them the next
// time that they look.
func (s *Screen) Scroll(b []byte, page string) ([]byte, Move) {
	m := s.move()
	if m.By == 0 {
		return b, m
	}
	b = append(append(b, "\x1b[0m"...), page...)
	b = strconv.AppendInt(append(b, "\x1b["...), int64(m.Top+1), 10)
	b = strconv.AppendInt(append(b, ';'), int64(m.Bottom), 10)
	b = strconv.AppendInt(append(b, "r\x1b["...), int64(max(m.By, -m.By)), 10)
	if m.By > 0 {
		b = append(b, 'S')
	} else {
		b = append(b, 'T')
	}
	b = append(append(b, "\x1b[0m"...), wholeScreen...)
	Moved(s.shown, m, shown{})
	clear(s.shown[:m.Top])
	clear(s.shown[m.Bottom:])
	return b, m
}

// wholeScreen has all rows scroll again.
const wholeScreen = "\x1b[r"

// move finds the move that saves the most cells.
func (s *Screen) move() (best Move) {
	if !s.Scrolls || s.Protocol != Sixel {
		return Move{}
	}
	c := s.compare()
	if c == nil {
		return Move{}
	}
	most := worth * s.Columns
	rows := len(s.want)
	for by := 1 - rows; by < rows; by++ {
		if by == 0 {
			continue
		}
		if m, saved := c.moved(by); saved > most {
			best, most = m, saved
		}
	}
	return best
}

// comparison has the sums of what the rows show and will show; nil for rows without a picture.
type comparison struct {
	before, after [][]uint64
	stays         []int // how many cells stay if nothing moves
	all           bool  // a row is sent whole when one of its cells differs
}

// compare is nil when too few rows differ for a move to be worth anything.
func (s *Screen) compare() *comparison {
	differ := 0
	for i := range s.want {
		if w, before := &s.want[i], &s.shown[i]; w.there && (!before.there || before.key != w.key) {
			differ++
		}
	}
	if differ <= worth {
		return nil
	}
	n := len(s.want)
	c := &comparison{before: make([][]uint64, n), after: make([][]uint64, n), stays: make([]int, n), all: s.WholeRows}
	for i := range s.want {
		if s.want[i].there {
			c.after[i] = s.cells(&s.want[i])
		}
		if s.shown[i].there {
			c.before[i] = s.cells(&s.shown[i].wanted)
		}
	}
	for i := range n {
		c.stays[i] = c.same(i, i)
	}
	return c
}

// same is how many cells the row i will show as the row j does.
func (c *comparison) same(i, j int) int {
	before, after := c.before[j], c.after[i]
	if len(before) != len(after) {
		return 0
	}
	n := 0
	for x, sum := range after {
		if sum == before[x] {
			n++
		}
	}
	if c.all && n < len(after) {
		return 0
	}
	return n
}

// moved is the best move by so many rows, and how many cells it saves.
func (c *comparison) moved(by int) (best Move, saved int) {
	first, last := max(0, -by), len(c.after)-max(0, by)
	saved = -1
	start, sum := first, 0
	for i := first; i < last; i++ {
		if sum <= 0 {
			start, sum = i, 0
		}
		sum += c.same(i, i+by) - c.stays[i]
		if sum > saved {
			saved = sum
			best = Move{Top: start + min(0, by), Bottom: i + 1 + max(0, by), By: by}
		}
	}
	// What comes in, and what is outside, is drawn anew.
	for i, n := range c.stays {
		if from := i + by; i < best.Top || i >= best.Bottom || from < best.Top || from >= best.Bottom {
			saved -= n
		}
	}
	return best, saved
}
