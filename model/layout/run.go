package layout

import "github.com/rivo/uniseg"

// run is a stretch of text between two places where a line may certainly break.
type run struct {
	start     int    // byte offset in the text
	units     []unit // its clusters
	breakable bool   // it may hold places to break, which UAX #14 must find
	last      class  // of the last cluster that is not white space; none before the first
	spaced    bool   // white space has been read after that
}

func (r *run) reset(start int) {
	r.start, r.units, r.breakable, r.last, r.spaced = start, r.units[:0], false, none, false
}

// takes reports whether a cluster of class c belongs to the run: whether a line may not, or not certainly, break
// before it.
func (r *run) takes(c class) bool {
	if !r.spaced || c == blank {
		return true
	}
	switch r.last {
	case none, letter, closing:
		return c != letter && c != opening && c != quote
	case quote:
		return c != letter && c != quote
	}
	return true
}

// add appends a cluster. After an opening bracket or a quotation mark nothing breaks (LB14, LB19), before quotation
// marks and closing punctuation neither (LB13, LB19, LB21, LB22), and not between letters, digits and an opening bracket
// (LB23, LB28, LB30); every other pair is looked at by UAX #14.
func (r *run) add(c class, u unit) {
	r.units = append(r.units, u)
	if c == blank {
		r.spaced = true
		return
	}
	if r.spaced || c == special || r.last == closing && (c == letter || c == opening) {
		r.breakable = true
	}
	r.last, r.spaced = c, false
}

// pieces calls piece with the end of each part of the run, as a number of units, that UAX #14 allows a line to break
// after. A break that is not on a cluster boundary is left out.
func (r *run) pieces(text string, piece func(to int)) {
	end := r.units[len(r.units)-1].end
	rest, state, at, i := text[r.start:end], -1, r.start, 0
	for len(rest) > 0 {
		var part string
		part, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(part)
		for i < len(r.units) && r.units[i].end < at {
			i++
		}
		if r.units[i].end == at {
			piece(i + 1)
		}
	}
}
