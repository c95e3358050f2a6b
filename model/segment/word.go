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
	Other       WordKind = iota // symbols, emoji, controls, stray marks
	Letters                     // at least one letter
	Number                      // digits without a letter, with their separators
	Punctuation                 // one punctuation mark
	Space                       // a run of white space; a line feed stands alone
)

// WordAt returns the word that holds byte i, its ends in bytes, and its kind. At the end of s it is empty.
func WordAt(s string, i int) (start, end int, kind WordKind) {
	if i < 0 {
		i = 0
	}
	w := NewWords(s)
	for w.Next() {
		if w.End() > i {
			return w.Start(), w.End(), w.Kind()
		}
	}
	return len(s), len(s), Other
}

// NextWordStart returns where the first word after byte i starts that is neither space nor punctuation; len(s) when
// there is none.
func NextWordStart(s string, i int) int {
	_, at, _ := WordAt(s, i)
	for at < len(s) {
		start, end, kind := WordAt(s, at)
		if kind != Space && kind != Punctuation {
			return start
		}
		at = end
	}
	return len(s)
}

// PrevWordStart returns where the last word before byte i starts that is neither space nor punctuation; 0 when there
// is none.
func PrevWordStart(s string, i int) int {
	for i > 0 {
		start, _, kind := WordAt(s, i-1)
		if kind != Space && kind != Punctuation {
			return start
		}
		i = start
	}
	return 0
}

// Compound returns the hyphenated compound around the word at byte i: রাষ্ট্র-সমর্থিত, ২০২৬-২৭. Without a hyphen it is
// the word.
func Compound(s string, i int) (start, end int) {
	start, end, _ = WordAt(s, i)
	return start, end
}

// Words walks the words of a string, white space and punctuation included. The words cover the string in order.
type Words struct {
	s          string
	start, end int
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
	it := words.FromString(w.s[w.start:])
	it.Next()
	w.end = w.start + it.End()
	w.kind = kindOf(w.s[w.start:w.end])
	return true
}

// Start is the byte offset at which the current word begins.
func (w *Words) Start() int { return w.start }

// End is the byte offset just past the current word.
func (w *Words) End() int { return w.end }

// Kind is what the current word is made of.
func (w *Words) Kind() WordKind { return w.kind }

func kindOf(word string) WordKind {
	digit := false
	for _, r := range word {
		if unicode.IsLetter(r) {
			return Letters
		}
		digit = digit || unicode.IsDigit(r)
	}
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case digit:
		return Number
	case unicode.IsSpace(r):
		return Space
	case unicode.IsPunct(r):
		return Punctuation
	}
	return Other
}
