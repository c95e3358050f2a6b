package formats

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations"
	"tippani/model"
)

// newsDoc is an article of about 5 kB of Bengali with a span every few words.
func newsDoc(b *testing.B) *Doc {
	b.Helper()
	text := strings.Repeat(sentence+" উত্তর কোরিয়ার সঙ্গে আলোচনায় প্রধানমন্ত্রী বলেন, ‘আমরা প্রস্তুত’।\n", 25)
	d := &Doc{Article: mustArticle(b, "a1", text), Answer: annotations.Accept}
	for at := 0; ; {
		i := strings.Index(text[at:], "রহিম উদ্দিন")
		if i < 0 {
			return d
		}
		start := at + i
		at = start + len("রহিম উদ্দিন")
		d.Spans = append(d.Spans, &annotations.Span{ID: "s" + string(rune('A'+len(d.Spans))), Label: "PER", Kind: annotations.Entity,
			Range: model.Range{Start: model.Offset(start), End: model.Offset(at)}})
	}
}

// BenchmarkWrite counts bytes of output.
func BenchmarkWrite(b *testing.B) {
	d := newsDoc(b)
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			sample, err := export(f, Options{}, d)
			if err != nil {
				b.Fatal(err)
			}
			size := sample.Len()
			for _, file := range sample.files {
				size += len(file.Data)
			}
			discard := func(string) (io.WriteCloser, error) { return &memoryFile{in: fstest.MapFS{}}, nil }
			w, err := f.NewWriter(Output{Name: "out", W: io.Discard, Create: discard}, Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				if err := w.Write(d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRead counts bytes of input, of the formats that are one file.
func BenchmarkRead(b *testing.B) {
	d := newsDoc(b)
	docs := make([]*Doc, 20)
	for i := range docs {
		docs[i] = d
	}
	for _, f := range Formats() {
		if !f.Reads() || f.Directory {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			sample, err := export(f, Options{}, docs...)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(sample.Len()))
			for b.Loop() {
				in := sample.input(f)
				in.R = bytes.NewReader(sample.Bytes())
				if _, err := importAll(f, in, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
