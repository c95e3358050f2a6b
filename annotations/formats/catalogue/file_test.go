package catalogue_test

import (
	"os"
	"path/filepath"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestFilesAppearWhole writes each format to a path and reads it back; before Commit nothing stands there.
func TestFilesAppearWhole(t *testing.T) {
	for _, f := range catalogue.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out"+f.Extensions[0])
			out, err := f.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			defer out.Discard()
			w, err := f.NewWriter(out.Output, formats.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write(formattest.SentenceDoc(t)); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(path); err == nil && !f.Directory {
				t.Error("the file stands there before it is committed")
			}
			if err := out.Commit(); err != nil {
				t.Fatal(err)
			}
			if !f.Reads() {
				return
			}
			in, file, err := formats.OpenPath(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			docs, err := formattest.ImportAll(f, in, formats.Options{Unit: f.Unit})
			if err != nil || len(docs) != 1 || formattest.Spans(docs) != formattest.Composed("PER=রহিম উদ্দিন GPE=ঢাকায়") {
				t.Errorf("%v %v", formattest.Spans(docs), err)
			}
		})
	}
}
