package catalogue_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

// TestOwnFilesAreToldAndTakenBack has every format's output of articles with spans, with few, and with none told by its content alone
// and read back without a question. A file without any article may be empty.
func TestOwnFilesAreToldAndTakenBack(t *testing.T) {
	full := formattest.SentenceDoc(t)
	bare := formattest.SentenceDoc(t)
	bare.Spans = nil
	few := &formats.Doc{Article: formattest.MustArticle(t, "few", formattest.Quick), Spans: formattest.SentenceDoc(t).Spans[:1]}
	few.Spans[0].Range = model.Range{Start: 13, End: 25} // ঢাকা
	for _, f := range catalogue.Formats() {
		if !f.Reads() {
			continue
		}
		for name, docs := range map[string][]*formats.Doc{"spans": {full}, "no span": {bare}, "one span": {few},
			"the first without": {bare, few}} {
			docs = slices.Clone(docs)
			w, err := formattest.Export(f, formats.Options{}, docs...)
			if err != nil {
				t.Fatalf("%s, %s: %v", f.Name, name, err)
			}
			var files []string
			if f.Directory {
				files = slices.Sorted(maps.Keys(w.Files))
			}
			found, err := catalogue.Detect("out", w.Bytes(), files)
			if err != nil || found.Name != f.Name {
				t.Errorf("%s, %s: taken for %s, %v", f.Name, name, found.Name, err)
			}
			if again, err := formattest.ImportAll(f, w.Input(f), formats.Options{}); err != nil || len(again) != len(docs) ||
				strings.Count(formattest.Spans(again), "=") != strings.Count(formattest.Spans(docs), "=") {
				t.Errorf("%s, %s: read back as %q, %v", f.Name, name, formattest.Spans(again), err)
			}
		}
	}
}
