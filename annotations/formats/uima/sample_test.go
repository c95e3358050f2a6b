package uima_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestWebannoSampleOfTheManual has the emoji of INCEpTION's manual, stacked values, other layers and a relation.
func TestWebannoSampleOfTheManual(t *testing.T) {
	const file = "#FORMAT=WebAnno TSV " +
		"3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n#T_SP=webanno.custom.Mark|value\n" +
		"#T_SP=webanno.custom.Plain|\n" +
		"#T_RL=webanno.custom.Link|role|BT_webanno.custom.Mark\n\n\n#Text=I like it 😊 " +
		".\n1-1\t0-1\tI\tPRP\tA\\_B|C[1]\t_\t_\t\n1-2\t2-6\tlike\t_\tC[1]\t*\t_\t\n1-3\t7-9\tit\t_\t_\t_\t_\t\n" +
		"1-4\t10-12\t😊\t_\tD\t_\tsmile\t1-1[1_0]\t\n1-5\t13-14\t.\t_\t_\t_\t_\t_\t\n\n#Text=Next\n2-1\t16-20\tNext\t_\t_\t_\t_\t_\t\n" +
		"2-1.1\t16-18\tNe\t_\tE\t_\t_\t_\t\n"
	f, _ := catalogue.ByName("webanno")
	report := new(formats.Report)
	docs, err := formattest.ImportAll(f, formats.Input{Name: "d", Dir: fstest.MapFS{"a.tsv": {Data: []byte(file)}}},
		formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	if got := formattest.Spans(docs); got != "C=I like A_B=I Plain=like D=😊 E=Ne" || docs[0].Article.Text() != "I like it 😊 .\n\nNext" {
		t.Errorf("read %s from %q", got, docs[0].Article.Text())
	}
	if r := docs[0].Relations; len(r) != 1 || r[0].Label != "smile" ||
		docs[0].Article.Slice(docs[0].SpansByID()[r[0].From].Range) != "I like" {
		t.Errorf("relations %+v", r)
	}
	if report.Count(formats.ColumnOut) != 1 {
		t.Errorf("counted %v", report.Totals())
	}
	codepoints := strings.NewReplacer("10-12", "10-11", "13-14", "12-13", "16-20", "15-19", "16-18", "15-17").Replace(file)
	docs, err = formattest.ImportAll(f, formats.Input{Name: "d", Dir: fstest.MapFS{"a.tsv": {Data: []byte(codepoints)}}},
		formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "C=I like A_B=I Plain=like D=😊 E=Ne" || report.Count(formats.UnitFound) != 1 {
		t.Errorf("in code points: %v %v", formattest.Spans(docs), err)
	}
}

// TestUIMASampleOfItsReadme reads the specification's example: annotations of no layer of the user's own.
func TestUIMASampleOfItsReadme(t *testing.T) {
	const cas = `{"%TYPES":{},"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"📰 This is a test"},
{"%ID":2,"%TYPE":"uima.tcas.Annotation","@sofa":1,"begin":3,"end":7},{"%ID":3,"%TYPE":"custom.Thing","@sofa":1,"^begin":8,"^end":10,"sort":"verb"},
{"%ID":6,"%TYPE":"uima.tcas.DocumentAnnotation","@sofa":1,"begin":0,"end":17}],"%VIEWS":{"_InitialView":{"%SOFA":1,"%MEMBERS":[2,3,6]}}}`
	f, _ := catalogue.ByName("cas")
	report := new(formats.Report)
	in := formats.Input{Name: "d", Dir: fstest.MapFS{"a.json": {Data: []byte(cas)}}}
	docs, err := formattest.ImportAll(f, in, formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "Thing=is" || docs[0].Spans[0].Attrs["sort"] != "verb" ||
		report.Count(formats.SpanOut) != 1 {
		t.Errorf("%v %v %v", formattest.Spans(docs), err, report.Totals())
	}
	docs, err = formattest.ImportAll(f, in, formats.Options{Layer: "uima.tcas.Annotation"})
	if err != nil || formattest.Spans(docs) != "Annotation=This" {
		t.Errorf("with a layer named: %v %v", formattest.Spans(docs), err)
	}
}
