package standoff_test

import (
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestWhatHypothesisGivesIsToldFromW3C(t *testing.T) {
	const target = `"target":[{"source":"https://x.org/","selector":[{"type":"TextPositionSelector","start":0,"end":4},` +
		`{"type":"TextQuoteSelector","exact":"রহিম"}]}]`
	for _, c := range []struct{ name, content, want string }{
		{"an answer", `{"total":1,"rows":[{"id":"a","uri":"https://x.org/","text":"দেখুন","tags":["PER"],` + target + `}]}`,
			"Hypothesis's API"},
		{"an empty answer", `{"total":0,"rows":[]}`, "Hypothesis's API"},
		{"an annotation", `{"id":"a","uri":"https://x.org/","text":"দেখুন","tags":["PER"],` + target + `}`, "Hypothesis's API"},
		{"no source", `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":"PER",` +
			`"target":{"selector":{"type":"TextQuoteSelector","exact":"রহিম"}}}`, "name no source"},
		{"no labels", `{"type":"AnnotationPage","text":"রহিম","items":[{"type":"Annotation",` +
			`"target":{"selector":{"type":"TextQuoteSelector","exact":"রহিম"}}}]}`, "1 span left out (without a label"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := formattest.ImportString(t, "w3c", c.content, formats.Options{}); err == nil ||
				!strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
			if f, err := catalogue.Detect("a.json", []byte(c.content), nil); c.name != "an empty answer" &&
				(err != nil || f.Name != "w3c") {
				t.Errorf("taken for %q, %v", f.Name, err)
			}
		})
	}
}
