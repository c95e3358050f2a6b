package patterns

import (
	"slices"
	"strings"
	"tippani/model/find"
)

const signs = "$৳€£₹¥"

// amount recognises money and quantities. A match without a score is a number that is neither.
func (l line) amount(i int) (match, bool) {
	if t := l.at(i); t.mark && t.text != "" && strings.Contains(signs, t.text) {
		f, ok := l.figures(i + 1)
		if !ok || !f.digits {
			return match{}, false
		}
		if to, named := l.currency(f); named {
			f.to = to
		}
		return match{i, f.to, money, .95}, true
	}
	f, ok := l.figures(i)
	if !ok {
		return match{}, false
	}
	if to, ok := l.currency(f); ok {
		return match{i, to, money, pick(f.sure, .95, .6)}, true
	}
	if to := l.naming(i, f); to > 0 {
		return match{i, to, count, 0}, true
	}
	if m, ok := l.measured(i, f); ok {
		return m, true
	}
	return l.counted(i, f)
}

func pick(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}

// currency is where a number's currency ends: টাকার, মার্কিন ডলার.
func (l line) currency(f figures) (to int, ok bool) {
	if f.rest != "" {
		_, ok = stem(currencies(), f.rest)
		return f.to, ok
	}
	to = f.to
	if countries()[l.word(to)] {
		to++
	}
	return to + 1, l.is(to, currencies())
}

// naming is where a number ends that is no quantity: an ordinal, a part of a name, a score, a telephone number; 0 for any other.
func (l line) naming(i int, f figures) int {
	t := l.at(i)
	switch {
	case !f.digits:
		return 0
	case ordinals()[f.rest] && len(f.rest) > 0, l.is(f.to, naming()), l.is(i-1, naming()):
		return f.to
	case strings.HasPrefix(t.digits, "0") && len(t.digits) > 7 && t.whole() >= -1 && !strings.Contains(t.digits, "."):
		return f.to
	case t.tight && strings.Contains("-–/:.", l.at(i-1).text) && !l.at(i-2).mark:
		return f.to
	}
	if after := l.at(f.to); after.tight && (after.text == "." && l.at(f.to+1).tight || i == 0 &&
		(after.text == "." || after.text == ")")) {
		return f.to // an item of a list
	}
	if after := l.at(f.to); after.mark && after.tight && after.text != "" && strings.Contains("/:-–", after.text) && l.at(f.to+1).tight {
		to := f.to + 1
		if l.word(to) != "" && f.rest == "" && endings()[l.word(to)] {
			return 0 // ৫০০-এর
		}
		return to + 1
	}
	return 0
}

// measured recognises a number with its unit.
func (l line) measured(i int, f figures) (match, bool) {
	if f.rest != "" {
		if base, ok := stem(units(), f.rest); ok {
			return match{i, f.to, kindOf(base), .9}, true
		}
		return match{}, false
	}
	if t := l.at(f.to); t.mark && t.text == "%" {
		return match{i, f.to + 1, percent, .95}, true
	}
	base, ok := stem(units(), l.word(f.to))
	if !ok {
		return match{}, false
	}
	to := f.to + 1
	if more := second()[base]; more != nil && l.is(to, more()) {
		to++
	}
	return match{i, to, kindOf(base), pick(f.sure, .85, .6)}, true
}

func kindOf(unit string) class {
	if unit == find.Plain("শতাংশ") {
		return percent
	}
	return quantity
}

// counted recognises a number alone or with a classifier.
func (l line) counted(i int, f figures) (match, bool) {
	switch {
	case f.rest == "" && l.is(f.to, classifiers()):
		return match{i, f.to + 1, count, pick(f.sure, .9, .6)}, f.sure || l.word(i) != one
	case slices.Contains(classifierForms, f.rest):
		return match{i, f.to, count, pick(f.sure, .9, 0)}, true
	case !f.sure:
		return match{}, false
	case f.rest == "" && l.hyphen(f.to) && endings()[l.word(f.to+1)]:
		return match{i, f.to + 2, count, .6}, true
	case f.rest != "" && f.digits && !f.multiples && !endings()[f.rest]:
		return match{i, f.to, count, 0}, true
	case f.multiples:
		return match{i, f.to, count, .85}, true
	case f.digits && l.at(i-1).text == "(" && l.at(f.to).text == ")":
		return match{i, f.to, count, .2}, true
	case f.digits && (l.at(i-1).digits != "" || l.at(f.to).digits != ""): // a table
		return match{i, f.to, count, .3}, true
	case f.digits:
		return match{i, f.to, count, .6}, true
	}
	return match{i, f.to, count, .5}, true
}
