package model

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func article(t interface{ Fatal(...any) }, text string) *Article {
	a, err := NewArticle("a", text, Meta{Title: "শিরোনাম"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestInvalidUTF8IsRefusedWithItsOffset(t *testing.T) {
	pad := strings.Repeat("কথা ", 500_000)
	for _, c := range []struct {
		name, text string
		at         int
	}{
		{"a stray byte", "ক\xff", 3},
		{"a letter cut off at the end", "কথ\xe0\xa6", 6},
		{"a letter cut off between others", "কখগ\xe0\xa6abcdefgh", 9},
		{"a letter whose last byte is a first byte", "কখগ\xe0\xa6কখগঘ", 9},
		{"a surrogate", "a\xed\xa0\x80", 1},
		{"an overlong form", "\xc0\x80", 0},
		{"late in a long text", pad + "\xf5" + pad, len(pad)},
		{"the first of two", pad + "\xf5" + pad + "\xf5", len(pad)},
		{"only continuation bytes", strings.Repeat("\x80", 5000), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := NewArticle("a", c.text, Meta{})
			var bad *InvalidUTF8Error
			if !errors.As(err, &bad) || bad.Offset != c.at {
				t.Errorf("got %v, want offset %d", err, c.at)
			}
		})
	}
}

func TestInvalidUTF8IsFoundAtEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat("ক", rapid.IntRange(0, 2000).Draw(t, "before")) +
			string(rapid.SliceOfN(rapid.Byte(), 0, 5).Draw(t, "bytes")) +
			strings.Repeat("👩a", rapid.IntRange(0, 1000).Draw(t, "after"))
		_, err := NewArticle("a", text, Meta{})
		var bad *InvalidUTF8Error
		if utf8.ValidString(text) {
			if err != nil {
				t.Fatalf("a valid text is refused: %v", err)
			}
			return
		}
		want := 0
		for {
			r, n := utf8.DecodeRuneInString(text[want:])
			if r == utf8.RuneError && n <= 1 {
				break
			}
			want += n
		}
		if !errors.As(err, &bad) || bad.Offset != want {
			t.Fatalf("got %v, want offset %d", err, want)
		}
	})
}

func TestArticleKeepsTextAndMeta(t *testing.T) {
	text := "👩‍👧 সময\u09bc\nr\u09cd\u200d"
	a := article(t, text)
	sum := sha256.Sum256([]byte(text))
	if a.ID() != "a" || a.Text() != text || a.Len() != Offset(len(text)) || a.Meta().Title != "শিরোনাম" ||
		a.SHA256() != hex.EncodeToString(sum[:]) {
		t.Error("the article is not what it was made of")
	}
	if got := a.Slice(Range{-5, 1 << 30}); got != text {
		t.Errorf("a range outside is cut to %q", got)
	}
	if got := a.Slice(Range{5, 2}); got != "" {
		t.Errorf("a reversed range is %q", got)
	}
	long := strings.Repeat("কথা", 100_000)
	sum = sha256.Sum256([]byte(long))
	if article(t, long).SHA256() != hex.EncodeToString(sum[:]) {
		t.Error("wrong checksum of a long text")
	}
}

// news is the sample article repeated to about size bytes.
func news(b *testing.B, size int) string {
	data, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(data), size/len(data)+1)
}

func BenchmarkOpen100MB(b *testing.B) {
	text := news(b, 100<<20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		article(b, text)
	}
}

func BenchmarkOpenFiveMillionEmptyLines(b *testing.B) {
	text := strings.Repeat("\n", 5_000_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		article(b, text)
	}
}
