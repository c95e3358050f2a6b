package catalogue_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

// newsDoc is an article of about 5 kB of Bengali with a span every few words.
func newsDoc(b *testing.B) *formats.Doc {
	b.Helper()
	text := strings.Repeat(formattest.Sentence+" উত্তর কোরিয়ার সঙ্গে আলোচনায় প্রধানমন্ত্রী বলেন, ‘আমরা প্রস্তুত’।\n", 25)
	d := &formats.Doc{Article: formattest.MustArticle(b, "a1", text), Answer: annotations.Accept}
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
	for _, f := range catalogue.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			sample, err := formattest.Export(f, formats.Options{}, d)
			if err != nil {
				b.Fatal(err)
			}
			size := sample.Len()
			for _, file := range sample.Files {
				size += len(file.Data)
			}
			discard := func(string) (io.WriteCloser, error) { return &formattest.MemoryFile{In: fstest.MapFS{}}, nil }
			w, err := f.NewWriter(formats.Output{Name: "out", W: io.Discard, Create: discard}, formats.Options{})
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
	docs := make([]*formats.Doc, 20)
	for i := range docs {
		docs[i] = d
	}
	for _, f := range catalogue.Formats() {
		if !f.Reads() || f.Directory {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			sample, err := formattest.Export(f, formats.Options{}, docs...)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(sample.Len()))
			for b.Loop() {
				in := sample.Input(f)
				in.R = bytes.NewReader(sample.Bytes())
				if _, err := formattest.ImportAll(f, in, formats.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
