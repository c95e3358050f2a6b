package standoff_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestWebAnnotationsAsTheirToolsDescribeThem(t *testing.T) {
	const spans = "PER=রহিমা উদ্দিন QUOTE=“র\u200d্যাবের অভিযানে ৫ জন আটক হয\u09bcেছে।” ORG=র\u200d্যাবের EVENT=অভিযানে CLAIM=আটক " +
		"হয\u09bcেছে।”\nঢাকা বিশ্ববিদ্যালয\u09bcের " +
		"ORG=ঢাকা বিশ্ববিদ্যালয\u09bcের LOC=ঢাকা QUOTE=‘ক্\u200cষমা নেই’ PER=রহিম"
	tests := []struct {
		name, file   string
		found, extra int
	}{
		{"code points of Apache Annotator", "w3c-apache-annotator.json", 0, 0},
		{"UTF-16 units of Hypothesis, with a prefix that begins inside the emoji", "w3c-hypothesis.json", 1, 0},
		{"UTF-16 units of Recogito, with its list of targets", "w3c-recogito.json", 1, 27},
	}
	f, err := catalogue.ByName("w3c")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, err := os.Open("testdata/" + test.file)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			report := new(formats.Report)
			docs, err := formattest.ImportAll(f, formats.Input{Name: test.file, R: file, Dir: os.DirFS("testdata")},
				formats.Options{Report: report})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Spans(docs); got != spans || len(docs) != 1 {
				t.Errorf("read\n%q, want\n%q", got, spans)
			}
			if report.Count(formats.UnitFound) != test.found || report.Count(formats.ExtraOut) != test.extra ||
				report.Count(formats.ItemOut)+
					report.Count(formats.SpanOut)+report.Count(formats.PositionMended) != 0 {
				t.Errorf("counted %v", report.Totals())
			}
		})
	}
}

func TestOnlyContextsMayBeCutInsideACharacter(t *testing.T) {
	const half = "half of a surrogate pair"
	tests := []struct {
		name, selector, want string // the span, or a part of the error
	}{
		{"prefix", `"prefix":"\udcf0 ","exact":"রহিম"`, "X=রহিম"},
		{"suffix", `"exact":"📰" , "suffix" : " রহিম\" \uD83D"`, "X=📰"},
		{"whole pairs", `"prefix":"\ud83d\udcf0 ","exact":"রহিম","suffix":"\" \ud83d\udcf0"`, "X=রহিম"},
		{"prefix with the first half at its end", `"prefix":"📰 \ud83d","exact":"রহিম"`, half},
		{"suffix with the second half at its beginning", `"exact":"রহিম","suffix":"\udcf0"`, half},
		{"quotation", `"exact":"\udcf0 রহিম"`, half},
		{"a note that looks like a prefix", `"exact":"রহিম","note":"\"prefix\":\"\udcf0"`, half},
	}
	f, err := catalogue.ByName("w3c")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := formats.Input{Name: "in", Dir: fstest.MapFS{"a.txt": {Data: []byte("📰 রহিম\" 📰")}},
				R: strings.NewReader(`{"type":"Annotation","body":"X","target":{"source":"a.txt","selector":{"type":"TextQuoteSelector",` +
					test.selector + `}}}`)}
			docs, err := formattest.ImportAll(f, in, formats.Options{})
			if got := formattest.Spans(docs); err == nil && got != test.want || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("read %q, %v", got, err)
			}
		})
	}
}

func TestAnAnnotationOfSeveralTargetsBecomesSeveralSpans(t *testing.T) {
	const line = `{"id":"q","type":"Annotation","body":"X","target":["http://example.org/",{"source":"a.txt",` +
		`"selector":{"type":"TextPositionSelector","start":2,"end":6}},` +
		`{"source":"b.txt"},{"source":"a.txt","selector":{"type":"TextPositionSelector","start":7,"end":11}}]}`
	f, err := catalogue.ByName("w3c")
	if err != nil {
		t.Fatal(err)
	}
	report := new(formats.Report)
	in := formats.Input{Name: "in", R: strings.NewReader(line), Dir: fstest.MapFS{"a.txt": {Data: []byte("📰 রহিম বলেন")}}}
	docs, err := formattest.ImportAll(f, in, formats.Options{Report: report, Unit: formats.CodePoints})
	if err != nil || formattest.Spans(docs) != "X=রহিম X=বলেন" || docs[0].Spans[0].ID != "q" || docs[0].Spans[1].ID == "q" {
		t.Fatalf("read %q, %v", formattest.Spans(docs), err)
	}
	if report.Count(formats.Fragmented) != 1 || report.Count(formats.ItemOut) != 2 || report.Count(formats.Renamed) != 0 {
		t.Errorf("counted %v", report.Totals())
	}
}
