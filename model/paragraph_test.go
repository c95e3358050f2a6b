package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		numbers    []int
	}{
		{"an empty text has one, which is blank", "", []string{""}, []int{0}},
		{"one line", "👩‍👧 সময\u09bc", []string{"👩‍👧 সময\u09bc"}, []int{1}},
		{"blank ones are not numbered", "ক\n\nখ\n \u00a0\t\nগ", []string{"ক", "", "খ", " \u00a0\t", "গ"}, []int{1, 0, 2, 0, 3}},
		{"a line feed at the end opens an empty one", "ক\n", []string{"ক", ""}, []int{1, 0}},
		{"a carriage return before a line feed belongs to it", "ক\r\n\u09beখ\r\r\n\r\n", []string{"ক", "\u09beখ\r", "", ""},
			[]int{1, 2, 0, 0}},
		{"only line feeds part", "ক\u2028খ\rগ\u0085ঘ\n\u200d", []string{"ক\u2028খ\rগ\u0085ঘ", "\u200d"}, []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := article(t, c.text)
			if a.Paragraphs() != len(c.want) {
				t.Fatalf("%d paragraphs, want %d", a.Paragraphs(), len(c.want))
			}
			for i, want := range c.want {
				if got := a.Slice(a.Paragraph(i)); got != want {
					t.Errorf("paragraph %d is %q, want %q", i, got, want)
				}
				if got := a.ParagraphNumber(i); got != c.numbers[i] {
					t.Errorf("paragraph %d has number %d, want %d", i, got, c.numbers[i])
				}
			}
			if a.Paragraph(-1) != (Range{}) || a.Paragraph(99) != (Range{a.Len(), a.Len()}) || a.ParagraphNumber(-1)+
				a.ParagraphNumber(99) != 0 {
				t.Error("wrong outside the article")
			}
		})
	}
}

func TestParagraphTablesAgreeWithSplitting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"", "", "", " ", "ক", strings.Repeat("কথা ", 200), strings.Repeat(" ", 3000)})
		lines := rapid.SliceOfN(line, 1, 400).Draw(t, "lines")
		a := article(t, strings.Join(lines, "\n"))
		if a.Paragraphs() != len(lines) {
			t.Fatalf("%d paragraphs, want %d", a.Paragraphs(), len(lines))
		}
		at, number := Offset(0), 0
		for i, line := range lines {
			want := Range{at, at + Offset(len(line))}
			if got := a.Paragraph(i); got != want {
				t.Fatalf("paragraph %d is %v, want %v", i, got, want)
			}
			for _, o := range []Offset{want.Start, want.End} {
				if got := a.ParagraphAt(o); got != i {
					t.Fatalf("ParagraphAt(%d) = %d, want %d", o, got, i)
				}
			}
			n := 0
			if strings.TrimSpace(line) != "" {
				number++
				n = number
			}
			if got := a.ParagraphNumber(i); got != n {
				t.Fatalf("paragraph %d has number %d, want %d", i, got, n)
			}
			at = want.End + 1
		}
	})
}

func TestFiveMillionEmptyLines(t *testing.T) {
	a := article(t, strings.Repeat("\n", 5_000_000)+"শেষ")
	if got := a.Slice(a.Paragraph(5_000_000)); got != "শেষ" {
		t.Errorf("the last paragraph is %q", got)
	}
	if a.Paragraph(2_500_000) != (Range{2_500_000, 2_500_000}) || a.ParagraphNumber(5_000_000) != 1 {
		t.Error("wrong in the middle or at the end")
	}
	if NextParagraph(a, 0) != 5_000_000 || PrevWord(a, a.Len()) != 5_000_000 || PrevSentence(a, 5_000_000) != 0 {
		t.Error("a motion does not cross the empty lines")
	}
}

func BenchmarkParagraph(b *testing.B) {
	a := article(b, news(b, 10<<20))
	n := a.Paragraphs()
	i := 0
	for b.Loop() {
		a.Paragraph(i % n)
		i += 7919
	}
}
