package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are written with a full stop that does not end a sentence. Titles before names, mostly; the names of
// the Latin letters are what initials look like in Bengali (এ. কে. ফজলুল হক).
var abbreviations = wordSet(`
	মো মোঃ মোসা মোছা মুহা মু ড ডা ডাঃ প্রো প্রফে অধ্যা অধ্যাপ মি মিসেস মিস মিস্টার জনাব মৌ মাও হাফে আলহা এড অ্যাড ইঞ্জি
	ক্যাপ লে কর্নে মে জেনা ব্রি লি লিঃ কোং রেজি নং সং খ্রি খ্রিঃ খৃ পৃ বাং ইং হি তাং সে মিনি ঘ কিমি মিমি সেমি কেজি দ্র বি বিঃ দ্রঃ
	এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ ডাব্লিউ এক্স ওয়াই জেড
	Mr Mrs Ms Dr Prof St Md Jr Sr Gen Col Capt Lt Sgt Rev Hon Gov Sen Rep Messrs vs
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[oneNukta(w)] = true
	}
	return set
}

// oneNukta makes one of the two encodings of য়, the only letter of the list that has two.
func oneNukta(w string) string { return strings.ReplaceAll(w, "\u09df", "\u09af\u09bc") }

// longestAbbreviation bounds, in bytes, how far back the text before a full stop is read.
const longestAbbreviation = 48

// continuesSentence reports whether a UAX #29 sentence boundary at i is none for us: after the full stop of an
// abbreviation or an initial, or of any word that goes on without a space in Bengali letters (এ.কে.এম).
func continuesSentence(s string, i int) bool {
	dot := strings.TrimRightFunc(s[max(i-longestAbbreviation, 0):i], func(r rune) bool { return unicode.Is(unicode.Zs, r) || r == '\t' })
	stop := max(i-longestAbbreviation, 0) + len(dot)
	word, ok := strings.CutSuffix(dot, ".")
	if !ok || word == "" {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(s[i:]); stop == i && isBengali(next) {
		return true
	}
	begin := strings.LastIndexFunc(word, func(r rune) bool { return !partOfWord(r) }) + 1
	if begin > 0 {
		_, n := utf8.DecodeRuneInString(word[begin-1:])
		begin += n - 1
	}
	before, word := word[:begin], word[begin:]
	first, n := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case abbreviations[oneNukta(word)]:
		return true
	case isBengali(first):
		return unicode.IsLetter(first) && Next(word, 0) == len(word)
	case n == len(word) && unicode.IsUpper(first):
		return !strings.HasSuffix(before, ".")
	}
	return false
}

func partOfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == 0x200C || r == 0x200D
}
