package records_test

import (
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func TestLabelStudioTasksOfOthers(t *testing.T) {
	const task = `[{"id":7,"file_upload":"x","data":{"text":"📰 রহিম বলেন","url":"u"},"predictions":[{"result":[]}],"annotations":[
{"id":9,"completed_by":{"id":1,"email":"rina@example.org"},"was_cancelled":false,"lead_time":8.4,"created_at":"2026-01-31T09:30:00Z","result":[
 {"id":"q","from_name":"label","to_name":"text","type":"labels","value":{"start":2,"end":6,"text":"রহিম","labels":["PER","SRC"]},"meta":{"text":["দেখুন"]}},
 {"id":"q","from_name":"sure","to_name":"text","type":"choices","value":{"start":2,"end":6,"choices":["yes"]}},
 {"id":"w","from_name":"label","to_name":"text","type":"labels","value":{"start":7,"end":11,"labels":["CUE"]}},
 {"type":"relation","from_id":"w","to_id":"q","direction":"right","labels":["by"]},
 {"type":"relation","from_id":"w","to_id":"q","direction":"left"},
 {"id":"z","type":"choices","from_name":"topic","value":{"choices":["news"]}}]},
{"id":10,"completed_by":2,"was_cancelled":true,"result":[]}]},
{"id":8,"data":{"text":"কখ"},"predictions":[{"result":[{"id":"p","type":"labels","value":{"start":"0","end":"1","labels":["X"]}}]}]}]`
	report := new(formats.Report)
	docs, err := formattest.ImportString(t, "labelstudio", task, formats.Options{Report: report})
	if err != nil || len(docs) != 3 {
		t.Fatalf("%d articles, %v", len(docs), err)
	}
	first := docs[0]
	if got := formattest.Spans(docs[:1]); got != "PER=রহিম SRC=রহিম CUE=বলেন" {
		t.Errorf("spans: %s", got)
	}
	if s := first.Spans[0]; s.ID != "q" || s.Attrs["sure"] != "yes" || s.Note != "দেখুন" || first.Spans[1].Attrs["sure"] != "yes" {
		t.Errorf("the region is %+v", s)
	}
	if first.Annotator != "rina@example.org" || first.Created == "" || first.Answer != annotations.Accept ||
		first.Relations[1].From != "q" {
		t.Errorf("the article is %+v", first)
	}
	if docs[1].Answer != annotations.Ignore || docs[1].Annotator != "2" || docs[2].Answer != annotations.InProgress ||
		formattest.Spans(docs[2:]) != "X=ক" {
		t.Errorf("cancelled and predicted: %+v %+v", docs[1], docs[2])
	}
	if report.Count(formats.ItemOut) != 2 || report.Count(formats.ExtraOut) == 0 {
		t.Errorf("counted %v", report.Totals())
	}
}
