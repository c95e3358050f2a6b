package foreign_test

import (
	"errors"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestUnitsAreDetectedByWhatTheySlice reads the same spans written in one unit or another.
func TestUnitsAreDetectedByWhatTheySlice(t *testing.T) {
	text := `"📰 রহিম উদ্দিন ঢাকায় বলেন।"`
	const want = "PER=রহিম উদ্দিন GPE=ঢাকায়"
	for _, c := range []struct{ name, format, content string }{
		{"doccano in UTF-16 units", "doccano", `{"text":` + text + `,"label":[[3,14,"PER"],[15,20,"GPE"]]}`},
		{"doccano in code points", "doccano", `{"text":` + text + `,"labels":[[2,13,"PER"],[14,19,"GPE"]]}`},
		{"doccano pretty-printed over lines", "doccano", "{\"text\":" + text +
			",\n " +
			"\"entities\":[\n" +
			"{\"id\":7,\"start_offset\":3,\"end_offset\":14,\"label\":\"PER\"},{\"id\":9,\"start_offset\":15,\"end_offset\":20,\"label\":\"GPE\"}],\"relations\":[]}\n"},
		{"Label Studio now", "labelstudio", `[{"id":1,"data":{"text":` + text + `},"annotations":[{"result":[{"id":"x","type":"labels",` +
			`"value":{"start":2,"end":13,"text":"রহিম উদ্দিন","labels":["PER"]}},{"id":"y","type":"labels","value":{"start":14,"end":19,` +
			`"labels":["GPE"]}}]}]}]`},
		{"Label Studio before 2022, completions, UTF-16", "labelstudio", `[{"id":1,"data":{"text":` + text +
			`},"completions":[{"result":[{"id":"x","type":"labels","value":{"start":3,"end":14,"text":"রহিম উদ্দিন","labels":["PER"]}},` +
			`{"id":"y","type":"labels","value":{"start":15,"end":20,"text":"ঢাকায়","labels":["GPE"]}}]}]}]`},
		{"W3C from JavaScript", "w3c", `{"type":"AnnotationPage","text":` + text +
			`,"items":[{"body":{"value":"PER"},"target":{"selector":[{"type":"TextPositionSelector","start":3,"end":14},` +
			`{"type":"TextQuoteSelector","exact":"রহিম উদ্দিন"}]}},{"body":"GPE","target":{"selector":{"type":"TextQuoteSelector",` +
			`"exact":"ঢাকায়"}}}]}`},
		{"spaCy as an object", "spacy", `{"text":` + text + `,"entities":[[2,13,"PER"],[14,19,"GPE"]]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := formattest.ImportString(t, c.format, formattest.Composed(c.content), formats.Options{Report: new(formats.Report)})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Spans(docs); got != formattest.Composed(want) {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestTwoUnitsThatFitAreRefused has spans that make sense both ways; a later article may decide for the file.
func TestTwoUnitsThatFitAreRefused(t *testing.T) {
	ambiguous := `{"id":"a","text":"📰📰কখগঘ","label":[[4,5,"X"]]}` + "\n"
	_, err := formattest.ImportString(t, "doccano", ambiguous, formats.Options{})
	var unit *formats.UnitError
	if !errors.As(err, &unit) || !strings.Contains(err.Error(), "--unit") || !strings.Contains(err.Error(), "in:1") {
		t.Fatalf("the error is %v", err)
	}
	docs, err := formattest.ImportString(t, "doccano", ambiguous, formats.Options{Unit: formats.CodePoints})
	if err != nil || formattest.Spans(docs) != "X=গ" {
		t.Errorf("with a unit given: %v %v", formattest.Spans(docs), err)
	}
	deciding := `{"id":"b","text":"📰 রহিম","label":[[3,7,"Y"]]}` + "\n"
	docs, err = formattest.ImportString(t, "doccano", ambiguous+deciding, formats.Options{})
	if err != nil || formattest.Spans(docs) != "X=ক Y=রহিম" {
		t.Errorf("a later article did not decide: %v %v", formattest.Spans(docs), err)
	}
}

// TestClustersAreNoDoubtWhereWordsSpeakAgainstThem has articles of which nothing but the beginnings of words tells the unit.
func TestClustersAreNoDoubtWhereWordsSpeakAgainstThem(t *testing.T) {
	docs, err := formattest.ImportString(t, "doccano", `{"text":"`+formattest.Quick+`","label":[[5,9,"LOC"]]}`,
		formats.Options{Strict: true})
	if err != nil || formattest.Spans(docs) != "LOC=ঢাকা" {
		t.Errorf("%q, %v", formattest.Spans(docs), err)
	}
	for name, content := range map[string]string{
		"words begin there either way": `{"text":"হিহি ক খ গ","label":[[5,6,"X"]]}`,
		"by clusters alone":            `{"text":"হিহি কখ গ ঘ","label":[[6,7,"X"]]}`,
	} {
		if docs, err := formattest.ImportString(t, "doccano", content, formats.Options{}); !errors.As(err, new(*formats.UnitError)) {
			t.Errorf("%s: read %q, %v", name, formattest.Spans(docs), err)
		}
	}
}

func TestSpansOutsideTheirTextAreNamed(t *testing.T) {
	content := `["কখ",{"entities":[[0,9,"X"],[0,1,"Y"]]}]`
	_, err := formattest.ImportString(t, "spacy", content, formats.Options{})
	if err == nil || !strings.Contains(err.Error(), "in:1: span X goes from 0 to 9") {
		t.Errorf("the error is %v", err)
	}
	report := new(formats.Report)
	docs, err := formattest.ImportString(t, "spacy", content, formats.Options{SkipBad: true, Report: report})
	if err != nil || formattest.Spans(docs) != "Y=ক" || report.Count(formats.SpanOut) != 1 {
		t.Errorf("skipping: %v, %v, %v", formattest.Spans(docs), err, report.Totals())
	}
}

func TestEndsInsideALetterAndWhiteSpaceAreMendedAndCounted(t *testing.T) {
	report := new(formats.Report)
	docs, err := formattest.ImportString(t, "spacy", `["📰 স্ত্রী বলেন",{"entities":[[1,4,"X"],[8,13,"Y"]]}]`,
		formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	if got := formattest.Spans(docs); got != "X=স্ত্রী Y=বলেন" || report.Count(formats.ClusterWidened) != 1 ||
		report.Count(formats.Trimmed) == 0 {
		t.Errorf("got %s with %v", got, report.Totals())
	}
	if _, err := formattest.ImportString(t, "spacy", `["📰 স্ত্রী",{"entities":[[2,4,"X"]]}]`,
		formats.Options{Strict: true}); !errors.As(err,
		new(*formats.LossError)) {
		t.Errorf("strict let it pass: %v", err)
	}
}

func TestProdigyRejectsStayRejected(t *testing.T) {
	docs, err := formattest.ImportString(t, "prodigy", `{"text":"কখ","spans":[{"start":0,"end":1,"label":"X"}],"answer":"reject",`+
		`"_input_hash":-5,`+
		`"_session_id":null}`, formats.Options{})
	if err != nil || docs[0].Answer != annotations.Reject || len(docs[0].Extra) != 2 {
		t.Fatalf("%v %+v", err, docs)
	}
	report := new(formats.Report)
	f, _ := catalogue.ByName("conll")
	if w, err := formattest.Export(f, formats.Options{Report: report}, docs...); err != nil || w.Len() != 0 ||
		report.Count(formats.ArticleOut) != 1 {
		t.Errorf("a negative example was written as gold: %q %v", w, err)
	}
}
