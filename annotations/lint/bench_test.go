package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/model"
)

// BenchmarkFindings looks through articles of about 50 KB and 500 KB: the figure is tokens a second.
func BenchmarkFindings(b *testing.B) {
	const piece = "⟦PER শেখ রহিম⟧ ও ⟦PER রহিমের⟧ ভাই ⟦GPE ঢাকায়⟧ গিয়ে “⟦QUOTE আমরা ভালো আছি⟧” বলেন। " +
		"শেখ রহিমকে দেখে ⟦ORG দুদক।⟧ খুশি, ঢাকা‑চট্টগ্রাম পথে। "
	for _, n := range []int{200, 2000} {
		a, spans := marked(b, "😀 "+strings.Repeat(piece, n))
		l := lint.New(annotations.Default(), nil)
		b.Run(fmt.Sprintf("%dKB", a.Len()>>10), func(b *testing.B) {
			for b.Loop() {
				l.Findings(a, spans, nil)
			}
			b.ReportMetric(float64(model.CountTokens(a))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
