package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuotation bounds, in bytes, how far from a range its quotation marks are looked for.
const maxQuotation = 64 << 10

// QuotationAt returns the next wider quotation around [start, end), in bytes, within the line: the inside of the smallest
// enclosing pair of quotation marks or, when [start, end) is that inside already, the inside with its marks. Called again
// with its own result it goes on to the pair around that. The bool is false when no pair encloses the range.
//
// Pairs are ‘ ’, “ ”, « », and the straight marks, which open and close in turn. An apostrophe in a Latin word (don’t, o'clock)
// is no mark; between Bengali letters ’ closes, as in ‘বিনিময় পরিকল্পনা’তে. A mark without a partner is passed over.
func QuotationAt(s string, start, end int) (int, int, bool) {
	if start < 0 || end > len(s) || start > end || strings.Contains(s[start:min(end, start+maxQuotation)], "\n") {
		return start, end, false
	}
	lo, hi := Floor(s, start-maxQuotation), Floor(s, end+maxQuotation)
	if lf := strings.LastIndexByte(s[lo:start], '\n'); lf >= 0 {
		lo += lf + 1
	}
	if lf := strings.IndexByte(s[end:hi], '\n'); lf >= 0 {
		hi = end + lf
	}
	var open []mark
	for at := lo; at < hi; {
		r, n := utf8.DecodeRuneInString(s[at:])
		if m := (mark{r, at, at + n}); openerOf(r) != 0 && at+n == Next(s, at) {
			i := partner(s, m, open)
			switch {
			case i >= 0:
				if a, b, ok := widerOf(open[i], m, start, end); ok {
					return a, b, true
				}
				open = open[:i]
			case opens(s, m):
				open = append(open, m)
			}
		}
		at += n
	}
	return start, end, false
}

// mark is a quotation mark and its ends in bytes.
type mark struct {
	r          rune
	start, end int
}

// openerOf is the mark that opens the pair r belongs to; 0 when r is no quotation mark.
func openerOf(r rune) rune {
	switch r {
	case '‘', '’':
		return '‘'
	case '“', '”':
		return '“'
	case '«', '»':
		return '«'
	case '"', '\'':
		return r
	}
	return 0
}

// partner is the index in open of the mark that m closes, or -1.
func partner(s string, m mark, open []mark) int {
	if m.r == '‘' || m.r == '“' || m.r == '«' || isApostrophe(s, m) {
		return -1
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].r == openerOf(m.r) {
			return i
		}
	}
	return -1
}

// opens reports whether a mark that closes nothing opens a pair. A straight one does before anything but white space,
// unless a letter or digit stands before it.
func opens(s string, m mark) bool {
	if m.r != '"' && m.r != '\'' {
		return openerOf(m.r) == m.r
	}
	before, _ := utf8.DecodeLastRuneInString(s[:m.start])
	after, _ := utf8.DecodeRuneInString(s[m.end:])
	return !partOfWord(before) && !unicode.IsSpace(after)
}

// isApostrophe reports whether a mark stands between two letters that are not Bengali.
func isApostrophe(s string, m mark) bool {
	if m.r != '’' && m.r != '\'' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:m.start])
	after, _ := utf8.DecodeRuneInString(s[m.end:])
	return unicode.IsLetter(before) && unicode.IsLetter(after) && !isBengali(before) && !isBengali(after)
}

// widerOf is the inside of a pair if that is wider than [start, end), else the pair with its marks if that is.
func widerOf(open, shut mark, start, end int) (int, int, bool) {
	for _, c := range [2][2]int{{open.end, shut.start}, {open.start, shut.end}} {
		if c[0] <= start && end <= c[1] && c[1]-c[0] > end-start {
			return c[0], c[1], true
		}
	}
	return 0, 0, false
}
