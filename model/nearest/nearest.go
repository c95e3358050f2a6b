// Package nearest finds which of several names somebody meant who wrote another one.
package nearest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// most is how many names are proposed.
const most = 3

// Names are those of known that somebody who wrote given may have meant, the likeliest first and three at most. Letter case
// does not count, nor do - and _.
func Names(given string, known []string) []string {
	type candidate struct {
		name  string
		steps int
	}
	var found []candidate
	folded := fold(given)
	for _, name := range known {
		if steps, ok := near(folded, fold(name)); ok {
			found = append(found, candidate{name, steps})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.steps - b.steps })
	var names []string
	for _, c := range found {
		if c.steps > 2*found[0].steps || len(names) == most {
			break
		}
		if !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// Hint is Names as what follows the wrong name in a sentence, ` (did you mean spacy?)`, or "".
func Hint(given string, known []string) string {
	names := Names(given, known)
	if len(names) == 0 {
		return ""
	}
	last := len(names) - 1
	if last > 0 {
		return " (did you mean " + strings.Join(names[:last], ", ") + " or " + names[last] + "?)"
	}
	return " (did you mean " + names[0] + "?)"
}

func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "_", "-") }

// near tells how far two names are apart, and whether that is near enough: a slip of the finger or two, or a
// beginning of three letters and more.
func near(given, name string) (steps int, ok bool) {
	length := utf8.RuneCountInString(given)
	if given == name {
		return 0, true
	}
	if length >= 3 && strings.HasPrefix(name, given) || utf8.RuneCountInString(name) >= 3 && strings.HasPrefix(given, name) {
		return 1, true
	}
	steps = distance(given, name)
	switch {
	case length < 2:
		return steps, steps == 0
	case length < 5:
		return steps, steps <= 1
	}
	return steps, steps <= min(length/3+1, 3)
}

// distance counts the letters to insert, remove or change, and the neighbours to swap, to turn a into b, none of them twice
// (optimal string alignment).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(to)+1)
	for j := range last {
		last[j] = j
	}
	for i := range from {
		row := make([]int, len(to)+1)
		row[0] = i + 1
		for j := range to {
			change := last[j]
			if from[i] != to[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(to)]
}
