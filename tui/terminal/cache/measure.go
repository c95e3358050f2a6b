package cache

import (
	"maps"

	"tippani/tui/terminal"
)

// handful is how many of the kept widths are asked for again at each start, besides the telling ones.
const handful = 12

// Ask is Terminal.Ask.
type Ask func(forms []string) terminal.Answers

// Identify is Terminal.Identity: the name of the terminal, given its answer to XTVERSION, or "" when that is not known yet.
type Identify func(version string) string

// Measure finds the widths of the forms: from the cache if the terminal is still as it was, else by asking. The telling forms, by
// which terminals differ most, are always asked for, in the same write as the forms that are new.
//
// The answers are those of the terminal with all known widths added. When it does not answer in time, the widths kept for a
// terminal of that name are the best guess there is. The error says why nothing could be kept; the answers are good all the same.
func (c Cache) Measure(ask Ask, id Identify, telling, forms []string) (terminal.Answers, error) {
	kept := c.load(id(""))
	first := append(append([]string{}, telling...), sample(kept.Widths, forms)...)
	first = append(first, missing(forms, kept.Widths)...)
	answers := ask(first)
	if !answers.Answered {
		answers.Widths = merge(kept.Widths, answers.Widths)
		return answers, nil
	}
	if !answers.Complete || len(answers.Widths) == 0 {
		// Half an answer is not worth keeping, but it can confirm what is kept.
		if agree(kept.Widths, answers.Widths) {
			answers.Widths = merge(kept.Widths, answers.Widths)
		}
		return answers, nil
	}
	if kept.Version != answers.Version || !agree(kept.Widths, answers.Widths) {
		kept = c.load(id(answers.Version))
		if !agree(kept.Widths, answers.Widths) {
			kept = record{}
		}
		known := merge(kept.Widths, answers.Widths)
		if rest := missing(forms, known); len(rest) > 0 {
			answers.Widths = merge(answers.Widths, ask(rest).Widths)
		}
	}
	changed := !contains(kept.Widths, answers.Widths)
	answers.Widths = merge(kept.Widths, answers.Widths)
	if !changed {
		return answers, nil
	}
	return answers, c.keep(id, answers.Version, answers.Widths)
}

// sample picks a handful of the forms whose widths are kept, spread over the article.
func sample(kept map[string]int, forms []string) []string {
	var known []string
	for _, form := range forms {
		if _, ok := kept[form]; ok {
			known = append(known, form)
		}
	}
	if len(known) <= handful {
		return known
	}
	var picked []string
	for i := range handful {
		picked = append(picked, known[i*len(known)/handful])
	}
	return picked
}

func missing(forms []string, known map[string]int) []string {
	var unknown []string
	for _, form := range forms {
		if _, ok := known[form]; !ok {
			unknown = append(unknown, form)
		}
	}
	return unknown
}

// agree says whether no form has two widths.
func agree(a, b map[string]int) bool {
	for form, columns := range a {
		if other, ok := b[form]; ok && other != columns {
			return false
		}
	}
	return true
}

// merge is all of both; the second counts where they differ.
func merge(a, b map[string]int) map[string]int {
	all := make(map[string]int, len(a)+len(b))
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}
