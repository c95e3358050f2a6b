package tagger

import (
	"strings"
	"unicode"

	"tippani/model/find"
	"tippani/model/segment"
)

// features are those of a word in its sentence, as hashes. Two features with one hash would share their weight: of a million one pair does
// with a probability of 1 in 40 million.
type features []uint64

// form is what is known of a word wherever it stands.
type form struct {
	word    uint64
	affixes []uint64 // with the shape, each with its template
}

// The templates of features: which a hash is of.
const (
	always uint64 = iota + 1
	theWord
	before
	after
	pairBefore
	pairAfter
	beginning // + the number of clusters
	ending    = beginning + 5
	theShape  = ending + 5
	edge      = theShape + 1 // of the sentence
)

const longestAffix = 4 // grapheme clusters

// mix joins two hashes into one (the finalizer of MurmurHash3, by Austin Appleby).
func mix(a, b uint64) uint64 {
	h := a*0x9E3779B97F4A7C15 ^ b
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

// hash is that of a text (FNV-1a), the same in every run.
func hash(s string) uint64 {
	h := uint64(0xCBF29CE484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001B3
	}
	return h
}

func formOf(word string) form {
	word = find.Plain(word)
	f := form{word: hash(word)}
	starts := []int{0}
	for i := 0; i < len(word); {
		i = segment.Next(word, i)
		starts = append(starts, i)
	}
	n := len(starts) - 1
	for k := 1; k <= min(n, longestAffix); k++ {
		f.affixes = append(f.affixes, mix(beginning+uint64(k), hash(word[:starts[k]])), mix(ending+uint64(k), hash(word[starts[n-k]:])))
	}
	f.affixes = append(f.affixes, mix(theShape, hash(shape(word))))
	return f
}

// shape is the kinds of characters of a word in their order, each once in a row: "অঅ-৯" and "রা-২০" have one.
func shape(word string) string {
	var b strings.Builder
	prior := byte(0)
	for _, r := range word {
		kind := byte('x')
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
			continue
		case unicode.IsUpper(r):
			kind = 'A'
		case unicode.IsLower(r):
			kind = 'a'
		case unicode.IsDigit(r):
			kind = '9'
		case !unicode.IsLetter(r):
			kind = '.'
			if r == '-' || r == '–' {
				kind = '-'
			}
		}
		if kind != prior {
			b.WriteByte(kind)
			prior = kind
		}
	}
	return b.String()
}

// forms keeps what is known of words, which occur again and again.
type forms struct {
	known map[string]form
}

const mostForms = 1 << 16

func newForms() *forms { return &forms{known: map[string]form{}} }

func (c *forms) of(word string) form {
	f, ok := c.known[word]
	if !ok {
		if len(c.known) >= mostForms {
			clear(c.known)
		}
		f = formOf(word)
		c.known[strings.Clone(word)] = f
	}
	return f
}

// features lists those of each word of a sentence.
func (c *forms) features(words []string, each func(i int, f features)) {
	all := make([]form, len(words))
	for i, w := range words {
		all[i] = c.of(w)
	}
	at := func(i int) uint64 {
		if i < 0 || i >= len(all) {
			return edge
		}
		return all[i].word
	}
	buf := make(features, 0, 32)
	for i, f := range all {
		l, r := at(i-1), at(i+1)
		buf = append(buf[:0], mix(always, 0), mix(theWord, f.word), mix(before, l), mix(after, r),
			mix(mix(pairBefore, l), f.word), mix(mix(pairAfter, f.word), r))
		buf = append(buf, f.affixes...)
		each(i, buf)
	}
}
