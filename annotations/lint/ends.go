package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
)

var (
	sayInsideWord = message.New("lint.inside-word", "%q takes in only a part of the word %q")
	sayMove       = message.New("lint.move", "make it %q")
)

// ends finds spans that begin or end inside a word.
func (s *scan) ends() {
	for _, span := range s.spans {
		first, last := model.Touching(s.tokens.at, span.Range)
		if first > last {
			continue
		}
		whole, word := span.Range, -1
		if s.tokens.at[last].End > span.Range.End && s.tokens.word(last) && !s.beforeEnding(span, last) {
			whole.End, word = s.tokens.at[last].End, last
		}
		if s.tokens.at[first].Start < span.Range.Start && s.tokens.word(first) {
			whole.Start, word = s.tokens.at[first].Start, first
		}
		if word < 0 {
			continue
		}
		whole = model.Trim(s.article, whole)
		before, after := s.tokens.around(span.Range)
		at := s.tokens.at[word]
		s.report(about(InsideWord, span, sayInsideWord.With(clip(s.slice(span)), s.text[at.Start:at.End]),
			sayMove.With(clip(s.text[whole.Start:whole.End])), fix{do: move, at: whole}), s.gist(span), before, after)
	}
}

// beforeEnding reports whether a span that ends inside a token leaves out nothing but a case ending or the like: শেখ হাসিনা|র. What
// looks like one is none where the whole is labelled as a name elsewhere and the part is not: মেহেরপু|র.
func (s *scan) beforeEnding(span *annotations.Span, token int) bool {
	stem, rest := s.tokens.cut(token, span.Range.End)
	if r, _ := utf8.DecodeLastRuneInString(stem); unicode.IsDigit(r) {
		return true // ১০জন, ৫শ
	}
	words, _ := s.tokens.form(span.Range)
	if words == nil {
		return endings[rest] && joins(stem, rest) && !splitsEnding(stem, rest)
	}
	if s.forms.whole(s.kind(span), words) {
		return true
	}
	full := slices.Clone(words)
	full[len(full)-1] = s.tokens.plain[token]
	return !splitsEnding(stem, rest) && !s.forms.whole(s.kind(span), full)
}

// splitsEnding reports whether a stem ends with the beginning of its ending, as in রহিমে|র: before the sign ে a span can't end.
func splitsEnding(stem, rest string) bool {
	return strings.HasSuffix(stem, "ে") && strings.HasPrefix(rest, "র") && utf8.RuneCountInString(stem) > 2
}
