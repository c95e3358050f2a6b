package formats

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFilesAppearWhole writes each format to a path and reads it back; before Commit nothing stands there.
func TestFilesAppearWhole(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out"+f.Extensions[0])
			out, err := CreatePath(path, f)
			if err != nil {
				t.Fatal(err)
			}
			defer out.Discard()
			w, err := f.NewWriter(out.Output, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write(sentenceDoc(t)); err != nil {
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
			in, file, err := OpenPath(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			docs, err := importAll(f, in, Options{Unit: f.Unit})
			if err != nil || len(docs) != 1 || slicesOf(docs) != composed("PER=রহিম উদ্দিন GPE=ঢাকায়") {
				t.Errorf("%v %v", slicesOf(docs), err)
			}
		})
	}
}
