package annotations

import (
	"testing"

	"tippani/model"
)

func BenchmarkSetOf100000Spans(b *testing.B) {
	for b.Loop() {
		manySpans(100_000)
	}
}

func BenchmarkAddAndRemoveAmong100000Spans(b *testing.B) {
	set := manySpans(100_000)
	for b.Loop() {
		tx := AddSpan(&Span{ID: "new", Label: "PER", Range: model.Range{Start: 1_000_000, End: 1_000_020}})
		set.Apply(tx)
		set.Apply(tx.Inverse())
	}
}

func BenchmarkAtAmong100000Spans(b *testing.B) {
	set := manySpans(100_000)
	for b.Loop() {
		set.At(1_000_010)
	}
}
