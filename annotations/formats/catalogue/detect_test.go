package catalogue_test

import (
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestFormatsAreToldByTheirContent(t *testing.T) {
	for _, f := range catalogue.Formats() {
		if !f.Reads() {
			continue
		}
		w, err := formattest.Export(f, formats.Options{}, formattest.SentenceDoc(t))
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		if f.Directory {
			for name := range w.Files {
				files = append(files, name)
			}
		}
		got, err := catalogue.Detect("x"+f.Extensions[0], w.Bytes(), files)
		if err != nil || got.Name != f.Name {
			t.Errorf("%s was taken for %q (%v)", f.Name, got.Name, err)
		}
	}
	if _, err := catalogue.Detect("x.txt", []byte("কথা"), nil); err == nil || !strings.Contains(err.Error(), "--from") {
		t.Errorf("plain text: %v", err)
	}
}

func TestBinaryFilesAreToldFromArticles(t *testing.T) {
	for head, want := range map[string]string{"PAR1\x15\x04\x15\x10\x00": "parquet", "PAR1 একটি লেখা": "", "ঢাকা": "", "": "", "\x00": ""} {
		if got := catalogue.Binary([]byte(head)); got != want {
			t.Errorf("%q is taken for %q", head, got)
		}
	}
}
