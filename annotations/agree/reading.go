package agree

import (
	"math"

	"tippani/annotations"
	"tippani/annotations/agree/coefficient"
)

// reading makes a figure of sums.
type reading func(sums []sum) float64

// scope tells which spans a figure is about.
type scope func(annotations.Class) bool

func (of scope) has(k key) bool { return of(k.class) }

// f1 is F1 of a pair, exact or by overlap.
func (b *book) f1(pair int, of scope, overlap bool) reading {
	both := b.among(matched, pair, of.has)
	each := b.among(marked, pair, of.has)
	which := 0
	if overlap {
		which = 1
	}
	return func(sums []sum) float64 { return f1(part(sums, both, which), part(sums, each, 0)+part(sums, each, 1)) }
}

func part(sums []sum, slots []int, which int) float64 {
	total := 0.0
	for _, slot := range slots {
		total += sums[slot][which]
	}
	return total
}

// mean is the mean of what is defined.
func mean(list []reading) reading {
	if len(list) == 1 {
		return list[0]
	}
	return func(sums []sum) float64 {
		total, n := 0.0, 0
		for _, of := range list {
			if x := of(sums); !math.IsNaN(x) {
				total += x
				n++
			}
		}
		return total / float64(n)
	}
}

func value(s sum) coefficient.Value { return coefficient.Value{Given: s[0], Apart: s[1]} }

// alpha is α of the values that have these slots.
func alpha(slots []int) reading {
	return func(sums []sum) float64 {
		values := make([]coefficient.Value, len(slots))
		for i, slot := range slots {
			values[i] = value(sums[slot])
		}
		return coefficient.Alpha(values)
	}
}

// what is α of the labels in groups; in is everything, or a kind.
func (b *book) what(who int, in annotations.Kind) reading {
	return alpha(b.among(labelled, who, func(k key) bool { return k.scope == in }))
}

// whatOf is α of one label against the others.
func (b *book) whatOf(who int, class annotations.Class) reading {
	all := b.among(labelled, who, func(k key) bool { return k.scope == everything })
	slot, known := b.slots[key{what: labelled, pair: who, scope: everything, class: class}]
	if !known {
		return undefined
	}
	return func(sums []sum) float64 { return coefficient.AlphaOf(value(sums[slot]), part(sums, all, 0)) }
}

func undefined([]sum) float64 { return math.NaN() }

// kappa is κ of what a pair calls each token.
func (b *book) kappa(pair int) reading {
	number := make(map[string]int)
	place := func(name string) int {
		if _, known := number[name]; !known {
			number[name] = len(number)
		}
		return number[name]
	}
	type cell struct{ slot, row, column int }
	var cells []cell
	for _, k := range b.keys(tokenized, pair, nil) {
		cells = append(cells, cell{b.slots[k], place(k.name), place(k.value)})
	}
	return func(sums []sum) float64 {
		table := make([][]float64, len(number))
		for i := range table {
			table[i] = make([]float64, len(number))
		}
		for _, c := range cells {
			table[c.row][c.column] += sums[c.slot][0]
		}
		return coefficient.Kappa(table)
	}
}

// gamma is γ, 1 − observed / expected.
func (b *book) gamma(k key) reading {
	slot, known := b.slots[k]
	if !known {
		return undefined
	}
	return func(sums []sum) float64 {
		if observed, expected := sums[slot][0], sums[slot][1]; expected > 0 {
			return 1 - observed/expected
		}
		return math.NaN()
	}
}

// unitizing is αU.
func (b *book) unitizing(who int, of scope) reading {
	slots := b.among(unitized, who, of.has)
	return func(sums []sum) float64 {
		return coefficient.Unitizing{Observed: part(sums, slots, 0), Expected: part(sums, slots, 1)}.Alpha()
	}
}
