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
