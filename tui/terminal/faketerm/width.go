package faketerm

import (
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// The functions below are the ways in which real terminals count Bengali; each takes one grapheme cluster.

// SumOfMarks counts each spacing mark as one column: xterm, VTE, tmux, st, urxvt.
func SumOfMarks(cluster string) int { return sum(cluster, 1, 0) }

// MarksTakeNothing counts letters only: kitty up to 0.41.
func MarksTakeNothing(cluster string) int { return sum(cluster, 0, 0) }

// TwoAtMost counts letters, and no cluster takes more than two columns: foot.
func TwoAtMost(cluster string) int { return min(2, sum(cluster, 0, 0)) }

// OnePerCluster gives every Bengali cluster one column: kitty 0.48, the terminal in neovim.
func OnePerCluster(cluster string) int { return min(1, sum(cluster, 1, 0)) }

// MarksTakeOne counts every mark, the non-spacing ones too: screen 5, dvtm, terminology.
func MarksTakeOne(cluster string) int { return sum(cluster, 1, 1) }

// sum adds up the code points of a cluster, given what a spacing and a non-spacing mark take. Wide are only the ranges that tests
// use: emoji and CJK.
func sum(cluster string, spacing, nonSpacing int) int {
	total := 0
	for _, r := range cluster {
		switch {
		case unicode.Is(unicode.Mc, r):
			total += spacing
		case unicode.In(r, unicode.Mn, unicode.Me):
			total += nonSpacing
		case unicode.Is(unicode.Cf, r):
		case r >= 0x1f300 && r <= 0x1faff, r >= 0x3000 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3:
			total += 2
		default:
			total++
		}
	}
	return total
}

// Text is the columns that a terminal with this way of counting gives to a text of several clusters.
func Text(text string, width func(cluster string) int) int {
	total := 0
	for clusters := graphemes.FromString(text); clusters.Next(); {
		total += width(clusters.Value())
	}
	return total
}
