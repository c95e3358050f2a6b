package patterns

import (
	"strconv"
	"strings"
)

// class is what was recognised.
type class uint8

const (
	date class = iota
	clock
	money
	percent
	quantity // a number with a unit
	count    // a number alone or with a classifier
)

// match is tokens[from:to] recognised.
type match struct {
	from, to int
	class    class
	score    float64
}

// line is the tokens of a paragraph.
type line []token

// at is a token, or an empty mark where there is none.
func (l line) at(i int) token {
	if i < 0 || i >= len(l) {
		return token{mark: true}
	}
	return l[i]
}

// word is the text of a token that is a word, else "".
func (l line) word(i int) string {
	if t := l.at(i); !t.mark && t.digits == "" {
		return t.text
	}
	return ""
}

// is reports whether token i is a word of a list, with an ending or not.
func (l line) is(i int, list map[string]bool) bool {
	w := l.word(i)
	if w == "" {
		return false
	}
	_, ok := stem(list, w)
	return ok
}

// find lists what is recognised, from left to right, the longest first.
func (l line) find() []match {
	var out []match
	for i := 0; i < len(l); {
		m, ok := l.date(i)
		if n, found := l.amount(i); found && (!ok || n.to > m.to) {
			m, ok = n, true
		}
		if !ok {
			i++
			continue
		}
		if m.score > 0 {
			out = append(out, m)
		}
		i = max(m.to, i+1)
	}
	return out
}

// whole is the value of a number in digits without a point; -1 for any other.
func (t token) whole() int {
	if t.digits == "" || strings.Contains(t.digits, ".") || len(t.digits) > 9 {
		return -1
	}
	n, _ := strconv.Atoi(t.digits)
	return n
}

// hyphen reports whether token i joins its neighbours.
func (l line) hyphen(i int) bool {
	t := l.at(i)
	return t.mark && t.tight && strings.Contains("-–—", t.text) && t.text != "" && i+1 < len(l) && l[i+1].tight
}
