package columns_test

import (
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func TestSpacingOfEveryEscapeIsRead(t *testing.T) {
	for _, c := range []struct{ misc, want string }{
		{`SpacesAfter=\s`, "📰 ক"},
		{`SpacesAfter=\s\s\n`, "📰  \nক"},
		{`SpacesAfter=\t`, "📰\tক"},
		{`SpacesAfter=\r\n`, "📰\r\nক"},
		{`SpacesAfter=\u00A0`, "📰\u00a0ক"},
		{`SpacesAfter=\u200a\s`, "📰\u200a ক"},
		{`SpacesAfter=\xA0`, "📰\u00a0ক"},
		{`Gloss=a\|b|SpaceAfter=No`, "📰ক"},
		{`Gloss=a\\|SpacesAfter=\n`, "📰\nক"},
		{`SpacesAfter=`, "📰ক"},
		{`_`, "📰 ক"},
	} {
		t.Run(c.misc, func(t *testing.T) {
			content := "1\t📰\t_\t_\t_\t_\t_\t_\t_\t" + c.misc + "\n2\tক\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n"
			docs, err := formattest.ImportString(t, "conllu", content, formats.Options{})
			if err != nil || docs[0].Article.Text() != c.want || formattest.Spans(docs) != "X=ক" {
				t.Errorf("%v: %s", err, formattest.RecordText(docs))
			}
		})
	}
	docs, err := formattest.ImportString(t, "conllu", "1\tক\t_\t_\t_\t_\t_\t_\t_\tNER=B-D\\pT\n2\t১ "+
		"০০০\t_\t_\t_\t_\t_\t_\t_\tSpacesInToken=১\\u00A0০০০\n", formats.Options{})
	if err != nil || formattest.Spans(docs) != "D|T=ক" || docs[0].Article.Text() != "ক ১\u00a0০০০" {
		t.Errorf("%v: %q", err, docs[0].Article.Text())
	}
}
