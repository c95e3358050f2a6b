package speaker

import (
	"slices"
	"strings"
	"tippani/model/find"
)

// manner is how a report is made.
type manner uint8

const (
	byVerb    manner = iota // রহিম বলেন: the speaker is the subject
	byPassive               // রহিমের বিবৃতিতে বলা হয়: at best its document has an author
	byNoun                  // রহিমের মতে: the speaker is in the genitive
)

// predicate is a report found among words.
type predicate struct {
	first, last int // indexes of its words
	manner      manner
	honorific   bool // the verb is one of persons: বলেন, not বলে
}

// bare is a word without the emphasis that verbs and nouns take: বলেনও, দাবিই.
func bare(w string) string {
	for _, e := range []string{"ও", "ই"} {
		if rest, ok := strings.CutSuffix(w, e); ok && len(rest) > 6 {
			return rest
		}
	}
	return w
}

func in(list map[string]bool, w string) bool { return list[w] || list[bare(w)] }

// predicates finds the reports among words, in order. What is quoted is left out.
func predicates(list []word) []predicate {
	var found []predicate
	for i := 0; i < len(list); i++ {
		if list[i].mark || list[i].said {
			continue
		}
		if p, ok := predicateAt(list, i); ok {
			found = append(found, p)
			i = p.last
		}
	}
	return slices.DeleteFunc(found, func(p predicate) bool { return goesOn(list, p, found) })
}

// goesOn reports whether a report is only the beginning of another, because its verb has the form of a participle: আক্ষেপ করে
// বলেন, অস্বীকার করে পুলিশ বলেছে.
func goesOn(list []word, p predicate, all []predicate) bool {
	if p.manner != byVerb || !participial[list[p.last].text] {
		return false
	}
	for i := p.last + 1; i < len(list) && !list[i].mark; i++ {
		if slices.ContainsFunc(all, func(q predicate) bool { return q.first == i && q.manner == byVerb }) {
			return true
		}
	}
	return false
}

var participial = set(`করে দিয়ে তুলে রেখে`)

func predicateAt(list []word, i int) (predicate, bool) {
	w := list[i].text
	next := func(n int) string {
		if i+n < len(list) && !list[i+n].mark {
			return list[i+n].text
		}
		return ""
	}
	verb := func(last int) (predicate, bool) {
		return predicate{i, i + last, byVerb, strings.HasSuffix(bare(list[i+last].text), "ন")}, true
	}
	passive := func(last int) (predicate, bool) { return predicate{i, i + last, byPassive, false}, true }
	switch {
	case in(participles, w) && in(becomings, next(1)):
		return passive(1)
	case in(acts, w) && in(participles, next(1)) && in(becomings, next(2)):
		return passive(2)
	case in(verbs, w):
		return verb(0)
	case in(citedNouns, w) && citing[next(1)]:
		return predicate{i, i + 1, byNoun, false}, true
	case in(acts, w) && completed(next) > 0:
		return verb(completed(next))
	case w == find.Plain("বলে") && i+1 < len(list) && list[i+1].mark && strings.Contains(",:—–", list[i+1].text):
		return verb(0) // সে বলে, ‘…’
	case in(nouns, w) && endsPhrase(list, i):
		return predicate{i, i, byNoun, false}, true
	}
	return predicate{}, false
}

// completed is how many words a verb takes up behind the noun of an act, such as আশা; 0 when none follows.
func completed(next func(n int) string) int {
	switch first := next(1); {
	case in(lights, first), in(verbs, first):
		return 1
	case (in(acts, first) || first == find.Plain("করিয়ে")) && in(lights, next(2)): // আশা প্রকাশ করেন, স্মরণ করিয়ে দেন
		return 2
	}
	return 0
}

// endsPhrase reports whether a noun stands for a whole report: no verb of its own follows.
func endsPhrase(list []word, i int) bool {
	if always[list[i].text] || i+1 == len(list) {
		return true
	}
	next := list[i+1]
	return next.mark || predicative[next.text] || next.said
}

var (
	always      = set(`মতে ভাষ্যমতে ভাষ্যে ভাষায়`)
	predicative = set(`যে হলো হচ্ছে ছিল ছিলো হল এমন এই`)
)
