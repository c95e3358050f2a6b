package quotes

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
)

// headline finds what is said in a line without a stop at its end: রহিম: আমরা যাব, or the other way round.
func (f *finder) headline() (quotation, bool) {
	const most = 20 // words
	n := len(f.tokens)
	if n < 4 || len(f.quoted) > 0 || f.tokens[n-1].is(enders+",:;") || f.words(0, n) > most {
		return quotation{}, false
	}
	colon := -1
	for i, t := range f.tokens {
		switch {
		case t.is(":") && colon < 0 && i > 0:
			colon = i
		case t.is(":" + enders):
			return quotation{}, false
		}
	}
	if colon < 0 {
		return quotation{}, false
	}
	left, right := f.between(0, colon), f.between(colon+1, n)
	switch l, r := f.names(left), f.names(right); {
	case l && !r:
		return quotation{at: right, manner: indirect, score: likely}, f.words(colon+1, n) > 1
	case r && !l:
		return quotation{at: left, manner: indirect, score: likely}, f.words(0, colon) > 1
	case f.states(n-1) && f.words(0, colon) <= 4:
		return quotation{at: right, manner: indirect, score: even}, f.words(colon+1, n) > 1
	case f.states(colon-1) && f.words(colon+1, n) <= 4:
		return quotation{at: left, manner: indirect, score: even}, f.words(0, colon) > 1
	}
	return quotation{}, false
}

// names reports whether a text ends with an entity that was marked.
func (f *finder) names(rg model.Range) bool {
	for _, s := range f.near(rg, 0) {
		if s.Kind == annotations.Entity && s.Range.End == rg.End && rg.Covers(s.Range) {
			return true
		}
	}
	return false
}

// states reports whether a token is a word that sentences end with, and names do not.
func (f *finder) states(i int) bool {
	w := f.tokens[i].text
	return statements[w] || f.cueAt[i] != 0 || slices.ContainsFunc(finite, func(end string) bool { return strings.HasSuffix(w, end) })
}

var finite = []string{"ছে", "ছেন", "ছিল", "ছিলেন", "বেন", "েনি"}

var statements = set(`না নেই নয় হবে হয়েছে আছে চাই চান যাবে পারে হচ্ছে করবে করবেন করেছে করেছেন দেব নেব যাব থাকবে নিন দিন করুন
	ছিল ছিলেন পারবে পারবেন
	হবেন থাকবেন যাবেন দেবেন দেবে নেবে হলো হল করছে করছি করব`)

// dialogue finds what is said after a dash that begins a line.
func (f *finder) dialogue() (quotation, bool) {
	n := len(f.tokens)
	if n < 3 || !f.tokens[0].is(dashes) || f.tokens[1].mark {
		return quotation{}, false
	}
	end, spoken := n, (*report)(nil)
	stop := 0
	for i := 1; i < n && spoken == nil; i++ {
		if f.tokens[i].is(enders + "," + dashes) {
			stop = i + 1
		}
		if f.spoken(i) && stop > 0 && !f.announces(f.all[f.cueAt[i]-1], n) {
			spoken = &f.all[f.cueAt[i]-1]
			end = stop
		}
	}
	if f.tokens[0].text == "-" && spoken == nil && !f.tokens[n-1].is(enders) {
		return quotation{}, false // an item of a list
	}
	if end > 1 && f.tokens[end-1].is(dashes) {
		end--
	}
	return quotation{f.between(1, end), direct, pick(spoken != nil, likely, even), spoken}, end > 1
}
