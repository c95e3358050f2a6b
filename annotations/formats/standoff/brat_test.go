package standoff_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

func bratOf(text, ann string) formats.Input {
	return formats.Input{Name: "dir", Dir: fstest.MapFS{"a.txt": {Data: []byte(text)}, "a.ann": {Data: []byte(ann)}}}
}

func TestBratReadsWhatStandoffHas(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	report := new(formats.Report)
	docs, err := formattest.ImportAll(f, bratOf("📰 Foo and Bar said so",
		"T1\tPER 2 5;10 13\tFoo Bar\nT2\tSay 14 18\tsaid\nE1\tSay:T2 Speaker:T1\nA1\tNegation E1\nA2\tConfidence E1 Likely\n"+
			"N1\tReference T2 Wikipedia:534366\tname\n#1\tAnnotatorNotes T2\tone\n#2\tAnnotatorNotes E1\ttwo\n*\tEquiv T1 T2\nR1\tSays "+
			"Arg1:T1 Arg2:T2\n"), formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	d := docs[0]
	if got := formattest.Spans(docs); got != "PER=Foo PER=Bar Say=said" || report.Count(formats.Fragmented) != 1 {
		t.Errorf("spans: %s, %v", got, report.Totals())
	}
	said := d.Spans[2]
	if said.Note != "one\ntwo" || said.Attrs["Negation"] != "true" || said.Attrs["Confidence"] != "Likely" ||
		said.Attrs["Reference"] != "Wikipedia:534366" {
		t.Errorf("said has %q %v", said.Note, said.Attrs)
	}
	var arrows []string
	for _, r := range d.Relations {
		arrows = append(arrows, r.Label+":"+r.From+"→"+r.To)
	}
	if got := strings.Join(arrows, " "); got != "CONTINUES:s1.2→s1 Speaker:s2→s1 Equiv:s1→s2 Says:s1→s2" {
		t.Errorf("relations: %s", got)
	}
}

func TestBratSplitsSpansAtLineBreaks(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	d := &formats.Doc{Article: formattest.MustArticle(t, "a", "📰 এক\n\nদুই।"),
		Spans: []*annotations.Span{{ID: "s1", Range: model.Range{Start: 5, End: 22}, Label: "QUOTE", Kind: annotations.Quote}}}
	w, err := formattest.Export(f, formats.Options{}, d)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(w.Files["a.ann"].Data); got != "T1\tQUOTE 2 4;6 9\tএক দুই\n" {
		t.Errorf("wrote %q", got)
	}
	docs, err := formattest.ImportAll(f, w.Input(f), formats.Options{})
	if err != nil || formattest.Spans(docs) != "QUOTE=এক\n\nদুই" {
		t.Errorf("read %q %v", formattest.Spans(docs), err)
	}
}

func TestBratCountsCRLFAsOne(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	report := new(formats.Report)
	docs, err := formattest.ImportAll(f, bratOf("এক\r\nদুই", "T1\tX 3 6\tদুই\r\n"), formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "X=দুই" || report.Count(formats.LineEnds) != 1 {
		t.Errorf("read %q %v %v", formattest.Spans(docs), err, report.Totals())
	}
	d := &formats.Doc{Article: formattest.MustArticle(t, "a", "এক\r\nদুই"),
		Spans: []*annotations.Span{{ID: "s1", Range: model.Range{Start: 8, End: 17}, Label: "X", Kind: annotations.Entity}}}
	w, err := formattest.Export(f, formats.Options{}, d)
	if err != nil || string(w.Files["a.ann"].Data) != "T1\tX 3 6\tদুই\n" {
		t.Errorf("wrote %q %v", w.Files["a.ann"].Data, err)
	}
}

func TestBratFaultsNameFileAndLine(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	for _, c := range []struct{ name, ann, want string }{
		{"text that is not there", "T1\tX 0 2\tকগ\n", "quotes “কগ” but the text there is “কখ”"},
		{"a half-written line", "T1\tX 0 2\tকখ\nT2\tX 0", "a.ann:2: "},
		{"no tab", "T1 X 0 2 কখ\n", "a.ann:1: "},
		{"overlapping fragments", "T1\tX 0 2;1 3\tকখ খগ\n", "a.ann:1: the fragments of T1 overlap"},
		{"an id twice", "T1\tX 0 1\tক\nT1\tX 1 2\tখ\n", "a.ann:2: the id T1 comes twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := formattest.ImportAll(f, bratOf("কখগ", c.ann), formats.Options{}); err == nil ||
				!strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}
