package stats

import (
	"sort"

	"tippani/model"
)

// tokens are the words and punctuation marks of a text, as exports to formats of tokens have them.
type tokens []model.Range

// in is how many of them share text with r.
func (t tokens) in(r model.Range) int {
	t = t[sort.Search(len(t), func(i int) bool { return t[i].End > r.Start }):]
	const few = 4 // as most spans have
	if n := min(few, len(t)); n < few || t[n-1].Start >= r.End {
		for n > 0 && t[n-1].Start >= r.End {
			n--
		}
		return n
	}
	return sort.Search(len(t), func(i int) bool { return t[i].Start >= r.End })
}
