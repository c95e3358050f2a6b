package layout

import (
	"tippani/model/width"
)

// setter breaks text into lines. It reads the text in runs: a run ends where a line may break for certain, without
// looking further at either side. Most runs are a word with its punctuation and hold no place to break; in the others
// UAX #14 finds the places.
type setter struct {
	profile *width.Profile
	cols    int

	lines []setLine
	run   run

	// The line being filled.
	start   int // where it begins
	end     int // where its text ends, white space left out
	columns int // of the text up to end
	filled  int // columns, white space included
}

// unit is a cluster of the current run.
type unit struct {
	end     int // byte offset in the text
	columns int
	space   bool
}

func newSetter(p *width.Profile, cols int) setter { return setter{profile: p, cols: cols} }

// set returns the lines of a text without line feeds: at least one, the last of which ends the text. The slice is good
// until the next call.
func (s *setter) set(text string) []setLine {
	s.lines = s.lines[:0]
	s.start, s.end, s.columns, s.filled = 0, 0, 0, 0
	s.run.reset(0)
	scan := s.profile.Scan(text, 0, len(text))
	for scan.Next() {
		c := classOf(text[scan.Start():scan.End()])
		if !s.run.takes(c) {
			s.placeRun(text)
			s.run.reset(scan.Start())
		}
		s.run.add(c, unit{scan.End(), drawnColumns(s.profile, s.cols, &scan), c == blank})
	}
	s.placeRun(text)
	s.endLine(len(text))
	return s.lines
}

// placeRun puts the current run on this line and the following ones.
func (s *setter) placeRun(text string) {
	if !s.run.breakable {
		s.setUnits(s.run.start, s.run.units)
		return
	}
	start, from := s.run.start, 0
	s.run.pieces(text, func(to int) {
		s.setUnits(start, s.run.units[from:to])
		start, from = s.run.units[to-1].end, to
	})
}

// setUnits puts a piece that should not be broken on this line, or on the next if it does not fit; white space at its end
// need not fit. A piece too wide for any line is broken where the line is full.
func (s *setter) setUnits(start int, units []unit) {
	content := len(units)
	for content > 0 && units[content-1].space {
		content--
	}
	columns := 0
	for _, u := range units[:content] {
		columns += u.columns
	}
	if s.filled > 0 && content > 0 && s.filled+columns > s.cols {
		s.endLine(start)
	}
	if columns > s.cols {
		s.fill(start, units[:content])
	} else if content > 0 {
		s.filled += columns
		s.end, s.columns = units[content-1].end, s.filled
	}
	for _, u := range units[content:] {
		s.filled += u.columns
	}
}

// fill sets a piece cluster by cluster. White space inside it may stand past the edge, where it is not drawn.
func (s *setter) fill(start int, units []unit) {
	for _, u := range units {
		if !u.space && s.filled > 0 && s.filled+u.columns > s.cols {
			s.endLine(start)
		}
		s.filled += u.columns
		if !u.space {
			s.end, s.columns = u.end, s.filled
		}
		start = u.end
	}
}

// endLine ends the line being filled; the next one begins at offset at.
func (s *setter) endLine(at int) {
	s.lines = append(s.lines, setLine{uint32(s.start), uint32(max(s.end, s.start)), int32(s.columns)})
	s.start, s.end, s.columns, s.filled = at, at, 0, 0
}
