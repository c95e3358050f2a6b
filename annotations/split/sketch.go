// Package split divides a dataset into parts for training, development and test: whole articles, the labels spread evenly,
// articles that nearly repeat each other on one side. The outcome depends on the records and the seed alone, not on the
// machine and not on the order of the file.
package split

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"strings"
	"unicode"

	"tippani/annotations/record"
)

// The sketch of a text is the least hash of its shingles under each of hashes functions (Broder, 1997): the part of them that
// two texts have in common estimates how much of their shingles is. Texts that agree in all rows of a band are compared.
const (
	hashes  = 64
	rows    = 4
	bands   = hashes / rows
	shingle = 3 // words
)

// signature keeps 16 bits of each least hash: two that differ look alike once in 65,536 times, which does not change the estimate.
type signature [hashes]uint16

// Sketch is what a Plan needs of a record.
type Sketch struct {
	textSketch
	labels []counted[string]
}

// textSketch is what tells articles apart and finds those that are alike.
type textSketch struct {
	article   uint64 // hash of the id
	text      uint64 // hash of the text
	empty     bool   // there are no words, so that it is like nothing else
	signature signature
}

// counted is how many spans have a label.
type counted[Label comparable] struct {
	label Label
	count int32
}

// addLabel counts n more spans of a label.
func addLabel[Label comparable](list []counted[Label], label Label, n int32) []counted[Label] {
	for i := range list {
		if list[i].label == label {
			list[i].count += n
			return list
		}
	}
	return append(list, counted[Label]{label, n})
}

// SketchOf makes a record's sketch. The record has an article.
func SketchOf(r *record.Record) Sketch {
	text := r.Article.Text()
	s := Sketch{textSketch: textSketch{article: hashOf(r.Article.ID()), text: hashOf(text)}}
	if r.Article.ID() == "" {
		s.article = s.text
	}
	for _, span := range r.Spans {
		s.labels = addLabel(s.labels, span.Label, 1)
	}
	s.empty = !s.signature.of(text)
	return s
}

// hashOf is the same on every machine.
func hashOf(s string) uint64 {
	sum := sha256.Sum256([]byte(s))
	return binary.BigEndian.Uint64(sum[:8])
}

// of fills the signature in and reports whether the text has words.
func (sig *signature) of(text string) bool {
	var least leastHashes
	for i := range least {
		least[i] = math.MaxUint32
	}
	defer func() {
		for i, h := range least {
			sig[i] = uint16(h)
		}
	}()
	var last [shingle]uint64
	n := 0
	for word := range strings.FieldsSeq(text) {
		word = strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) })
		if word == "" {
			continue
		}
		copy(last[:], last[1:])
		last[shingle-1] = wordHash(word)
		if n++; n >= shingle {
			least.add(joined(last[:]))
		}
	}
	if 0 < n && n < shingle {
		least.add(joined(last[shingle-n:]))
	}
	return n > 0
}

// wordHash is FNV-1a.
func wordHash(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

func joined(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ w)
	}
	return h
}

// mix is the finisher of SplitMix64 (Steele, Lea and Flood, 2014): each bit of x bears on each bit of the result.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// factors are odd numbers, one a hash function: the upper half of a product with one is a hash of its own.
var factors = func() (f [hashes]uint64) {
	for i := range f {
		f[i] = mix(uint64(i)) | 1
	}
	return f
}()

// leastHashes is a signature in the making.
type leastHashes [hashes]uint32

func (l *leastHashes) add(h uint64) {
	for i := range l {
		l[i] = min(l[i], uint32(h*factors[i]>>32))
	}
}

// similarity estimates the part of shingles that two texts have in common, from 0 to 1.
func (sig *signature) similarity(other *signature) float64 {
	same := 0
	for i := range sig {
		if sig[i] == other[i] {
			same++
		}
	}
	return float64(same) / hashes
}

func (sig *signature) band(n int) uint64 {
	h := uint64(n)
	for _, v := range sig[n*rows : (n+1)*rows] {
		h = mix(h ^ uint64(v))
	}
	return h
}
