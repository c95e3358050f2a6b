package main

import (
	"fmt"
	"math"
)

// shade is a step of the heat map: dark to light as agreement grows, in colours that differ in lightness too, and a sign that says the
// same without colours.
type shade struct {
	from float64
	sign string
	look colour
}

var shades = []shade{
	{0.9, "#", "38;5;16;48;5;227"}, {0.8, "+", "38;5;16;48;5;149"}, {0.667, "=", "38;5;16;48;5;72"}, {0.5, "-", "38;5;231;48;5;24"},
	{math.Inf(-1), ".", "38;5;231;48;5;54"},
}

// heat prints F1 of every pair as a map: exact above the diagonal, by overlap below it.
func (t agreeText) heat() {
	t.section("Pairs: exact F1 above the diagonal, F1 by overlap below it")
	n := len(t.v.names)
	figures := make([][]float64, n)
	for i := range figures {
		figures[i] = make([]float64, n)
	}
	for i := range t.v.Pairs {
		f := &t.v.Pairs[i]
		figures[f.Pair.First][f.Pair.Second], figures[f.Pair.Second][f.Pair.First] = f.All.Exact.Value, f.All.Overlap.Value
	}
	t.pen.print("%4s", "")
	for i := range n {
		t.pen.print("%6s ", letter(i))
	}
	t.pen.print("\n")
	for i := range n {
		t.pen.print("%4s", letter(i))
		for j := range n {
			if i == j {
				t.pen.print("%7s", "")
				continue
			}
			t.cell(figures[i][j])
		}
		t.pen.print("  %s\n", oneRow(t.v.names[i]))
	}
	t.pen.print("%4s", "")
	for i := len(shades) - 1; i >= 0; i-- {
		from := "below 0.50"
		if s := shades[i]; !math.IsInf(s.from, -1) {
			from = fmt.Sprintf("from %.2f", s.from)
		}
		t.pen.print("  %s %s", shades[i].sign, from)
	}
	t.pen.print("\n")
}

func (t agreeText) cell(x float64) {
	if math.IsNaN(x) {
		t.pen.print("%6s ", agreed(x))
		return
	}
	for _, s := range shades {
		if x >= s.from {
			t.paint(s.look, fmt.Sprintf(" %s %s", agreed(x), s.sign))
			return
		}
	}
}
