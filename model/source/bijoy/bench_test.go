package bijoy

import (
	"strings"
	"testing"
)

func BenchmarkDetectAndConvert(b *testing.B) {
	var line strings.Builder
	for _, p := range pairs(b) {
		line.WriteString(p[0] + " ")
	}
	text := strings.Repeat(line.String()+"\n", 100)
	b.Run("detect", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			Detect(text)
		}
	})
	b.Run("convert", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			ConvertLikely(text)
		}
	})
	bengali := strings.Repeat("রাষ্ট্রীয় সংবাদ ", 20_000)
	b.Run("detect in Unicode Bengali", func(b *testing.B) {
		b.SetBytes(int64(len(bengali)))
		for b.Loop() {
			Detect(bengali)
		}
	})
}
