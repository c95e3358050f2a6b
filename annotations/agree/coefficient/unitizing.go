package coefficient

import (
	"cmp"
	"math"
	"slices"
)

// Interval is a piece of a continuum, in whatever unit of length the continuum has; End is not in it.
type Interval struct{ Start, End int }

func (i Interval) length() float64 { return float64(i.End - i.Start) }

// Unitizing is what αU has to know of one category in one continuum: the squared distances observed and those to be expected by chance.
// Sums over categories and continua are the sums of the fields.
type Unitizing struct{ Observed, Expected float64 }

// Add adds what was measured elsewhere.
func (u *Unitizing) Add(v Unitizing) {
	u.Observed += v.Observed
	u.Expected += v.Expected
}

// Scaled multiplies both.
func (u Unitizing) Scaled(by float64) Unitizing { return Unitizing{u.Observed * by, u.Expected * by} }

// Alpha is αU. NaN when nothing is to be expected: without units, or where all that could differ is covered.
func (u Unitizing) Alpha() float64 {
	if u.Expected <= 0 {
		return math.NaN()
	}
	return 1 - u.Observed/u.Expected
}

// Unitize measures the units of one category that two coders or more found in a continuum (Krippendorff 2004, Measuring the reliability of
// qualitative text analysis data, Quality & Quantity 38). The units of a coder lie in the continuum, are not empty and share nothing with
// each other; their order does not matter.
func Unitize(continuum Interval, coders [][]Interval) Unitizing {
	all := make([][]section, len(coders))
	for i, units := range coders {
		all[i] = sections(continuum, units)
	}
	n, l := float64(len(coders)), continuum.length()
	var observed float64
	for i, first := range all {
		for _, second := range all[i+1:] {
			observed += 2 * distance(first, second)
		}
	}
	return Unitizing{Observed: observed / (n * (n - 1) * l * l), Expected: expected(n, l, all)}
}

// section is a unit, or a gap between units.
type section struct {
	Interval
	unit bool
}

// sections parts a continuum into units and the gaps before, between and after them.
func sections(continuum Interval, units []Interval) []section {
	sorted := slices.SortedFunc(slices.Values(units), func(a, b Interval) int { return cmp.Compare(a.Start, b.Start) })
	var list []section
	at := continuum.Start
	for _, u := range sorted {
		if u.Start > at {
			list = append(list, section{Interval{at, u.Start}, false})
		}
		list = append(list, section{u, true})
		at = u.End
	}
	if at < continuum.End {
		list = append(list, section{Interval{at, continuum.End}, false})
	}
	return list
}

// distance adds up the squared distances of the sections of two coders. Sections that share nothing have none, so both lists are gone
// through at once.
func distance(first, second []section) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(first) && j < len(second); {
		a, b := first[i], second[j]
		switch {
		case a.unit && b.unit:
			sum += square(float64(a.Start-b.Start)) + square(float64(a.End-b.End))
		case a.unit && within(a, b):
			sum += square(a.length())
		case b.unit && within(b, a):
			sum += square(b.length())
		}
		// Of two that end together both are done with.
		if a.End <= b.End {
			i++
		}
		if b.End <= a.End {
			j++
		}
	}
	return sum
}

func within(inner, outer section) bool { return inner.Start >= outer.Start && inner.End <= outer.End }

func square(x float64) float64 { return x * x }

// expected is the squared distance between units that lie anywhere in the continuum, in the formula's notation: N units of lengths l, gaps
// of lengths g, m coders and a continuum of length L.
func expected(m, l float64, all [][]section) float64 {
	var units, gaps []float64
	for _, list := range all {
		for _, s := range list {
			if s.unit {
				units = append(units, s.length())
			} else {
				gaps = append(gaps, s.length())
			}
		}
	}
	slices.Sort(gaps)
	after := make([]float64, len(gaps)+1) // sums of the gaps from each on
	for i := len(gaps) - 1; i >= 0; i-- {
		after[i] = after[i+1] + gaps[i]
	}
	others := float64(len(units) - 1)
	var sum, same float64
	for _, u := range units {
		from, _ := slices.BinarySearch(gaps, u)
		fits := after[from] - float64(len(gaps)-from)*(u-1)
		sum += others/3*(2*u*u*u-3*u*u+u) + u*u*fits
		same += u * (u - 1)
	}
	pairs := m*l*(m*l-1) - same
	if pairs <= 0 {
		return 0
	}
	return 2 / l * sum / pairs
}
