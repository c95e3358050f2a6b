// Package gamma measures how far annotators agree on where units stand in a text and what they are, both at once: the γ of Mathet,
// Widlöcher and Métivier (Computational Linguistics 41(3), 2015, doi 10.1162/COLI_a_00227), and its companions γcat and γk.
//
// The units of the annotators are aligned so that the disorder of the alignment is the least that there is, and that disorder is
// compared with what chance gives: γ = 1 − observed / expected. 1 is full agreement, 0 is what chance gives, less than 0 is worse.
package gamma

import "math"

// Unit is what one annotator marked: where it begins and ends, in any unit of length, and what it is. It is longer than nothing.
type Unit struct {
	Start, End int
	Category   string
}

// Continuum is one text with the units of each annotator. Annotators without units count: they saw the text and found nothing.
type Continuum struct {
	Annotators [][]Unit
	Length     int // of the text, in the unit of length of the units; 0 if it is not known: then it reaches from the first unit to the last
}

// Pair is the continuum of two of the annotators alone.
func (c Continuum) Pair(i, j int) Continuum {
	return Continuum{Annotators: [][]Unit{c.Annotators[i], c.Annotators[j]}, Length: c.Length}
}

// Params says how far apart units are.
type Params struct {
	Alpha float64 // weight of the positions
	Beta  float64 // weight of the categories
	Empty float64 // Δ∅, more than 0: what it costs that a unit has none to be aligned with
	// Category is how far apart two categories are, from 0 for the same to 1, whichever comes first. nil is 1 for any two.
	Category func(a, b string) float64
}

// Usual are the weights that the authors' software and pygamma's tests use.
func Usual() Params { return Params{Alpha: 3, Beta: 1, Empty: 1} }

// Distance is how far apart two units are: α·positional + β·categorical, both in units of Δ∅.
func (p Params) Distance(a, b Unit) float64 {
	return p.join(positional(a.Start, a.End, b.Start, b.End), p.categorical(a.Category, b.Category))
}

// Positional is how far apart two units stand: the square of the distances of their ends in relation to their lengths. It is the
// same at any scale.
func (p Params) Positional(a, b Unit) float64 {
	return positional(a.Start, a.End, b.Start, b.End) * p.Empty
}

// join adds up; the conversions keep processors from rounding once where others round twice, so that figures are the same everywhere.
func (p Params) join(positional, categorical float64) float64 {
	return float64(p.Alpha*float64(positional*p.Empty)) + float64(p.Beta*float64(categorical*p.Empty))
}

func (p Params) categorical(a, b string) float64 {
	switch {
	case p.Category != nil:
		return p.Category(a, b)
	case a == b:
		return 0
	}
	return 1
}

func positional(start, end, start2, end2 int) float64 {
	apart, length := abs(start-start2)+abs(end-end2), end-start+end2-start2
	if apart == 0 {
		return 0
	}
	if length <= 0 {
		return math.Inf(1)
	}
	r := float64(apart) / float64(length)
	return r * r
}

func abs(n int) int { return max(n, -n) }
