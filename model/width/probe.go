package width

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model/segment"
)

// letter is what a form that begins with a mark is printed after, to be measured.
const letter = "ক"

// Telling returns the clusters that every terminal is asked for, whatever the article holds: together their columns
// name the family (see Infer). The first is a plain "a", which every terminal answers with one column: one that
// counts its columns from zero shows it there. The second is the letter that Probe needs.
func Telling() []string {
	return []string{
		"a", letter,
		// a conjunct of three letters with a spacing vowel sign: A 4, B 4, C 3, D 2, E 1, F 6, G 4, H 2
		"স্ত্রী",
		// five clusters' worth of rules in one word: A 5, B 3, C 2, D 2, E 2, F 5, G 4, H 4
		"বাংলা",
		// a conjunct with ZWJ: tmux and E 1; mlterm, terminology 3; screen 5 4; all others 2
		"ক্\u200Dষ",
		"র\u200D্য",                                                    // mlterm, screen 5 4; terminology 3
		"❤\uFE0F", "1\uFE0F\u20E3", "😀", "👍🏽", "🇧🇩", "👨\u200D👩\u200D👧", // what an emoji sequence counts for
	}
}

// Probe returns the text to print for measuring a form. A form that begins with a mark is printed after the letter ক,
// because the columns of a bare mark depend on what stands before it; Answered takes the letter off again.
func Probe(form string) string {
	if leadsWithMark(form) {
		return letter + form
	}
	return form
}

// Answered returns the columns of a form whose Probe moved the cursor by moved columns, where the letter ক alone
// takes letterColumns. It is never negative.
func Answered(form string, moved, letterColumns int) int {
	if leadsWithMark(form) {
		moved -= letterColumns
	}
	return max(moved, 0)
}

// Probes returns the texts to print for measuring forms.
func Probes(forms []string) []string {
	texts := make([]string, len(forms))
	for i, form := range forms {
		texts[i] = Probe(form)
	}
	return texts
}

// Answers turns the columns that the terminal moved by text, as printed for Probes, into columns by form. The letter ক takes one
// column where the terminal was not asked for it.
func Answers(moved map[string]int) map[string]int {
	letterColumns, ok := moved[letter]
	if !ok {
		letterColumns = 1
	}
	widths := make(map[string]int, len(moved))
	for text, columns := range moved {
		form := text
		// ক and a mark that joins it would be one cluster, and a form of its own.
		if rest, ok := strings.CutPrefix(text, letter); ok && leadsWithMark(rest) && segment.Next(text, 0) == len(letter) {
			form = rest
		}
		widths[form] = Answered(form, columns, letterColumns)
	}
	return widths
}

func leadsWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x300 && (unicode.Is(unicode.M, r) || r == '\u200C' || r == '\u200D')
}
