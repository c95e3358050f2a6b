package reanchor

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
)

// words is a text as a list of words, punctuation marks among them. Equal ids, in either text, are equal words: those that search
// does not tell apart.
type words struct {
	article *model.Article
	at      []model.Range
	id      []int32
	weight  []float64 // weight[i] is the sum of the bits of the words before word i
	ends    []bool    // a sentence or a line ends after the word
}

// vocabulary gives each word of both texts its id and counts it.
type vocabulary struct {
	ids   map[string]int32
	count []int32
	most  []float64 // bits at most
	fold  []byte
}

func newWords(old, now *model.Article) (a, b *words) {
	v := &vocabulary{ids: make(map[string]int32)}
	a, b = v.read(old), v.read(now)
	total := len(a.id) + len(b.id)
	bits := make([]float64, len(v.count))
	for id := range bits {
		bits[id] = v.bits(id, total)
	}
	a.weigh(bits)
	b.weigh(bits)
	return a, b
}

func (v *vocabulary) read(article *model.Article) *words {
	w := &words{article: article}
	all := model.AppendTokens(nil, article)
	w.at, w.id = all[:0], make([]int32, 0, len(all))
	for _, r := range all {
		v.fold = find.AppendFolded(v.fold[:0], article.Slice(r), nil)
		if len(v.fold) == 0 {
			continue // joiners that stand alone
		}
		id, known := v.ids[string(v.fold)]
		if !known {
			id = int32(len(v.count))
			v.ids[string(v.fold)] = id
			v.count = append(v.count, 0)
			first, _ := utf8.DecodeRune(v.fold)
			most := mostBits
			if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
				most = markBits
			} else if common()[string(v.fold)] {
				most = commonBits
			}
			v.most = append(v.most, most)
		}
		v.count[id]++
		if last := len(w.at) - 1; last >= 0 && strings.IndexByte(article.Text()[w.at[last].End:r.Start], '\n') >= 0 {
			w.ends[last] = true
		}
		w.at = append(w.at, r)
		w.id = append(w.id, id)
		w.ends = append(w.ends, sentenceEnd(article.Slice(r)))
	}
	return w
}

func sentenceEnd(mark string) bool {
	switch mark {
	case "।", "॥", "?", "!":
		return true
	}
	return false
}

const (
	mostBits = 10.0 // of one word: one that occurs once is no better evidence than this, however long the texts
	markBits = 2.0  // of a punctuation mark
	// background is how many words of other texts are thought of as well, so that a short text does not make its words common.
	background = 1000
)

// bits is how much it says that a word is the same at two places: what rare words agree in is seldom chance.
func (v *vocabulary) bits(id, total int) float64 {
	return min(v.most[id], math.Log2(float64(total+background)/float64(v.count[id])))
}

func (w *words) weigh(bits []float64) {
	w.weight = make([]float64, len(w.id)+1)
	for i, id := range w.id {
		w.weight[i+1] = w.weight[i] + bits[id]
	}
}

// bits is the evidence in the words from..to-1.
func (w *words) bits(from, to int) float64 { return w.weight[to] - w.weight[from] }

// touching are the first word that shares text with r and the one after the last; equal when there is none.
func (w *words) touching(r model.Range) (from, to int) {
	first, last := model.Touching(w.at, r)
	return first, max(last+1, first)
}

func (w *words) len() int { return len(w.id) }
