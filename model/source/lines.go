package source

import (
	"bytes"
	"sort"
)

// lineSplitter takes each line that is not blank for a record.
type lineSplitter struct {
	blanks []blank
	lines  int   // line ends seen
	start  int64 // where the current line begins
	filled bool  // the current line has something in it
}

// blank says that from record n on, count lines were blank.
type blank struct{ n, count int }

func (s *lineSplitter) take(x *recordIndex, data []byte) {
	for base := x.at; len(data) > 0; {
		i := bytes.IndexByte(data, '\n')
		piece := data
		if i >= 0 {
			piece = data[:i]
		}
		s.filled = s.filled || len(bytes.TrimLeft(piece, " \t\r")) > 0
		if i < 0 {
			return
		}
		base += int64(i) + 1
		data = data[i+1:]
		s.endLine(x, base)
	}
}

func (s *lineSplitter) end(x *recordIndex) { s.endLine(x, x.at) }

// endLine notes the line from s.start to next, where the next one begins.
func (s *lineSplitter) endLine(x *recordIndex, next int64) {
	s.lines++
	if s.filled {
		x.starts = append(x.starts, s.start)
		if n := s.lines - len(x.starts); len(s.blanks) == 0 && n > 0 || len(s.blanks) > 0 && s.blanks[len(s.blanks)-1].count != n {
			s.blanks = append(s.blanks, blank{len(x.starts) - 1, n})
		}
	}
	s.start, s.filled = next, false
}

func (s *lineSplitter) extent(i int, start, next int64, _ bool) extent {
	number := i + 1
	if k := sort.Search(len(s.blanks), func(k int) bool { return s.blanks[k].n > i }); k > 0 {
		number += s.blanks[k-1].count
	}
	return extent{number: number, start: start, size: next - start}
}
