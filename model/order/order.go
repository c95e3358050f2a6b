// Package order sorts with one copy of the code for all types of elements. slices.SortFunc is compiled anew for each, 16 kB at a time,
// and is for what a key waits for; reports can do with this.
package order

import "slices"

// By sorts elements as slices.SortStableFunc does: those that compare as equal stay in their order.
func By[E any](s []E, compare func(a, b E) int) {
	places := make([]int, len(s))
	for i := range places {
		places[i] = i
	}
	stable(places, func(a, b int) int { return compare(s[a], s[b]) })
	sorted := make([]E, len(s))
	for i, p := range places {
		sorted[i] = s[p]
	}
	copy(s, sorted)
}

func stable(places []int, compare func(a, b int) int) { slices.SortStableFunc(places, compare) }
