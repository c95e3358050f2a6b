package formats

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"tippani/model"
)

// TestOwnFilesAreToldAndTakenBack has every format's output of articles with spans, with few, and with none told by its content alone
// and read back without a question. A file without any article may be empty.
func TestOwnFilesAreToldAndTakenBack(t *testing.T) {
	full := sentenceDoc(t)
	bare := sentenceDoc(t)
	bare.Spans = nil
	few := &Doc{Article: mustArticle(t, "few", quick), Spans: sentenceDoc(t).Spans[:1]}
	few.Spans[0].Range = model.Range{Start: 13, End: 25} // ঢাকা
	for _, f := range Formats() {
		if !f.Reads() {
			continue
		}
		for name, docs := range map[string][]*Doc{"spans": {full}, "no span": {bare}, "one span": {few},
			"the first without": {bare, few}} {
			docs = slices.Clone(docs)
			w, err := export(f, Options{}, docs...)
			if err != nil {
				t.Fatalf("%s, %s: %v", f.Name, name, err)
			}
			var files []string
			if f.Directory {
				files = slices.Sorted(maps.Keys(w.files))
			}
			found, err := Detect("out", w.Bytes(), files)
			if err != nil || found.Name != f.Name {
				t.Errorf("%s, %s: taken for %s, %v", f.Name, name, found.Name, err)
			}
			if again, err := importAll(f, w.input(f), Options{}); err != nil || len(again) != len(docs) ||
				strings.Count(slicesOf(again), "=") != strings.Count(slicesOf(docs), "=") {
				t.Errorf("%s, %s: read back as %q, %v", f.Name, name, slicesOf(again), err)
			}
		}
	}
}
