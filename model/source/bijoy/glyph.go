package bijoy

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// kind is what a code draws, as far as the order of letters depends on it.
type kind uint8

const (
	other  kind = iota // not a letter of the font: kept as it is
	base               // a consonant or a whole conjunct, with a vowel sign in it or without
	half               // the first part of a conjunct; another part follows
	join               // a later part of a conjunct: ya-phala, ra-phala, ba-phala …
	vowel              // an independent vowel
	before             // a vowel sign that is drawn, and stored, before its cluster: ি ে ৈ
	after              // any other vowel sign
	nasal              // ঁ
	reph               // র্, stored after its cluster
	virama             // a hasanta that is seen
	sign               // complete in itself: ং ঃ, digits, danda, quotation marks
)

const (
	hasanta = "\u09cd"
	zwnj    = "\u200c"
	zwj     = "\u200d"
)

// glyph is one code of the font, read in its context.
type glyph struct {
	kind kind
	text string // Unicode, in the form NFC gives it
	code byte   // the byte in the font; 0 for what has none
}

// code is the byte of the font that r stands for. The bytes may have been read as Windows-1252 (‡ for 0x87), as
// Latin-1 (U+0087) or as x-user-defined (U+F787).
func code(r rune) (byte, bool) {
	switch {
	case r < 0x80 || r >= 0x80 && r < 0xa0:
		return byte(r), true
	case r >= 0xf780 && r <= 0xf7ff:
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// kinds is kindOf of each code.
var kinds = func() (all [256]kind) {
	for c := range all {
		all[c] = classify(byte(c))
	}
	return all
}()

// kindOf is the kind of a code when nothing around it says otherwise.
func kindOf(c byte) kind { return kinds[c] }

func classify(c byte) kind {
	t := table[c]
	switch {
	case t == "":
		return other
	case c == '&':
		return virama
	case c == '\xa9':
		return reph
	case c >= 'A' && c <= 'J':
		return vowel
	case t == "ঁ":
		return nasal
	case t == "ি" || t == "ে" || t == "ৈ":
		return before
	case strings.HasPrefix(t, hasanta):
		return join
	case strings.HasSuffix(t, hasanta):
		return half
	case strings.Contains("া ী ু ূ ৃ ৗ", t):
		return after
	case t < "ক" || t >= "\u09e6" || t == "ং" || t == "ঃ":
		return sign
	}
	return base
}

// read makes glyphs of a word, deciding by their neighbours about the codes that are also punctuation or symbols.
func read(word string) []glyph {
	var room [40]rune
	var codeRoom [42]byte
	runes := room[:0]
	for _, r := range word {
		runes = append(runes, r)
	}
	codes := codeRoom[:] // 0 before and after
	if n := len(runes) + 2; n > len(codes) {
		codes = make([]byte, n)
	}
	for i, r := range runes {
		if c, ok := code(r); ok {
			codes[i+1] = c
		}
	}
	glyphs := make([]glyph, len(runes))
	last := other
	for i, r := range runes {
		c := codes[i+1]
		k := inContext(codes[i], c, codes[i+2], last)
		g := glyph{k, table[c], c}
		if k == other {
			g.text = string(r)
		}
		if c == 0xcd && last == base {
			g.text = hasanta + "ম" // Í is ত্ম's second part after ত, and ্ত after a half letter
		}
		glyphs[i] = g
		last = k
	}
	return glyphs
}

// context is what stands around a code.
type context struct {
	prev, next byte
	last       kind // that the code before turned out to be
	nextKind   kind
}

func (x context) afterLetter() bool { return x.last == base || x.last == join }
func (x context) afterStem() bool   { return x.afterLetter() || x.last == half }
func (x context) afterHalf() bool   { return x.last == half }
func (x context) beforeBase() bool  { return x.nextKind == base }
func (x context) noNumber() bool    { return x.prev < '0' || x.prev > '9' }

// conditions are those under which a code is a glyph that is a punctuation mark or a symbol otherwise; nil for none.
var conditions = [256]func(context) bool{
	// ‘ ’ — are parts of ন্তু স্তু ন্থ স্থ ন্ত স্ত
	0x91: context.afterHalf, 0x92: context.afterHalf, 0x97: context.afterHalf,
	0x93: context.afterLetter, // “
	0x94: context.beforeBase,  // ”
	0x96: func(x context) bool { // – is ু after র and its forms only
		return x.afterLetter() && strings.IndexByte("i`\xaa\xab\xd6\xe5\xb5\xbf\xce", x.prev) >= 0
	},
	0x82: wideStem, 0x84: wideStem, '~': wideStem,
	0x85: func(x context) bool { // … ends many sentences and few words
		return x.afterStem() && (x.nextKind != other && x.nextKind != sign || x.prev == 'Z')
	},
	0xa9: afterVowel, '&': afterVowel,
	'^': context.afterStem,
	'_': func(x context) bool { return x.prev != '_' && x.next != '_' }, // a line to be filled in
	// ° ± ² ³ µ · ¹ º ¼ ½ ¾ × ÷
	0xb0: context.noNumber, 0xb1: context.noNumber, 0xb2: context.noNumber, 0xb3: context.noNumber, 0xb5: context.noNumber,
	0xb7: context.noNumber, 0xb9: context.noNumber, 0xba: context.noNumber, 0xbc: context.noNumber, 0xbd: context.noNumber,
	0xbe: context.noNumber, 0xd7: context.noNumber, 0xf7: context.noNumber,
}

func wideStem(x context) bool { return x.afterStem() || x.last == before || x.last == after }

func afterVowel(x context) bool {
	return x.afterLetter() || x.last == after || x.last == vowel || x.last == nasal
}

// inContext is the kind of code c between two codes; last is the kind that the one before turned out to be.
func inContext(prev, c, next byte, last kind) kind {
	k := kindOf(c)
	x := context{prev, next, last, kindOf(next)}
	if fits := conditions[c]; fits != nil && !fits(x) {
		return other
	}
	if k == half && x.nextKind != base && x.nextKind != half && x.nextKind != join {
		return other
	}
	return k
}
