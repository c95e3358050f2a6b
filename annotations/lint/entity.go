package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/segment"
)

var (
	sayPunctuation = message.New("lint.punctuation", "%q begins or ends with a punctuation mark that is no part of a name")
	sayLoneTitle   = message.New("lint.lone-title", "%q is a title without a name")
	sayTakeName    = message.New("lint.take-name", "take the name in, or remove it")
)

// longestName is how many bytes an entity may have to be looked at: far more than any name has.
const longestName = 4 << 10

// punctuation finds entities that begin or end with a mark: ঢাকা।
func (s *scan) punctuation(span *annotations.Span) {
	if s.kind(span) != annotations.Entity || span.Range.Len() > longestName {
		return
	}
	at := span.Range
	for !at.Empty() {
		if first := model.NextCluster(s.article, at.Start); s.strayFirst(at, first) {
			at = model.Trim(s.article, model.Range{Start: first, End: at.End})
		} else if last := model.PrevCluster(s.article, at.End); s.strayLast(at, last) {
			at = model.Trim(s.article, model.Range{Start: at.Start, End: last})
		} else {
			break
		}
	}
	if at == span.Range {
		return
	}
	remedy, do := sayRemove.With(), fix{do: remove}
	if !at.Empty() {
		remedy, do = sayMove.With(clip(s.text[at.Start:at.End])), fix{do: move, at: at}
	}
	before, after := s.tokens.around(span.Range)
	s.report(about(Punctuation, span, sayPunctuation.With(clip(s.slice(span))), remedy, do), s.gist(span), before, after)
}

// brackets are those that close by those that open.
var brackets = map[rune]rune{'(': ')', '[': ']', '{': '}'}

// strayFirst reports whether the first cluster of a range is a mark that no name begins with.
func (s *scan) strayFirst(at model.Range, end model.Offset) bool {
	r, _ := utf8.DecodeRuneInString(s.text[at.Start:end])
	if !unicode.IsPunct(r) || s.pairs.has(at.Start) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.text[end:at.End])
	if closing := brackets[r]; closing != 0 {
		return !strings.ContainsRune(s.text[end:at.End], closing)
	}
	switch r {
	case '#', '@', '\'', '’': // a hashtag, the name of an account, a year without its century
		return !letterOrDigit(next)
	case '-', '.':
		return !unicode.IsDigit(next)
	}
	return true
}

// strayLast reports whether the last cluster of a range is a mark that no name ends with.
func (s *scan) strayLast(at model.Range, start model.Offset) bool {
	r, _ := utf8.DecodeRuneInString(s.text[start:at.End])
	if !unicode.IsPunct(r) || s.pairs.has(start) {
		return false
	}
	rest := s.text[at.Start:start]
	for opening, closing := range brackets {
		if r == closing {
			return !strings.ContainsRune(rest, opening)
		}
	}
	switch r {
	case '%', '‰', '*', '#':
		return false
	case '.':
		return !abbreviated(rest)
	}
	return true
}

// abbreviated reports whether the full stop behind a text belongs to it: মো., লি., U.S. A whole word of Bengali has none, for a
// sentence ends with a danda.
func abbreviated(text string) bool {
	start := strings.LastIndexFunc(text, func(r rune) bool { return !letterOrDigit(r) }) + 1
	if start > 0 {
		_, n := utf8.DecodeRuneInString(text[start-1:])
		start += n - 1
	}
	const longest = 3 // letters
	n := 0
	for at := start; at < len(text); at = segment.Next(text, at) {
		n++
	}
	return 0 < n && n <= longest
}

// titles stand before names and are none.
var titles = wordSet(`
	জনাব জনাবা ড ডঃ ডক্টর ডা ডাঃ ডাক্তার মো মোঃ মোছা মোছাঃ মোসা মোসাম্মৎ মোসাম্মাৎ মুহ মি মিস মিসেস মিস্টার শ্রী শ্রীমতী শ্রীমতি শ্রীযুক্ত
	অধ্যাপক অধ্যাপিকা অধ্যা প্রফেসর প্রফে সহকারী সহযোগী প্রভাষক প্রকৌশলী ইঞ্জিনিয়ার ইঞ্জি স্থপতি
	অ্যাডভোকেট এডভোকেট অ্যাড ব্যারিস্টার বিচারপতি মাননীয় মাননীয়া মহামান্য শ্রদ্ধেয় প্রয়াত মরহুম মরহুমা
	আলহাজ আলহাজ্ব হাজি হাজী মাওলানা মওলানা মুফতি মেজর কর্নেল ক্যাপ্টেন লেফটেন্যান্ট ব্রিগেডিয়ার জেনারেল সাহেব স্যার ম্যাডাম
	Mr Mrs Ms Dr Prof Sir`)

// isTitle reports whether a word is a title, with an ending or without. A short one takes none: মিরা is a name.
func isTitle(word string) bool {
	const shortest = 4 // code points
	return titles[word] || stems(word, func(stem string) bool { return utf8.RuneCountInString(stem) >= shortest && titles[stem] })
}

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[plain(w)] = true
	}
	return set
}

// titleLabels are what labels for titles and offices are commonly called.
var titleLabels = []string{"TITLE", "HONORIFIC", "ROLE", "POSITION", "OFFICE", "OCCUPATION", "PROFESSION", "JOB", "RANK", "পদবি", "পদবী",
	"পদ", "উপাধি", "সম্বোধন", "পেশা"}

// loneTitle finds entities of nothing but titles.
func (s *scan) loneTitle(span *annotations.Span) {
	if s.kind(span) != annotations.Entity || span.Range.Len() > longestName || slices.Contains(titleLabels, strings.ToUpper(span.Label)) {
		return
	}
	first, last := model.Touching(s.tokens.at, span.Range)
	words := 0
	for i := first; i <= last; i++ {
		if w := s.tokens.plain[i]; s.tokens.word(i) {
			if words++; !isTitle(w) {
				return
			}
		}
	}
	if words == 0 {
		return
	}
	before, after := s.tokens.around(span.Range)
	s.report(about(LoneTitle, span, sayLoneTitle.With(s.slice(span)), sayTakeName.With(), fix{do: remove}), s.gist(span), before, after)
}
