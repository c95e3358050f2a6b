package catalogue_test

import (
	"bytes"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// FuzzReaders feeds anything to every reader: none may panic, and what one accepts must be sound enough to be written.
func FuzzReaders(f *testing.F) {
	d := nested(f)
	d.Answer = annotations.Accept
	for i, format := range catalogue.Formats() {
		w, err := formattest.Export(format, formats.Options{}, d)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), w.Bytes())
		for name, file := range w.Files {
			if path.Ext(name) != ".conf" {
				f.Add(uint8(i), file.Data)
			}
		}
	}
	for _, name := range []string{"../columns/testdata/ud-bengali-bru.conllu"} {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(0), content)
	}
	all := catalogue.Formats()
	for _, v := range allVariants() {
		for i, format := range all {
			if format.Name == v.from {
				f.Add(uint8(i), []byte(v.content))
			}
		}
	}
	prodigy, err := catalogue.ByName("prodigy")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which uint8, content []byte) {
		_, _ = catalogue.Detect("a.txt", content, nil)
		format := all[int(which)%len(all)]
		if !format.Reads() {
			return
		}
		in := formats.Input{Name: "in", R: bytes.NewReader(content), Dir: fstest.MapFS{}}
		if format.Directory {
			ext := map[string]string{"brat": ".ann", "webanno": ".tsv", "cas": ".json"}[format.Name]
			in.R, in.Dir = nil, fstest.MapFS{"a" + ext: {Data: content}, "a.txt": {Data: []byte("📰 ঢাকায় বৃষ্টি।")}}
		}
		docs, err := formattest.ImportAll(format, in, formats.Options{SkipBad: true})
		if err != nil {
			return
		}
		for _, d := range docs {
			if d.Article == nil {
				t.Fatal("an article without text")
			}
			for _, s := range d.Spans {
				if fault := s.Fault(d.Article); !fault.None() {
					t.Fatalf("%s gave a span that no dataset takes: %s", format.Name, fault)
				}
			}
		}
		if _, err := formattest.Export(prodigy, formats.Options{}, docs...); err != nil {
			t.Fatalf("%s gave something that can't be written: %v", format.Name, err)
		}
	})
}
