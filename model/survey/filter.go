package survey

import (
	"strconv"
	"strings"

	"tippani/model/find"
)

// Filter says which articles of a list are wanted. Each of its words has to be found in the title, the name, the id, or at the
// beginning of the number, whatever its normalisation form, joiners and case, and in digits of any of the two scripts.
type Filter struct{ words []word }

type word struct {
	matcher *find.Matcher
	number  string // the digits of a word of digits, else ""
	other   bool
}

// NewFilter makes a filter of what was typed. other says of a word that it may also mean something that the list does not know; nil
// says so of none. A filter without words is nil: everything passes it.
func NewFilter(typed string, other func(word string) bool) *Filter {
	var f Filter
	for _, w := range strings.Fields(typed) {
		f.words = append(f.words, word{find.New(w), digits(w), other != nil && other(w)})
	}
	if len(f.words) == 0 {
		return nil
	}
	return &f
}

// Number is the number of an article when the filter is nothing else; 0 when it is more.
func (f *Filter) Number() int {
	if f == nil || len(f.words) != 1 {
		return 0
	}
	n, _ := strconv.Atoi(f.words[0].number)
	return n
}

// passes reports whether article i, with this text, passes: in full, or but for words that may mean something else.
func (f *Filter) passes(i int, text string) (full, other bool) {
	full, other = true, true
	number := ""
	for _, w := range f.words {
		if w.matcher.In(text) {
			continue
		}
		if w.number != "" {
			if number == "" {
				number = strconv.Itoa(i + 1)
			}
			if strings.HasPrefix(number, w.number) {
				continue
			}
		}
		full = false
		if other = other && w.other; !other {
			return false, false
		}
	}
	return full, other
}

// digits turns a word of Bengali or ASCII digits into ASCII; "" for any other word.
func digits(w string) string {
	var b strings.Builder
	for _, r := range w {
		switch {
		case '0' <= r && r <= '9':
		case '০' <= r && r <= '৯':
			r += '0' - '০'
		default:
			return ""
		}
		b.WriteRune(r)
	}
	return b.String()
}
