// Package assignment solves the assignment problem: which rows to pair with which columns, one to one, at the least cost.
package assignment

import "math"

// None stands for a row without a column.
const None = -1

// Least pairs every row with a column of its own so that the costs of the pairs add up to the least, and gives each row's column.
// cost has as many columns in each row, and no fewer columns than rows. Costs are finite; they may be negative. Of several
// assignments of one cost it is always the same. It takes rows² × columns steps (Jonker and Volgenant 1987: shortest augmenting paths).
func Least(cost [][]float64) []int {
	if len(cost) == 0 {
		return nil
	}
	s := newSearch(cost)
	for row := range cost {
		s.augment(row)
	}
	return s.column
}

// search holds the rows assigned so far, and the duals that prove that their cost is the least.
type search struct {
	cost            [][]float64
	ofRow, ofColumn []float64 // duals: cost − ofRow − ofColumn is nowhere negative, and 0 for what is paired
	row             []int     // of each column; None for a free one
	column          []int     // of each row; None for one that is not yet assigned
	short           []float64 // length of the shortest path to each column from the row being assigned
	from            []int     // row before each column on that path
	done            []bool    // columns whose shortest path is known
}

func newSearch(cost [][]float64) *search {
	n := len(cost[0])
	s := &search{cost: cost, ofRow: make([]float64, len(cost)), ofColumn: make([]float64, n), row: make([]int, n),
		column: make([]int, len(cost)), short: make([]float64, n), from: make([]int, n), done: make([]bool, n)}
	for _, list := range [][]int{s.row, s.column} {
		for i := range list {
			list[i] = None
		}
	}
	return s
}

// augment gives a row a column, moving others to other columns where that is cheaper.
func (s *search) augment(start int) {
	for c := range s.short {
		s.short[c], s.done[c] = math.Inf(1), false
	}
	row, length, free := start, 0.0, None
	for free == None {
		next, least := None, math.Inf(1)
		for c := range s.short {
			if s.done[c] {
				continue
			}
			if through := length + s.cost[row][c] - s.ofRow[row] - s.ofColumn[c]; through < s.short[c] {
				s.short[c], s.from[c] = through, row
			}
			if s.short[c] < least {
				next, least = c, s.short[c]
			}
		}
		s.done[next], length = true, least
		if s.row[next] == None {
			free = next
		} else {
			row = s.row[next]
		}
	}
	s.raise(start, length)
	s.turn(start, free)
}

// raise makes every edge of the shortest path one without reduced cost.
func (s *search) raise(start int, length float64) {
	s.ofRow[start] += length
	for c, done := range s.done {
		if !done {
			continue
		}
		gain := length - s.short[c]
		s.ofColumn[c] -= gain
		if r := s.row[c]; r != None {
			s.ofRow[r] += gain
		}
	}
}

// turn pairs the rows on the path to a free column with the column after them.
func (s *search) turn(start, free int) {
	for row, c := None, free; row != start; {
		row = s.from[c]
		s.row[c] = row
		c, s.column[row] = s.column[row], c
	}
}
