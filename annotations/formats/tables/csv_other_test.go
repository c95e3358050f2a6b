package tables_test

import (
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func TestTablesOfOtherSpreadsheets(t *testing.T) {
	docs, err := formattest.ImportString(t, "csv", "\uFEFFrow;article;text;label;start;end\r\narticle;a;\"📰 "+
		"রহিম;\r\nবলেন\";;;\r\nspan;a;রহিম;PER;2;6\r\n", formats.Options{})
	if err != nil || formattest.Spans(docs) != "PER=রহিম" || docs[0].Article.Text() != "📰 রহিম;\r\nবলেন" {
		t.Errorf("%v %v", formattest.Spans(docs), err)
	}
	if _, err := formattest.ImportString(t, "csv", "row,article,text\nspan,a,x\n", formats.Options{}); err == nil ||
		!strings.Contains(err.Error(), "in:2") {
		t.Errorf("a span before its article: %v", err)
	}
}
