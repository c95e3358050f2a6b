package records_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

func TestClaimsBecomeSkeletonsToFillIn(t *testing.T) {
	text := "রহিম বলেন, বৃষ্টি হবে"
	a, err := model.NewArticle("a", text, model.Meta{Source: "https://example.org/1", Title: "আবহাওয়া",
		Extra: []byte(`{"date":"2026-01-31"}`)})
	if err != nil {
		t.Fatal(err)
	}
	claim := strings.Index(text, "বৃষ্টি")
	d := &formats.Doc{Article: a, Spans: []*annotations.Span{
		{ID: "s1", Range: model.Range{Start: 0, End: 12}, Label: "PER", Kind: annotations.Entity},
		{ID: "s2", Range: model.Range{Start: model.Offset(claim), End: a.Len()}, Label: "QUOTE", Kind: annotations.Quote},
		{ID: "s3", Range: model.Range{Start: model.Offset(claim), End: a.Len()}, Label: "CLAIM", Kind: annotations.Claim}},
		Relations: []*annotations.Relation{{ID: "r1", From: "s3", To: "s2", Label: "CLAIMANT"},
			{ID: "r2", From: "s2", To: "s1", Label: "SPEAKER"}}}
	f, _ := catalogue.ByName("claimreview")
	w, err := formattest.Export(f, formats.Options{}, d)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"@type":"ClaimReview","claimReviewed":"বৃষ্টি হবে","itemReviewed":{"@type":"Claim","author":{"@type":"Person",` +
		`"name":"রহিম"},"datePublished":"2026-01-31",` +
		`"appearance":{"@type":"CreativeWork","url":"https://example.org/1","headline":"আবহাওয়া"}},"reviewRating":{"@type":"Rating",` +
		`"ratingValue":"",`
	if !strings.Contains(w.String(), want) || !json.Valid(w.Bytes()) {
		t.Errorf("wrote %s", w)
	}
}
