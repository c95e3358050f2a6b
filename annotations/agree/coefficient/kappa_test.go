package coefficient

import (
	"math"
	"testing"
)

func TestKappaOfPublishedExamples(t *testing.T) {
	for _, c := range []struct {
		name  string
		table [][]float64
		want  float64
	}{
		{"Artstein and Poesio 2008, p. 558", [][]float64{{20, 10}, {20, 50}}, 8. / 23},
		{"Artstein and Poesio 2008, p. 568", [][]float64{{46, 0, 0}, {6, 32, 6}, {0, 0, 10}}, 121. / 151},
		{"Cohen 1960, p. 45", [][]float64{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}, 29. / 59},
		{"a token each in different places, of 20", [][]float64{{18, 1}, {1, 0}}, -1. / 19},
		{"the same of 2,000", [][]float64{{1998, 1}, {1, 0}}, -1. / 1999},
		{"40 tokens with both ends off by two, of 100", [][]float64{{60, 0}, {4, 36}}, .432 / .472},
		{"and four names missed", [][]float64{{56, 0, 0}, {4, 36, 0}, {4, 0, 0}}, (.92 - .5024) / (1 - .5024)},
	} {
		if got := Kappa(c.table); !close16(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestKappaIsUndefinedWithoutVariation(t *testing.T) {
	for _, table := range [][][]float64{nil, {{0}}, {{7}}, {{7, 0}, {0, 0}}} {
		if got := Kappa(table); !math.IsNaN(got) {
			t.Errorf("%v: %v", table, got)
		}
	}
	if got := Kappa([][]float64{{0, 7}, {0, 0}}); got != 0 {
		t.Errorf("each always gave another value: %v", got)
	}
}
