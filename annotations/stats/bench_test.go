package stats

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// records is a dataset of articles of about 4 kB with 20 spans each.
func records(b *testing.B, n int) []byte {
	b.Helper()
	const sentence = "শিল্পী রহিম কাজ বলেন। "
	var out []byte
	for i := range n {
		a, err := model.NewArticle(fmt.Sprint("article-", i), strings.Repeat(sentence, 66), model.Meta{})
		if err != nil {
			b.Fatal(err)
		}
		r := &record.Record{Article: a, Annotator: "মিনা"}
		for j := range 20 {
			start := j * len(sentence)
			r.Spans = append(r.Spans, &annotations.Span{ID: fmt.Sprint("s", j+1), Label: "PER", Kind: annotations.Entity,
				Range: model.Range{Start: model.Offset(start), End: model.Offset(start + len("শিল্পী"))}})
		}
		out = append(record.Append(out, r), '\n')
	}
	return out
}

func BenchmarkStats(b *testing.B) {
	data := records(b, 500)
	meter, decoder := NewMeter(), record.NewDecoder("d")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		table := NewTable()
		number := 0
		for line := range bytes.Lines(data) {
			number++
			table.Add(meter.Measure(decoder.Decode(number, line)))
		}
		if table.Stats(10).Spans != 10_000 {
			b.Fatal("spans are missing")
		}
	}
}
