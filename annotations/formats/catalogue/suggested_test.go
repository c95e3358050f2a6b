package catalogue_test

import (
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestASuggestionIsKeptOrCounted looks whether what a span was made from, where it can't be kept, is reported.
func TestASuggestionIsKeptOrCounted(t *testing.T) {
	for _, f := range catalogue.Formats() {
		d := formattest.SentenceDoc(t)
		d.Spans[0].Suggested = &annotations.Suggested{Source: "crf@3", Score: 0.91}
		report := &formats.Report{}
		if _, err := formattest.Export(f, formats.Options{Report: report}, d); err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		lost := 1
		if f.Keeps.Has(formats.KeepsSuggested) {
			lost = 0
		}
		if got := report.Count(formats.SuggestedOut); got != lost {
			t.Errorf("%s: %d suggestions are counted as lost, want %d", f.Name, got, lost)
		}
	}
}
