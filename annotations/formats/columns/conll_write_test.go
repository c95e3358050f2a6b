package columns_test

import (
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestLabelsThatLinesTrimAreCounted: a blank at the end of a label does not come back from the end of a line.
func TestLabelsThatLinesTrimAreCounted(t *testing.T) {
	f, _ := catalogue.ByName("conll")
	d := formattest.SentenceDoc(t)
	d.Spans[0].Label = "PER "
	report := new(formats.Report)
	if _, err := formattest.Export(f, formats.Options{Report: report}, d); err != nil || report.Count(formats.Rewritten) == 0 {
		t.Errorf("%v, %v", report.Totals(), err)
	}
}
