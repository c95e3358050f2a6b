package uima_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/annotations/formats/quote"
)

// namedEntity is the layer that DKPro Core has for names.
const namedEntity = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"

func casOf(name, data string) formats.Input {
	return formats.Input{Name: "d", Dir: fstest.MapFS{name: {Data: []byte(data)}}}
}

const casText1 = `{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"📰 রহিম বলেন"}`

func TestCASVariants(t *testing.T) {
	const per = `{"%ID":2,"%TYPE":"` + namedEntity + `","@sofa":1,"begin":3,"end":7,"value":"PER"}`
	const say = `{"%ID":3,"%TYPE":"webanno.custom.Say","@sofa":1,"begin":8,"end":12`
	list := func(structures ...string) string {
		return `{"%TYPES":{},"%FEATURE_STRUCTURES":[` + strings.Join(append([]string{casText1}, structures...), ",") + `],"%VIEWS":{}}`
	}
	for _, c := range []struct{ name, file, want string }{
		{"a named entity", list(per), "PER=রহিম"},
		{"null is no value", list(per, say+`,"sort":null,"value":null,"@next":null,"n":3,"ok":true}`), "PER=রহিম; Say=বলেন n:3 ok:true"},
		{"without a view's number", list(`{"%ID":2,"%TYPE":"` + namedEntity + `","begin":3,"end":7,"value":"PER"}`), "PER=রহিম"},
		{"of another view", list(per, `{"%ID":8,"%TYPE":"uima.cas.Sofa","sofaID":"b","sofaString":"x"}`, `{"%ID":9,"%TYPE":"`+namedEntity+
			`","@sofa":8,"begin":0,"end":1}`),
			"PER=রহিম; !1 span left out; !1 item left out"},
		{"an annotation of no layer", list(per, `{"%ID":4,"%TYPE":"uima.tcas.Annotation","@sofa":1,"begin":8,"end":12}`),
			"PER=রহিম; !1 span left out"},
		{"layers of others", list(per, `{"%ID":4,"%TYPE":"org.example.X","@sofa":1,"begin":8,"end":12}`,
			`{"%ID":5,"%TYPE":"org.example.X","@sofa":1,"^begin":8,"^end":12}`), "PER=রহিম; !2 spans left out"},
		{"a chain", list(per, `{"%ID":4,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink","@sofa":1,"begin":3,`+
			`"end":7,"referenceType":"pr"}`,
			`{"%ID":5,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceChain","@first":4}`),
			"PER=রহিম; !1 span left out; !1 item left out"},
		{"grammar", list(per, `{"%ID":4,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":3,"end":7}`),
			"PER=রহিম"},
		{"a relation", list(per, say+`}`, `{"%ID":5,"%TYPE":"webanno.custom.By","@sofa":1,"begin":3,"end":7,"@Governor":3,`+
			`"@Dependent":2,"value":"by"}`), "PER=রহিম; Say=বলেন; by:বলেন>রহিম"},
		{"a relation of others", list(per, `{"%ID":5,"%TYPE":"org.example.By","@sofa":1,"begin":3,"end":7,"@Governor":2,"@Dependent":2}`),
			"PER=রহিম; !1 relation left out"},
		{"slots", list(per, say+`,"@Roles":6}`, `{"%ID":6,"%TYPE":"uima.cas.FSArray","%ELEMENTS":[7,8]}`,
			`{"%ID":7,"%TYPE":"webanno.custom.SayRolesLink","role":"who","@target":2}`,
			`{"%ID":8,"%TYPE":"webanno.custom.SayRolesLink","@target":2}`), "PER=রহিম; Say=বলেন; who:বলেন>রহিম; Roles:বলেন>রহিম"},
		{"a slot without a list", list(per, say+`,"@Role":7}`, `{"%ID":7,"%TYPE":"webanno.custom.L","role":"who","@target":2}`),
			"PER=রহিম; Say=বলেন; who:বলেন>রহিম"},
		{"a link that nothing refers to", list(per, `{"%ID":7,"%TYPE":"webanno.custom.L","role":"who","@target":2}`),
			"PER=রহিম; !1 item left out"},
		{"a link to nothing that is read", list(per, say+`,"@Role":7}`, `{"%ID":7,"%TYPE":"webanno.custom.L","role":"who","@target":99}`),
			"PER=রহিম; Say=বলেন; !1 relation left out"},
		{"a reference", list(per, say+`,"@who":2}`), "PER=রহিম; Say=বলেন; !1 item left out"},
		{"structures under their ids", strings.NewReplacer(`"%ID":1,`, "", `"%ID":2,`, "").Replace(`{"%FEATURE_STRUCTURES":{"1":` +
			casText1 + `,"2":` + per + `}}`), "PER=রহিম"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := catalogue.ByName("cas")
			report := new(formats.Report)
			docs, err := formattest.ImportAll(f, casOf("a.json", c.file), formats.Options{Report: report})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Told(docs[0], report); formattest.Sorted(got) != formattest.Sorted(c.want) {
				t.Errorf("read\n%s, not\n%s", got, c.want)
			}
			for _, e := range report.Totals() {
				if strings.Contains(e.Example, "another view") && c.name != "of another view" {
					t.Errorf("told as %q", e.Example)
				}
			}
			if _, err := formattest.ImportAll(f, casOf("a.json", c.file), formats.Options{Strict: true}); (err != nil) != strings.Contains(
				c.want, "!") {
				t.Errorf("strictly: %v", err)
			}
		})
	}
	f, _ := catalogue.ByName("cas")
	if _, err := formattest.ImportAll(f, casOf("a.json", strings.Replace(list(per), "sofaString", "sofaURI", 1)),
		formats.Options{}); err == nil ||
		!strings.Contains(err.Error(), "has no “sofaString”") {
		t.Errorf("a text elsewhere: %v", err)
	}
	if _, err := formattest.ImportAll(f, casOf("a.json", list(`{"%ID":4,"%TYPE":"uima.tcas.Annotation","@sofa":1,"begin":8,"end":12}`)),
		formats.Options{}); err == nil || !strings.Contains(err.Error(), "1 span left out (--layer reads uima.tcas.Annotation)") {
		t.Errorf("alone: %v", err)
	}
}

