package catalogue_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestTheReportCountsWhatIsInTheOutput reads every output back: the headline of an export must not tell of spans and articles
// that were left out.
func TestTheReportCountsWhatIsInTheOutput(t *testing.T) {
	for _, f := range catalogue.Formats() {
		for _, align := range []formats.Align{formats.Expand, formats.Contract, formats.Exact} {
			if align != formats.Expand && f.Unit != "" && f.Name != "prodigy" {
				continue
			}
			t.Run(f.Name+" "+string(align), func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) {
					d := formattest.Document(t)
					d.Answer = rapid.SampledFrom([]annotations.Answer{"", annotations.Accept, annotations.Reject}).Draw(t, "answer")
					report := new(formats.Report)
					w, err := formattest.Export(f, formats.Options{Align: align, Report: report}, d)
					if err != nil {
						t.Fatal(err)
					}
					articles, spans := contents(t, f, w)
					if report.Articles != articles || report.Spans != spans {
						t.Errorf("the report tells of %d articles and %d spans, the output holds %d and %d of %d", report.Articles,
							report.Spans, articles, spans, len(d.Spans))
					}
				})
			})
		}
	}
}

// contents counts the articles and spans of an output.
func contents(t *rapid.T, f formats.Format, w *formattest.Memory) (articles, spans int) {
	if f.Name == "html" {
		page := w.String()
		return strings.Count(page, "<article "), strings.Count(page, ` tabindex="0"`)
	}
	if !f.Reads() {
		var graph struct {
			Graph []any `json:"@graph"`
		}
		if err := json.Unmarshal(w.Bytes(), &graph); err != nil {
			t.Fatal(err)
		}
		return min(len(graph.Graph), 1), len(graph.Graph)
	}
	r, err := f.NewReader(w.Input(f), formats.Options{Unit: f.Unit})
	if err != nil {
		if f.Directory && len(w.Files) <= 1 { // nothing but its settings
			return 0, 0
		}
		t.Fatal(err)
	}
	docs, err := formattest.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		spans += len(d.Spans)
	}
	return len(docs), spans
}

func TestALeftOutNestedSpanIsNotCountedAsWritten(t *testing.T) {
	for _, f := range catalogue.Formats() {
		report := new(formats.Report)
		if _, err := formattest.Export(f, formats.Options{Report: report}, nested(t)); err != nil {
			t.Fatal(f.Name, err)
		}
		all := len(nested(t).Spans)
		if flat := slices.Contains([]string{"spacy", "docbin", "conll", "conllu", "hf-jsonl", "parquet"}, f.Name); f.Reads() &&
			flat == (report.Spans == all) {
			t.Errorf("%s: %d of %d spans are told of", f.Name, report.Spans, all)
		}
	}
}
