package catalogue_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
	"tippani/annotations/formats/unread"
)

// TestKeysThatHoldAnnotationsAreTold has values as tools write them, under names that no reader knows.
func TestKeysThatHoldAnnotationsAreTold(t *testing.T) {
	for _, c := range []struct {
		key, value   string
		spans, items int
	}{
		{"ents", `[{"start":0,"end":4,"label":"PER"},{"start":5,"end":6,"label":"PER"}]`, 2, 0},
		{"x", `[[0,4,"PER"],[5,6,"LOC"],[7,8,"X","Q1"]]`, 3, 0},
		{"x", `[["PER",0,4]]`, 1, 0},
		{"x", `[["T1","PER",[[0,4]]],["T2","LOC",[[5,6]]]]`, 2, 0},
		{"x", `[0,4,"PER"]`, 1, 0},
		{"x", `{"start_offset":"0","end_offset":"4","label":7}`, 1, 0},
		{"x", `[{"begin":0,"length":4,"type":"PER"}]`, 1, 0},
		{"x", `[{"offset":0,"length":4,"entity_group":"PER"}]`, 1, 0},
		{"x", `[{"result":[{"value":{"startOffset":0,"endOffset":4,"labels":["PER"]}}]}]`, 1, 0},
		{"x", `{"sc":[{"start_token":0,"end_token":1,"label":"PER"}]}`, 1, 0},
		{"x", `["O","B-PER","I-PER","O","U-LOC"]`, 2, 0},
		{"sents", `[{"start":0,"end":4},{"start":5,"end":9}]`, 0, 1},
		{"offset_mapping", `[[0,4],[5,9]]`, 0, 1},
		{"x", `{"PER":[[0,4]]}`, 0, 1},
		{"x", `[{"head":0,"child":1,"label":"by"},{"head":2,"child":1,"label":"by"}]`, 0, 2},
		{"x", `[{"from_id":0,"to_id":1,"type":"by"}]`, 0, 1},
		{"label", `"POSITIVE"`, 0, 1},
		{"labels", `["news"]`, 0, 1},
		{"label", `3`, 0, 1},
		{"Tokens", `["রহিম"]`, 0, 1},
		{"tokens", `[{"text":"ক","start":0,"end":1,"id":0}]`, 0, 1},
		{"ner_tags", `[0,1,2]`, 0, 1},

		{"x", `["news","বাংলা"]`, 0, 0},
		{"x", `[1,2]`, 0, 0},
		{"label", `""`, 0, 0},
		{"label", `null`, 0, 0},
		{"labels", `[]`, 0, 0},
		{"title", `"শিরোনাম"`, 0, 0},
		{"_input_hash", `-13216227`, 0, 0},
		{"Comments", `[{"id":1,"text":"দেখুন","user":2}]`, 0, 0},
		{"calendar", `{"start":"কাল","friend":"রহিম"}`, 0, 0},
		{"geo", `[[90.4,23.7]]`, 0, 0},
	} {
		t.Run(c.key+" "+c.value, func(t *testing.T) {
			var got formats.Tally
			found := unread.Watch(&got, []annotations.Field{{Key: c.key, Raw: json.RawMessage(c.value)}}, "")
			counts := map[formats.Loss]int{}
			for _, e := range got.Entries {
				counts[e.Loss] = e.Count
			}
			if counts[formats.SpanOut] != c.spans || counts[formats.ItemOut] != c.items || found != (c.spans+c.items > 0) {
				t.Errorf("counted %v", got.Entries)
			}
		})
	}
}

func TestFilesOfWhichNothingCouldBeReadAreRefused(t *testing.T) {
	const file = `{"text":"রহিম","spans":[],"ents":[{"start":0,"end":4,"label":"PER"}]}`
	_, err := formattest.ImportString(t, "prodigy", file, formats.Options{})
	if err == nil || !strings.Contains(err.Error(), "in:1: no span could be read") ||
		!strings.Contains(err.Error(), "1 span left out (under “ents”)") {
		t.Errorf("the error is %v", err)
	}
	report := new(formats.Report)
	if docs, err := formattest.ImportString(t, "prodigy", file, formats.Options{SkipBad: true, Report: report}); err != nil ||
		len(docs) != 1 ||
		report.Count(formats.SpanOut) != 1 {
		t.Errorf("the text alone: %v %v", err, report.Totals())
	}
	report = new(formats.Report)
	beside := file + "\n" + `{"text":"রহিম","spans":[{"start":0,"end":4,"label":"PER"}]}`
	if docs, err := formattest.ImportString(t, "prodigy", beside, formats.Options{Report: report}); err != nil ||
		formattest.Spans(docs) != "PER=রহিম" ||
		report.Count(formats.SpanOut) != 1 {
		t.Errorf("beside others: %v %v", err, report.Totals())
	}
	if _, err := formattest.ImportString(t, "prodigy", beside, formats.Options{Strict: true}); err == nil {
		t.Error("strict let it pass")
	}
}

// TestDatasetsThatExportWouldRefuseAreNotMade has what other tools leave out and a dataset needs.
func TestDatasetsThatExportWouldRefuseAreNotMade(t *testing.T) {
	const file = `[{"data":{"text":"রহিম বলেন"},"annotations":[{"result":[{"id":"a","type":"labels","value":{"start":0,"end":4,` +
		`"labels":["PER",""]}},` +
		`{"id":"b","type":"labels","value":{"start":5,"end":9,"labels":["CUE"]},"meta":{"kind":"odd"}},{"type":"relation","from_id":"b",` +
		`"to_id":"a","direction":"right"}]}]}]`
	report := new(formats.Report)
	docs, err := formattest.ImportString(t, "labelstudio", file, formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "PER=রহিম CUE=বলেন" || len(docs[0].Relations) != 1 || docs[0].Relations[0].Label == "" {
		t.Fatalf("%v %v", formattest.Spans(docs), err)
	}
	if report.Count(formats.SpanOut) != 1 || report.Count(formats.Rewritten) != 1 || report.Count(formats.KindOut) != 1 {
		t.Errorf("counted %v", report.Totals())
	}
	for _, s := range docs[0].Spans {
		if fault := s.Fault(docs[0].Article); !fault.None() {
			t.Errorf("%+v: %s", s, fault)
		}
	}
}

func TestFaultySpansTakeNoPartInTellingTheUnit(t *testing.T) {
	for _, c := range []struct{ name, label, want string }{
		{"an empty one", `[3,3,"PER"],[3,14,"PER"]`, "PER=রহিম উদ্দিন"},
		{"an empty one after the text's middle", `[9,9,"PER"],[3,14,"PER"]`, "PER=রহিম উদ্দিন"},
		{"one outside the text", `[3,14,"PER"],[90,99,"LOC"]`, "PER=রহিম উদ্দিন"},
		{"one that ends before it starts", `[14,3,"LOC"],[3,14,"PER"]`, "PER=রহিম উদ্দিন"},
		{"one without a label", `[3,14,"PER"],[3,14,""]`, "PER=রহিম উদ্দিন"},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := formattest.ImportString(t, "doccano", `{"text":"📰 রহিম উদ্দিন ঢাকা\u09df বলেন।","label":[`+c.label+`]}`,
				formats.Options{SkipBad: true})
			if err != nil || formattest.Spans(docs) != c.want {
				t.Errorf("%v %v", formattest.Spans(docs), err)
			}
		})
	}
}