func TestXMI(t *testing.T) {
	const head = `<?xml version="1.1" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" ` +
		`xmlns:tcas="http:///uima/tcas.ecore" ` +
		`xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:custom="http:///webanno/custom.ecore" ` +
		`xmlns:noNamespace="http:///uima/noNamespace.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>`
	const tail = `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="📰 রহিম&#10;বলেন ` +
		`&quot;হ্যাঁ&quot;"/><cas:View sofa="1" members="2 3"/></xmi:XMI>`
	const per = `<ner:NamedEntity xmi:id="2" sofa="1" begin="3" end="7" value="PER"/>`
	const say = `<custom:Say xmi:id="3" sofa="1" begin="8" end="12" sort="verb" Roles="7"><many>এক</many><many>দুই</many></custom:Say>`
	f, _ := catalogue.ByName("cas")
	report := new(formats.Report)
	docs, err := formattest.ImportAll(f, casOf("a.xmi", head+per+say+`<custom:SayRolesLink xmi:id="7" role="who" target="2"/>`+
		`<custom:By xmi:id="9" sofa="1" begin="3" end="7" Governor="3" Dependent="2" value="by"/><tcas:Annotation xmi:id="10" sofa="1" `+
		`begin="0" end="2"/>`+
		`<noNamespace:X xmi:id="11" sofa="1" begin="0" end="2"/><tcas:DocumentAnnotation xmi:id="12" sofa="1" begin="0" end="20" `+
		`language="bn"/>`+tail), formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := formattest.Told(docs[0], report),
		"PER=রহিম; Say=বলেন many:এক দুই sort:verb; who:বলেন>রহিম; by:বলেন>রহিম; !2 spans left "+
			"out"; formattest.Sorted(got) != formattest.Sorted(want) {
		t.Errorf("read\n%s, not\n%s", got, want)
	}
	if docs[0].Article.Text() != "📰 রহিম\nবলেন \"হ্যাঁ\"" {
		t.Errorf("the text is %q", docs[0].Article.Text())
	}
	for file, want := range map[string]string{
		head + per:                 "cut short",
		`<typeSystemDescription/>`: "not XMI",
		head + per + `</xmi:XMI>`:  "there is no text",
		"<a><b></a>":               "XML but not XMI",
		strings.Replace(head+per+tail, `end="7"`, `end="x"`, 1): "whole number",
	} {
		if _, err := formattest.ImportAll(f, casOf("a.xmi", file), formats.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v", quote.Clip(file), err)
		}
	}
	if found, err := catalogue.Detect("a.xmi", []byte(head), nil); err != nil || found.Name != "cas" {
		t.Errorf("told as %s %v", found.Name, err)
	}
}

// TestCASStructuresUnderOtherTypes renames the types of structures with offsets: each is read or counted.
func TestCASStructuresUnderOtherTypes(t *testing.T) {
	f, _ := catalogue.ByName("cas")
	types := []string{namedEntity, "webanno.custom.A", "custom.B", "org.example.X", "uima.tcas.Annotation", "X",
		"de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 6).Draw(t, "spans")
		file := `{"%FEATURE_STRUCTURES":[` + casText1
		for i := range n {
			mark := rapid.SampledFrom([]string{"", "^"}).Draw(t, "mark")
			file += fmt.Sprintf(`,{"%%ID":%d,"%%TYPE":%q,"@sofa":1,"%sbegin":3,"%send":7}`, i+2, rapid.SampledFrom(types).Draw(t, "type"),
				mark, mark)
		}
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, casOf("a.json", file+"]}"), formats.Options{Report: report, SkipBad: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(docs[0].Spans) + report.Count(formats.SpanOut); got != n {
			t.Fatalf("%s\nof %d spans %d are told", file, n, got)
		}
	})
}
