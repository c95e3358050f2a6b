package standoff_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestW3CAnnotationsWhoseTextIsAFile(t *testing.T) {
	const lines = `[{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":{"type":"TextualBody","purpose":"tagging","value":"PER"},"target":{"source":"file:a.txt","selector":[{"type":"TextPositionSelector","start":99,"end":103},{"type":"TextQuoteSelector","exact":"রহিম","prefix":"📰 "}]}},
{"type":"Annotation","body":"WORD","target":{"source":"file:a.txt","selector":{"type":"TextQuoteSelector","exact":"কথা"}}},
{"type":"Annotation","body":"SVG","target":{"source":"file:a.txt","selector":{"type":"SvgSelector"}}}]`
	f, _ := catalogue.ByName("w3c")
	report := new(formats.Report)
	in := func(dir fstest.MapFS) formats.Input {
		return formats.Input{Name: "in", R: strings.NewReader(lines), Dir: dir}
	}
	docs, err := formattest.ImportAll(f, in(fstest.MapFS{"a.txt": {Data: []byte("📰 রহিম কথা কথা")}}), formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "PER=রহিম WORD=কথা WORD=কথা" {
		t.Errorf("%v %v", formattest.Spans(docs), err)
	}
	if report.Count(formats.PositionMended) != 1 || report.Count(formats.SpanOut) != 1 {
		t.Errorf("counted %v", report.Totals())
	}
	if _, err := formattest.ImportAll(f, in(fstest.MapFS{}), formats.Options{}); err == nil || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("without the text: %v", err)
	}
}
