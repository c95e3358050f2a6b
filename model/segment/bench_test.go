package segment

import (
	"os"
	"strings"
	"testing"
)

// news is a Bengali news article repeated to about size bytes.
func news(b *testing.B, size int) string {
	data, err := os.ReadFile("../testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(data), size/len(data)+1)
}

func BenchmarkScanner(b *testing.B) {
	s := news(b, 1<<20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for sc := NewScanner(s); sc.Next(); {
		}
	}
}

func BenchmarkWords(b *testing.B) {
	s := news(b, 1<<20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for w := NewWords(s); w.Next(); {
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	s := news(b, 1<<20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for w := NewSentences(s); w.Next(); {
		}
	}
}

// oneLine is the news without line feeds, to show that a call by position does not read the line.
func oneLine(b *testing.B) (string, int) {
	s := strings.ReplaceAll(news(b, 8<<20), "\n", " ")
	return s, Floor(s, len(s)/2)
}

func BenchmarkFloorInALongLine(b *testing.B) {
	s, i := oneLine(b)
	for b.Loop() {
		Floor(s, i)
	}
}

func BenchmarkWordAtInALongLine(b *testing.B) {
	s, i := oneLine(b)
	for b.Loop() {
		WordAt(s, i)
	}
}

func BenchmarkSentenceAtInALongLine(b *testing.B) {
	s, i := oneLine(b)
	for b.Loop() {
		SentenceAt(s, i)
	}
}

func BenchmarkQuotationAtInALongLine(b *testing.B) {
	s, i := oneLine(b)
	for b.Loop() {
		QuotationAt(s, i, i)
	}
}
