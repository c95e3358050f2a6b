package coefficient

import "math"

// Kappa is Cohen's κ of two coders (Cohen 1960). table counts the units to which the first gave the value of the row and the second that
// of the column; it has as many columns as rows. NaN when there are no units, or both gave one and the same value to all.
func Kappa(table [][]float64) float64 {
	var n, agreed, expected float64
	for i, row := range table {
		agreed += row[i]
		for _, count := range row {
			n += count
		}
	}
	for i, row := range table {
		var first, second float64
		for j := range table {
			first += row[j]
			second += table[j][i]
		}
		expected += first * second
	}
	if n == 0 || expected >= n*n {
		return math.NaN()
	}
	agreed, expected = agreed/n, expected/(n*n)
	return (agreed - expected) / (1 - expected)
}
