package typeset

import (
	"image"
	"os"
	"strings"
	"testing"
)

// newWords are different words of the article, as many as stand on a page.
func newWords(b *testing.B) []string {
	text, err := os.ReadFile("../../model/testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	seen := map[string]bool{}
	var out []string
	for _, w := range strings.Fields(string(text)) {
		if w = strings.Trim(w, "।,;:‘’“”()-"); w != "" && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out[:min(len(out), 360)]
}

// BenchmarkNewWords sets 360 words that were not set before.
func BenchmarkNewWords(b *testing.B) {
	words := newWords(b)
	s := New(system(b), image.Pt(8, 16), 0)
	for b.Loop() {
		s.words = cache{}
		for _, w := range words {
			s.Word(w, false, false)
		}
	}
	b.ReportMetric(float64(len(words)), "words/op")
}

// BenchmarkKnownWords asks for the advances of the same words again.
func BenchmarkKnownWords(b *testing.B) {
	words := newWords(b)
	s := New(system(b), image.Pt(8, 16), 0)
	var buf []int
	for b.Loop() {
		for _, w := range words {
			buf = s.Advances(w, false, false, buf[:0])
		}
	}
}

// BenchmarkNew finds the size of the text in fonts that are known.
func BenchmarkNew(b *testing.B) {
	set := system(b)
	for b.Loop() {
		New(set, image.Pt(8, 16), 0)
	}
}
