package standoff_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func w3cOf(annotations string) formats.Input {
	return formats.Input{Name: "in", R: strings.NewReader(annotations), Dir: fstest.MapFS{"a.txt": {Data: []byte("📰 রহিম বলেন, রহিম।")}}}
}

func TestWebAnnotationVariants(t *testing.T) {
	const position = `{"type":"TextPositionSelector","start":2,"end":6}`
	about := func(target string) string { return `{"type":"Annotation","body":"PER","target":` + target + `}` }
	selected := func(selector string) string { return about(`{"source":"a.txt","selector":` + selector + `}`) }
	bodied := func(body string) string {
		return `{"type":"Annotation",` + body + `,"target":{"source":"a.txt","selector":` + position + `}}`
	}
	for _, c := range []struct{ name, file, want string }{
		{"a position", selected(position), "PER=রহিম"},
		{"a list of one", selected("[" + position + "]"), "PER=রহিম"},
		{"an address", selected(`"http://example.org/selector1"`), "!1 span left out"},
		{"an address beside a position", selected(`["http://example.org/selector1",` + position + `]`), "PER=রহিম"},
		{"a quotation that stands twice", selected(`{"type":"TextQuoteSelector","exact":"রহিম"}`), "PER=রহিম; PER=রহিম"},
		{"with what stands before", selected(`{"type":"TextQuoteSelector","exact":"রহিম","prefix":", "}`), "PER=রহিম"},
		{"a quotation of nothing", selected(`{"type":"TextQuoteSelector","prefix":"📰"}`), "!1 span left out"},
		{"a quotation that is not there", selected(`{"type":"TextQuoteSelector","exact":"করিম"}`), "!1 span left out"},
		{"a path beside a position", selected(`[{"type":"XPathSelector","value":"/p[1]"},` + position + `]`), "PER=রহিম"},
		{"a path alone", selected(`{"type":"XPathSelector","value":"/p[1]"}`), "!1 span left out"},
		{"a style sheet's", selected(`{"type":"CssSelector","value":"p"}`), "!1 span left out"},
		{"bytes", selected(`{"type":"DataPositionSelector","start":5,"end":17}`), "PER=রহিম"},
		{"a fragment of characters", selected(`{"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc5147",` +
			`"value":"char=2,6"}`), "PER=রহিম"},
		{"a fragment of a page", selected(`{"type":"FragmentSelector","value":"top"}`), "!1 span left out"},
		{"an address with a fragment", about(`"a.txt#char=2,6"`), "PER=রহিম"},
		{"an object that is one", about(`{"id":"a.txt#char=2,6"}`), "PER=রহিম"},
		{"a source that is an object", about(`{"source":{"id":"a.txt","type":"Text"},"selector":` + position + `}`), "PER=রহিম"},
		{"a range of positions", selected(`{"type":"RangeSelector","startSelector":` + position +
			`,"endSelector":{"type":"TextPositionSelector","start":11,"end":12}}`), "PER=রহিম বলেন"},
		{"a range of quotations", selected(`{"type":"RangeSelector","startSelector":{"type":"TextQuoteSelector","exact":"বলেন"},` +
			`"endSelector":{"type":"TextQuoteSelector","exact":","}}`), "PER=বলেন"},
		{"a range of a quotation that stands twice",
			selected(`{"type":"RangeSelector","startSelector":{"type":"TextQuoteSelector","exact":"রহিম"},` +
				`"endSelector":{"type":"TextQuoteSelector","exact":","}}`), "!1 span left out"},
		{"a range of paths", selected(`{"type":"RangeSelector","startSelector":{"type":"XPathSelector","value":"/p"},` +
			`"endSelector":{"type":"XPathSelector","value":"/p"}}`), "!1 span left out"},
		{"a range without end", selected(`{"type":"RangeSelector","startSelector":` + position + `}`), "!1 span left out"},
		{"a position refined", selected(`{"type":"TextPositionSelector","start":2,"end":11,"refinedBy":{"type":"TextPositionSelector",` +
			`"start":5,"end":9}}`), "PER=বলেন"},
		{"a quotation refined by one", selected(`{"type":"TextQuoteSelector","exact":"রহিম বলেন",` +
			`"refinedBy":{"type":"TextQuoteSelector","exact":"রহিম"}}`), "PER=রহিম"},
		{"a quotation refined by a position",
			selected(`{"type":"TextQuoteSelector","exact":"রহিম বলেন","refinedBy":{"type":"TextPositionSelector","start":5,"end":9}}`),
			"PER=বলেন"},
		{"a position refined by a quotation",
			selected(`{"type":"TextPositionSelector","start":2,"end":11,"refinedBy":{"type":"TextQuoteSelector","exact":"রহিম"}}`),
			"!1 span left out"},
		{"a path refined", selected(`{"type":"XPathSelector","value":"/p","refinedBy":` + position + `}`), "!1 span left out"},
		{"a position refined by a path", selected(`{"type":"TextPositionSelector","start":2,"end":11,` +
			`"refinedBy":{"type":"XPathSelector","value":"/p"}}`), "!1 span left out"},
		{"a selector of no kind", selected(`{"start":2,"end":6}`), "!1 span left out"},
		{"without a selector", about(`"a.txt"`), "!1 item left out"},
		{"a set of targets", about(`{"type":"Composite","items":[{"source":"a.txt","selector":` + position + `},"a.txt#char=7,11"]}`),
			"PER=রহিম; PER=বলেন; !1 discontinuous span read as one span a piece"},
		{"offsets beside a selector", about(`{"source":"a.txt","selector":` + position + `,"more":[{"start":7,"end":11,"label":"X"}]}`),
			"PER=রহিম; !1 span left out"},

		{"a plain body", bodied(`"bodyValue":"ORG"`), "ORG=রহিম"},
		{"a plain comment", bodied(`"motivation":"commenting","bodyValue":"দেখুন","body":{"purpose":"tagging","value":"ORG"}`),
			"ORG=রহিম #দেখুন"},
		{"a comment by its motivation", bodied(`"motivation":["commenting"],"body":[{"value":"দেখুন"},{"purpose":"tagging",` +
			`"value":"ORG"}]`), "ORG=রহিম #দেখুন"},
		{"a class", bodied(`"body":{"purpose":"classifying","value":"ORG"}`), "ORG=রহিম"},
		{"several purposes", bodied(`"body":{"purpose":["tagging","linking"],"value":"ORG"}`), "ORG=রহিম"},
		{"a body that is an entry elsewhere", bodied(`"body":{"type":"SpecificResource","purpose":"tagging","source":"http://e.org/ORG"}`),
			"http://e.org/ORG=রহিম"},
		{"as an object", bodied(`"body":{"purpose":"tagging","source":{"id":"http://e.org/ORG"}}`), "http://e.org/ORG=রহিম"},
		{"a choice of bodies", bodied(`"body":{"type":"Choice","items":[{"value":"ORG"},{"value":"PER"}]}`), "ORG=রহিম; !1 item left out"},
		{"an entry beside a tag", bodied(`"body":[{"value":"ORG"},{"purpose":"identifying","source":"http://e.org/1"}]`),
			"ORG=রহিম; !1 item left out"},
		{"a body without value", bodied(`"body":{"type":"TextualBody","id":"b0","purpose":"tagging"}`), "!1 span left out"},
		{"no body", bodied(`"created":"2026-01-31T09:30:00Z"`), "!1 span left out"},
		{"a graph", `{"@context":"http://www.w3.org/ns/anno.jsonld","@graph":[` + selected(position) + `,` + about(`"a.txt#char=7,11"`) +
			`]}`, "PER=রহিম; PER=বলেন"},
		{"a page that follows", `{"type":"AnnotationPage","next":"http://e.org/2","items":[` + selected(position) + `]}`,
			"PER=রহিম; !1 item left out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := catalogue.ByName("w3c")
			report := new(formats.Report)
			docs, err := formattest.ImportAll(f, w3cOf(c.file), formats.Options{Report: report, SkipBad: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Told(docs[0], report); formattest.Sorted(got) != formattest.Sorted(c.want) {
				t.Errorf("read\n%s, not\n%s (%v)", got, c.want, report.Totals())
			}
			if _, err := formattest.ImportAll(f, w3cOf(c.file),
				formats.Options{Strict: true, SkipBad: true}); (err != nil) != strings.Contains(c.want, "!") {
				t.Errorf("strictly: %v", err)
			}
		})
	}
}

func TestWebAnnotationsWithoutATargetAreNone(t *testing.T) {
	f, _ := catalogue.ByName("w3c")
	const good = `{"type":"Annotation","body":"PER","target":"a.txt#char=2,6"}`
	for _, bad := range []string{`{"type":"Annotation","body":"PER"}`, `{"type":"Annotation","body":"PER","target":null}`,
		`{"hasTarget":"a.txt#char=2,6","hasBody":"PER"}`} {
		file := `{"items":[` + good + `,` + bad + `]}`
		if _, err := formattest.ImportAll(f, w3cOf(file), formats.Options{}); err == nil || !strings.Contains(err.Error(), "“target”") {
			t.Errorf("%s: the error is %v", bad, err)
		}
		report := new(formats.Report)
		if docs, err := formattest.ImportAll(f, w3cOf(file), formats.Options{SkipBad: true, Report: report}); err != nil ||
			formattest.Spans(docs) != "PER=রহিম" ||
			report.Count(formats.ItemOut) != 1 {
			t.Errorf("%s left out: %v %v", bad, report.Totals(), err)
		}
	}
}

// TestWebAnnotationsWithSelectorsOfAnyKind puts selectors into one another at random: an annotation is read, or told.
func TestWebAnnotationsWithSelectorsOfAnyKind(t *testing.T) {
	f, _ := catalogue.ByName("w3c")
	kinds := []string{"TextPositionSelector", "TextQuoteSelector", "RangeSelector", "XPathSelector", "FragmentSelector",
		"DataPositionSelector", "SvgSelector", "Odd", ""}
	rapid.Check(t, func(t *rapid.T) {
		var selector func(depth int) string
		selector = func(depth int) string {
			s := fmt.Sprintf(`{"type":%q,"start":2,"end":6,"exact":"রহিম","value":"x"`, rapid.SampledFrom(kinds).Draw(t, "type"))
			if strings.Contains(s, "Data") {
				s = strings.Replace(s, `2,"end":6`, `5,"end":17`, 1)
			}
			for _, key := range []string{"refinedBy", "startSelector", "endSelector"} {
				if depth < 2 && rapid.Bool().Draw(t, key) {
					s += fmt.Sprintf(`,%q:%s`, key, selector(depth+1))
				}
			}
			return s + "}"
		}
		file := `{"items":[{"body":"KEPT","target":"a.txt#char=7,11"},{"body":"PER","target":{"source":"a.txt","selector":` + selector(0) +
			`}}]}`
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, w3cOf(file), formats.Options{Report: report, SkipBad: true, Unit: formats.CodePoints})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(docs[0].Spans)+report.Count(formats.SpanOut) < 2 {
			t.Fatalf("%s vanishes: %s", file, formattest.Told(docs[0], report))
		}
	})
}
