package reanchor

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/segment"
)

// token is a word of a draft. Its number stays with it wherever it goes; a word that was changed is another.
type token struct {
	number int
	text   string
	tag    string // of named entities, as in IOB
	glued  bool   // no space before it
}

type sentence []token

// draft is an article that is made of sentences in paragraphs, so that it can be edited and one knows what became of each word.
type draft struct{ paragraphs [][]sentence }

// print is the text, and where each word stands in it.
func (d *draft) print() (string, map[int]model.Range) {
	var b strings.Builder
	at := map[int]model.Range{}
	for i, paragraph := range d.paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for k, s := range paragraph {
			for n, w := range s {
				if (k > 0 || n > 0) && !w.glued {
					b.WriteByte(' ')
				}
				start := b.Len()
				b.WriteString(w.text)
				at[w.number] = model.Range{Start: model.Offset(start), End: model.Offset(b.Len())}
			}
		}
	}
	return b.String(), at
}

// numbers is the words in their order.
func (d *draft) numbers() []int {
	var list []int
	for _, paragraph := range d.paragraphs {
		for _, s := range paragraph {
			for _, w := range s {
				list = append(list, w.number)
			}
		}
	}
	return list
}

// mark is a span of a draft: words that follow one another, and how many bytes of the last are not part of it.
type mark struct {
	id    string
	words []int
	short int
	label string
}

func (m mark) span(at map[int]model.Range) *annotations.Span {
	return &annotations.Span{ID: m.id, Label: m.label, Kind: annotations.Entity,
		Range: model.Range{Start: at[m.words[0]].Start, End: at[m.words[len(m.words)-1]].End - model.Offset(m.short)}}
}

// corpus is sentences to make drafts of.
type corpus struct {
	sentences []sentence
	last      int // number given to a word
}

func (c *corpus) fresh(s sentence) sentence {
	out := make(sentence, len(s))
	for i, w := range s {
		c.last++
		w.number = c.last
		out[i] = w
	}
	return out
}

func lines(t testing.TB, path string, each func(string)) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		each(in.Text())
	}
}

func punctuation(w string) bool { return strings.ContainsAny(w, "।,?!;:") && len(w) <= 3 }

// news is sentences of Bengali-NER, in their order.
func news(t testing.TB) *corpus {
	c := &corpus{}
	var s sentence
	lines(t, "testdata/bengali-ner.tsv", func(line string) {
		word, tag, ok := strings.Cut(strings.TrimPrefix(line, "\ufeff"), "\t")
		if !ok {
			if len(s) > 0 {
				c.sentences = append(c.sentences, s)
			}
			s = nil
			return
		}
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return unicode.IsSpace(r) || r == 0x200B }) {
			return
		}
		s = append(s, token{text: word, tag: tag, glued: punctuation(word) && len(s) > 0})
	})
	return c
}

// talk is the short sentences of UD Bengali-BRU.
func talk(t testing.TB) *corpus {
	c := &corpus{}
	var s sentence
	lines(t, "testdata/ud-bengali-bru.conllu", func(line string) {
		fields := strings.Split(line, "\t")
		if len(fields) < 4 {
			if line == "" && len(s) > 0 {
				c.sentences = append(c.sentences, s)
				s = nil
			}
			return
		}
		tag := "O"
		if fields[3] == "NOUN" || fields[3] == "PROPN" {
			tag = "B-" + fields[3]
		}
		s = append(s, token{text: fields[1], tag: tag, glued: fields[3] == "PUNCT" && len(s) > 0})
	})
	return c
}

// whole is the sentences of the bundled article.
func whole(t testing.TB) *corpus {
	data, err := os.ReadFile("../../model/testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := &corpus{}
	for _, paragraph := range strings.Split(string(data), "\n") {
		for at := segment.NewSentences(paragraph); at.Next(); {
			var s sentence
			for i, w := range strings.Fields(paragraph[at.Start():at.End()]) {
				s = append(s, token{text: w, tag: []string{"B-X", "O", "O"}[i%3]})
			}
			if len(s) > 0 {
				c.sentences = append(c.sentences, s)
			}
		}
	}
	return c
}

// article makes a draft of n sentences from at on, three or so to a paragraph, with spans of all sorts on it.
func (c *corpus) article(at, n int, r *rand.Rand) (*draft, []mark) {
	d := &draft{}
	var marks []mark
	add := func(label string, words sentence, short int) {
		m := mark{id: fmt.Sprint("s", len(marks)+1), label: label, short: short}
		for _, w := range words {
			m.words = append(m.words, w.number)
		}
		marks = append(marks, m)
	}
	for i := range n {
		s := c.fresh(c.sentences[(at+i)%len(c.sentences)])
		if last := len(d.paragraphs) - 1; last >= 0 && len(d.paragraphs[last]) < 1+r.IntN(4) {
			d.paragraphs[last] = append(d.paragraphs[last], s)
		} else {
			d.paragraphs = append(d.paragraphs, []sentence{s})
		}
		for k := 0; k < len(s); k++ {
			if s[k].tag == "O" {
				continue
			}
			end := k + 1
			for end < len(s) && strings.HasPrefix(s[end].tag, "I-") {
				end++
			}
			add("PER", s[k:end], stem(s[end-1].text, r))
			k = end - 1
		}
		if r.IntN(3) == 0 {
			add("QUOTE", s, 0)
		}
		if len(s) > 4 && r.IntN(3) == 0 {
			k := r.IntN(len(s) - 3)
			add("CLAIM", s[k:k+3], 0)
		}
	}
	return d, marks
}

// stem is how many bytes of a word an ending has that is left out of a span, as রাশিয়ার is of রাশিয়া.
func stem(word string, r *rand.Rand) int {
	if len(word) < 12 || r.IntN(2) == 0 {
		return 0
	}
	last := segment.Prev(word, len(word))
	return len(word) - last
}

func spansOf(marks []mark, at map[int]model.Range) []*annotations.Span {
	var spans []*annotations.Span
	for _, m := range marks {
		spans = append(spans, m.span(at))
	}
	return spans
}
