package model

import (
	"iter"
	"slices"
	"sort"

	"tippani/model/segment"
)

// AppendTokens adds the tokens of a text to dst, in order: its words with their case endings, and each punctuation mark and symbol
// apart (docs/segmentation.md). They do not overlap, and neither their first nor their last cluster is
// white space.
func AppendTokens(dst []Range, a *Article) []Range {
	if len(a.text) > longText {
		dst = slices.Grow(dst, CountTokens(a))
	}
	for r := range tokens(a) {
		dst = append(dst, r)
	}
	return dst
}

// longText is from where on the tokens are counted before there is room made for them: a list that grows takes twice as much.
const longText = 4 << 20

// CountTokens is how many tokens AppendTokens adds.
func CountTokens(a *Article) int {
	n := 0
	for range tokens(a) {
		n++
	}
	return n
}

// Tokens goes through the tokens of an article, for those who need no list of them.
func Tokens(a *Article) iter.Seq[Range] { return tokens(a) }

func tokens(a *Article) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		for w := segment.NewWords(a.text); w.NextToken(); {
			// A line end is a word; and U+202F joins others (WB13a).
			if r := Trim(a, Range{Offset(w.Start()), Offset(w.End())}); !r.Empty() && !yield(r) {
				return
			}
		}
	}
}

// Touching are the numbers of the first and the last of some tokens, in order, that share text with r; first > last when none does.
func Touching(tokens []Range, r Range) (first, last int) {
	first = sort.Search(len(tokens), func(i int) bool { return tokens[i].End > r.Start })
	rest := tokens[first:]
	const few = 4 // as most spans have
	n := min(few, len(rest))
	if n == few && rest[n-1].Start < r.End {
		n = sort.Search(len(rest), func(i int) bool { return rest[i].Start >= r.End })
	}
	for n > 0 && rest[n-1].Start >= r.End {
		n--
	}
	return first, first + n - 1
}
