// Package coefficient has the coefficients of agreement as pure figures: Krippendorff's α of nominal values and of units in a continuum,
// and Cohen's κ. What is not defined is NaN and never 1: where there is one category only, chance alone explains everything.
package coefficient

import "math"

// Value is what α has to know of one nominal value. Sums over units, articles or datasets are the sums of the fields.
type Value struct {
	Given float64 // how often coders gave the value, in units to which at least two gave one
	Apart float64 // the sum over those units of 2k(m−k)/(m−1), where k of m coders gave the value
}

// Add adds what was counted elsewhere.
func (v *Value) Add(w Value) {
	v.Given += w.Given
	v.Apart += w.Apart
}

// Unit counts the values that coders gave one unit. A coder who gave none is left out of the list; a unit with fewer than two values says
// nothing of agreement and is not counted.
func Unit[V comparable](values []V, add func(V, Value)) {
	m := len(values)
	if m < 2 {
		return
	}
	for i, v := range values {
		k, first := 0, true
		for j, w := range values {
			if w == v {
				k++
				first = first && j >= i
			}
		}
		if first {
			add(v, Value{Given: float64(k), Apart: float64(2*k*(m-k)) / float64(m-1)})
		}
	}
}

// Alpha is Krippendorff's α of nominal values, for any number of coders, with values missing (Krippendorff 2004, Content Analysis,
// chapter 11). NaN when no unit has two values, or all have the same value.
func Alpha(values []Value) float64 {
	var n, squares, apart float64
	for _, v := range values {
		n += v.Given
		squares += v.Given * v.Given
		apart += v.Apart
	}
	expected := (n*n - squares) / (n - 1)
	if n < 2 || expected <= 0 {
		return math.NaN()
	}
	// A pair of different values is counted at each of the two.
	return 1 - apart/2/expected
}

// AlphaOf is α of one value against all others. all is how often any value was given. NaN when the value, or nothing but it, was given.
func AlphaOf(v Value, all float64) float64 {
	return Alpha([]Value{v, {Given: all - v.Given, Apart: v.Apart}})
}
