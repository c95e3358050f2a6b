package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// WordKind says what a word is made of.
type WordKind int

// The kinds of word.
const (
	Other       WordKind = iota // symbols, emoji, controls, line ends, stray marks
	Letters                     // at least one letter
	Number                      // digits without a letter, with their separators
	Punctuation                 // one punctuation mark
	Space                       // a run of white space that does not end a line
)

// WordAt returns the word that holds byte i, its ends in bytes, and its kind. At the end of s it is empty. The cost
// depends on the length of the word, not of s.
func WordAt(s string, i int) (start, end int, kind WordKind) {
	i = max(i, 0)
	if i >= len(s) {
		return len(s), len(s), Other
	}
	w := Words{s: s, end: baseStart(s, i)}
	for w.Next() && w.End() <= i {
	}
	if w.Kind() == Space {
		for w.start > 0 {
			p := Prev(s, w.start)
			if !isRunningSpace(s[p:w.start]) {
				break
			}
			w.start = p
		}
	}
	return w.Start(), w.End(), w.Kind()
}

// NextWordStart returns where the first word after byte i starts that is neither space nor punctuation nor a line end;
// len(s) when there is none.
func NextWordStart(s string, i int) int {
	_, end, _ := WordAt(s, i)
	for w := (Words{s: s, end: end}); w.Next(); {
		if isStop(s[w.start:w.end], w.kind) {
			return w.start
		}
	}
	return len(s)
}

// PrevWordStart returns where the last word before byte i starts that is neither space nor punctuation nor a line end;
// 0 when there is none.
func PrevWordStart(s string, i int) int {
	for i > 0 {
		start, end, kind := WordAt(s, i-1)
		if isStop(s[start:end], kind) {
			return start
		}
		i = start
	}
	return 0
}

// isStop tells the words that a cursor moving by words stops at.
func isStop(word string, kind WordKind) bool {
	return kind == Letters || kind == Number || kind == Other && !isLineEnd(word)
}

// Words walks the words of a string, white space and punctuation included. The words cover the string in order. They are
// those of UAX #29 with four changes, see docs/segmentation.md. It does not allocate.
type Words struct {
	s          string
	start, end int
	base       int // end of the UAX #29 word that [start, end) is part of
	kind       WordKind
}

// NewWords returns a walk before the first word of s.
func NewWords(s string) Words { return Words{s: s} }

// Next moves to the next word and reports whether there was one.
func (w *Words) Next() bool {
	if w.end >= len(w.s) {
		return false
	}
	w.start = w.end
	if w.start >= w.base {
		if end, kind := wordEnd(w.s, w.start); end > 0 {
			w.base, w.end, w.kind = end, end, kind
			return true
		}
		w.base = baseEnd(w.s, w.start)
	}
	w.byRules()
	return true
}

// NextToken is Next past white space, but for line ends.
func (w *Words) NextToken() bool {
	if w.end >= w.base && singleBlank(w.s, w.end) {
		w.end++
	}
	for w.Next() {
		if w.kind != Space {
			return true
		}
	}
	return false
}

// byRules finds the end of the word at w.start, given that of its UAX #29 word.
func (w *Words) byRules() {
	w.end = firstSplit(w.s, w.start, w.base)
	w.kind = kindOf(w.s[w.start:w.end])
	for w.kind == Space && w.end < len(w.s) {
		w.base = baseEnd(w.s, w.end)
		if !isRunningSpace(w.s[w.end:w.base]) {
			break
		}
		w.end = w.base
	}
}

// Start is the byte offset at which the current word begins.
func (w *Words) Start() int { return w.start }

// End is the byte offset just past the current word.
func (w *Words) End() int { return w.end }

// Kind is what the current word is made of.
func (w *Words) Kind() WordKind { return w.kind }

// baseEnd is the end of the UAX #29 word that starts at i, drawn out to a cluster boundary: some letters of South-East
// Asia, and what follows a Prepend character, are split by the word rules but not by the cluster rules.
func baseEnd(s string, i int) int {
	for {
		it := words.FromString(s[i:])
		it.Next()
		i += it.End()
		if i >= len(s) || onCluster(s, i) {
			return i
		}
	}
}

// baseStart is the greatest boundary of baseEnd's at or before byte i.
func baseStart(s string, i int) int {
	for window := 64; ; window *= 4 {
		at, first := anchor(s, i, window)
		best := -1
		if first {
			best = at
		}
		for at = baseEnd(s, at); at <= i; at = baseEnd(s, at) {
			best = at
			if at == len(s) {
				break
			}
		}
		if best >= 0 {
			return best
		}
	}
}

// firstSplit is where the word that starts at i ends, given that its UAX #29 word ends at end: apostrophes, single
// quotation marks and colons are apart from Bengali letters, for ‘বিনিময়’তে is a quotation with a case ending and not one
// word. Between letters of other scripts they stay: don’t.
func firstSplit(s string, i, end int) int {
	if quoteAt(s, i) > 0 {
		after := Next(s, i)
		if r, _ := utf8.DecodeRuneInString(s[after:]); after < end && unicode.IsLetter(r) {
			return after
		}
		return end
	}
	left := rune(0) // the last code point that is not a joiner
	for at := i; at < end; {
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		if r != 0x200C && r != 0x200D {
			left = r
		}
		size := quoteAt(s, at)
		if size == 0 || at+size >= end || !onCluster(s, at) || !onCluster(s, at+size) {
			continue
		}
		if right, _ := utf8.DecodeRuneInString(s[at+size:]); isBengali(left) || isBengali(right) {
			return at
		}
	}
	return end
}

// quoteAt is the length in bytes of the apostrophe, single quotation mark or colon at i; 0 if there is none.
func quoteAt(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i] == '\'' || s[i] == ':':
		return 1
	case i+2 < len(s) && s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2]&^1 == 0x98:
		return 3
	}
	return 0
}

func isBengali(r rune) bool { return 0x980 <= r && r <= 0x9FF }

func kindOf(word string) WordKind {
	if isRunningSpace(word) {
		return Space
	}
	digit := false
	for _, r := range word {
		if r < 0x80 && 'a' <= r|0x20 && r|0x20 <= 'z' || r >= 0x80 && unicode.IsLetter(r) {
			return Letters
		}
		digit = digit || unicode.IsDigit(r)
	}
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case digit:
		return Number
	case isLineEnd(word):
		return Other
	case unicode.IsPunct(r):
		return Punctuation
	}
	return Other
}

// isRunningSpace reports whether a word is a white space that joins others in a run. Line ends do not; nor does U+202F,
// which UAX #29 makes part of numbers and words (WB13a).
func isRunningSpace(word string) bool {
	if word == " " {
		return true
	}
	r, n := utf8.DecodeRuneInString(word)
	if n == len(word) {
		return unicode.IsSpace(r) && r != 0x202F && !isLineEnd(word)
	}
	for _, r := range word {
		if r != ' ' && (r < 0x2000 || !unicode.Is(unicode.Zs, r) || r == 0x202F) {
			return false
		}
	}
	return word != ""
}

// isLineEnd reports whether a word is one of the characters of WB3a.
func isLineEnd(word string) bool {
	switch word {
	case "\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029":
		return true
	}
	return false
}
