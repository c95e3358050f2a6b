package catalogue_test

import (
	"bytes"
	"reflect"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestPreparingSeveralArticlesAtOnceWritesTheSame runs under the race detector in CI.
func TestPreparingSeveralArticlesAtOnceWritesTheSame(t *testing.T) {
	for _, f := range catalogue.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				docs := rapid.SliceOfN(rapid.Custom(formattest.Document), 1, 8).Draw(t, "articles")
				oneByOne, reported := new(formats.Report), new(formats.Report)
				want, err := formattest.Export(f, formats.Options{Report: oneByOne}, docs...)
				if err != nil {
					t.Skip(err)
				}
				got := formattest.NewMemory()
				w, err := f.NewWriter(got.Output(), formats.Options{Report: reported})
				if err != nil {
					t.Fatal(err)
				}
				prepared := make([]*formats.Prepared, len(docs))
				var wg sync.WaitGroup
				for i, d := range docs {
					wg.Go(func() { prepared[i] = w.Prepare(d) })
				}
				wg.Wait()
				for _, p := range prepared {
					if err := w.Put(p); err != nil {
						t.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Bytes(), want.Bytes()) || !reflect.DeepEqual(got.Files, want.Files) {
					t.Fatalf("another output:\n%q\n%q", got.Bytes(), want.Bytes())
				}
				if !reflect.DeepEqual(reported.Totals(), oneByOne.Totals()) {
					t.Fatalf("another report: %v, %v", reported.Totals(), oneByOne.Totals())
				}
			})
		})
	}
}
