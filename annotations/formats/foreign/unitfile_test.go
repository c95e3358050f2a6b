package foreign_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
)

// TestAnArticleThatCannotTellUnitsApartDecidesNothing reads a file of a program that counts code points, where doccano counts
// UTF-16 units. In its first articles, plain Bengali, code points and UTF-16 units agree; the one with an emoji tells them apart.
func TestAnArticleThatCannotTellUnitsApartDecidesNothing(t *testing.T) {
	const file = `{"text":"রহিম ঢাকায়","label":[[0,4,"PER"]]}
{"text":"করিম নেই","label":[]}
{"text":"😀 রহিম বলেন","label":[[2,6,"PER"]]}
{"text":"রহিম 😀 করিম","label":[[7,11,"PER"]]}
`
	f, err := catalogue.ByName("doccano")
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.NewReader(formats.Input{Name: "f.jsonl", R: strings.NewReader(file)},
		formats.Options{Schema: annotations.Default(), Report: new(formats.Report)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		d, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Spans {
			got = append(got, d.Article.Text()[s.Range.Start:s.Range.End])
		}
	}
	if strings.Join(got, " ") != "রহিম রহিম করিম" {
		t.Errorf("the spans are %q", got)
	}
}
