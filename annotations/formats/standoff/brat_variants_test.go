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

// bratNews has an emoji before everything.
const bratNews = "📰 রহিম বলেন, করিম ডাকেন।"

const bratSpans = "T1\tPER 2 6\tরহিম\nT2\tSay 7 11\tবলেন\nT3\tPER 13 17\tকরিম\nT4\tCall 18 23\tডাকেন\n"

func TestBratLegalVariants(t *testing.T) {
	const plain = "PER=রহিম; Say=বলেন; PER=করিম; Call=ডাকেন"
	with := func(old, new string) string { return strings.Replace(plain, old, new, 1) }
	for _, c := range []struct{ name, ann, want string }{
		{"an event without arguments", "E2\tCall:T4", plain},
		{"with a trailing blank", "E2\tCall:T4 ", plain},
		{"with a trailing tab", "E2\tCall:T4\t", plain},
		{"in CRLF", "E2\tCall:T4 \r", plain},
		{"with arguments", "E1\tSay:T2 Speaker:T1 ", plain + "; Speaker:বলেন>রহিম"},
		{"an event as an argument", "E2\tCall:T4\nE1\tSay:T2 Theme:E2", plain + "; Theme:বলেন>ডাকেন"},
		{"before what it names", "E1\tSay:T2 Theme:E2\nE2\tCall:T4", plain + "; Theme:বলেন>ডাকেন"},
		{"an event of another type than its trigger", "E1\tShout:T2", plain + "; !1 item left out"},
		{"an event whose trigger is missing", "E1\tSay:T9", plain + "; !1 item left out"},
		{"an event without trigger", "E1\tSay", plain + "; !1 item left out"},
		{"an argument that is missing", "E1\tSay:T2 Speaker:T9", plain + "; !1 relation left out"},

		{"attributes", "A1\tNegation T1\nA2\tSure T1 Likely\nM1\tSpeculation T3",
			strings.Replace(with("রহিম", "রহিম Negation:true Sure:Likely"), "করিম", "করিম Speculation:true", 1)},
		{"an attribute of an event", "E1\tSay:T2\nA1\tNegation E1 ", with("বলেন", "বলেন Negation:true")},
		{"one attribute of two events on a trigger", "E1\tSay:T2 Speaker:T1\nE2\tSay:T2 Speaker:T3\nA1\tNegation E1\nA2\tNegation E2",
			with("বলেন", "বলেন Negation:true Negation.E2:true") + "; Speaker:বলেন>রহিম; Speaker:বলেন>করিম; !1 item left out"},
		{"only the second has it", "E1\tSay:T2\nE2\tSay:T2\nA1\tNegation E2", with("বলেন", "বলেন Negation.E2:true") +
			"; !1 item left out"},
		{"two values", "A1\tSure T1 Likely\nA2\tSure T1 Certain", with("রহিম", "রহিম Sure:Likely Sure.A2:Certain")},
		{"one value twice", "A1\tSure T1 Likely\nA2\tSure T1 Likely", with("রহিম", "রহিম Sure:Likely")},
		{"an attribute of a relation", "R1\tBy Arg1:T2 Arg2:T1\nA1\tSure R1", plain + "; By:বলেন>রহিম; !1 item left out"},

		{"a name of a knowledge base", "N1\tReference T1 Wikipedia:64488\tকরিম সাহেব",
			with("রহিম", "রহিম Reference:Wikipedia:64488 Reference.name:করিম সাহেব")},
		{"without its name", "N1\tReference T1 Wikipedia:64488\t", with("রহিম", "রহিম Reference:Wikipedia:64488")},
		{"two entries", "N1\tReference T1 Wikipedia:1\tএক\nN2\tReference T1 Wikidata:Q2\tদুই",
			with("রহিম", "রহিম Reference:Wikipedia:1 Reference.N2:Wikidata:Q2 Reference.N2.name:দুই Reference.name:এক")},
		{"as in BioNLP 2013", "N1\tReference Annotation:T1 Referent:Wikipedia:1", with("রহিম", "রহিম Reference:Wikipedia:1")},

		{"a note", "#1\tAnnotatorNotes T1\tদেখুন\tআবার", with("রহিম", "রহিম #দেখুন\tআবার")},
		{"an empty note", "#1\tAnnotatorNotes T1", plain},
		{"another kind of note", "#1\tNormalization T1\tক", with("রহিম", "রহিম #ক") + "; !1 name rewritten to what the format allows"},
		{"a note on a relation", "R1\tBy Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes R1\tক", plain + "; By:বলেন>রহিম; !1 item left out"},

		{"equivalence", "*\tEquiv T1 T3 T2", plain + "; Equiv:রহিম>করিম; Equiv:রহিম>বলেন"},
		{"equivalence of one", "*\tEquiv T1", plain + "; !1 relation left out"},
		{"a relation", "R1\tBy Arg1:T2 Arg2:T1\t", plain + "; By:বলেন>রহিম"},
		{"its arguments the other way round", "R1\tBy Arg2:T1 Arg1:T2", plain + "; By:বলেন>রহিম"},
		{"arguments of other names", "R1\tCoref Anaphora:T3 Antecedent:T1", plain + "; Coref:করিম>রহিম"},
		{"a third argument", "R1\tCoref Anaphora:T3 Antecedent:T1 [T2]", plain + "; Coref:করিম>রহিম; !1 item left out"},

		{"a span without its text", "T5\tX 2 11", "X=রহিম বলেন; " + plain},
		{"with a trailing blank after its text", "T5\tX 2 11\tরহিম বলেন ", "X=রহিম বলেন; " + plain},
		{"with more after its text", "T5\tX 2 11\tরহিম বলেন\tTODO", "X=রহিম বলেন; " + plain + "; !1 item left out"},
		{"blanks between offsets", "T5\tX  2 11 \tরহিম বলেন", "X=রহিম বলেন; " + plain},
		{"fragments", "T5\tX 2 6;13 17\tরহিম করিম", "X=রহিম; " + strings.Replace(plain, "; PER=করিম", "; X=করিম; PER=করিম", 1) +
			"; CONTINUES:করিম>রহিম; !1 discontinuous span read as one span a piece"},
		{"fragments before brat 1.3", "T5\tX 2 6;13 17\tরহিমকরিম", "X=রহিম; " + strings.Replace(plain, "; PER=করিম", "; X=করিম; PER=করিম",
			1) +
			"; CONTINUES:করিম>রহিম; !1 discontinuous span read as one span a piece"},
		{"fragments in another order", "T5\tX 13 17;2 6\tকরিম রহিম",
			"X=রহিম; " + strings.Replace(plain, "; PER=করিম", "; X=করিম; PER=করিম", 1) +
				"; CONTINUES:করিম>রহিম; !1 discontinuous span read as one span a piece"},
		{"fragments side by side", "T5\tX 2 6;7 11\tরহিম বলেন", "X=রহিম বলেন; " + plain},
		{"empty lines", "\n  \n\t\n", plain},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := catalogue.ByName("brat")
			for _, before := range []string{"", "\uFEFF"} {
				report := new(formats.Report)
				ann := before + bratSpans + c.ann
				if strings.HasSuffix(c.ann, "\r") {
					ann = strings.ReplaceAll(strings.ReplaceAll(ann, "\r", ""), "\n", "\r\n") + "\r\n"
				}
				docs, err := formattest.ImportAll(f, bratOf(bratNews, ann), formats.Options{Report: report})
				if err != nil {
					t.Fatal(err)
				}
				got := formattest.Told(docs[0], report)
				if formattest.Sorted(got) != formattest.Sorted(c.want) {
					t.Errorf("read\n%s, not\n%s", got, c.want)
				}
			}
		})
	}
}

func TestBratBadLinesAreLeftOutWhenAsked(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	for _, c := range []struct{ ann, want string }{
		{"T2\tX 0", "!1 span left out"},
		{"T2\tX 0 b\tক", "!1 span left out"},
		{"T1\tX 7 11\tবলেন", "!1 span left out"},
		{"T2\tX 2 6;3 7\tক", "!1 span left out"},
		{"E1\tX:T1\nE1\tX:T1", "!1 item left out"},
		{"E1\tX:T1 T1", "!1 item left out"},
		{"R1\tBy T1 T1", "!1 item left out"},
		{"A1\tNegation", "!1 item left out"},
		{"X1\tWhat T1", "!1 item left out"},
		{"N1\tReference T1", "!1 item left out"},
		{"no tab", "!1 item left out"},
	} {
		ann := "T1\tX 2 6\tরহিম\n" + c.ann
		if _, err := formattest.ImportAll(f, bratOf(bratNews, ann), formats.Options{}); err == nil ||
			!strings.Contains(err.Error(), "a.ann:") {
			t.Errorf("%q: the error is %v", c.ann, err)
		}
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, bratOf(bratNews, ann), formats.Options{SkipBad: true, Report: report})
		if err != nil {
			t.Errorf("%q: %v", c.ann, err)
		} else if got := formattest.Told(docs[0], report); got != "X=রহিম; "+c.want {
			t.Errorf("%q: %s", c.ann, got)
		}
	}
}

func TestBratFilesOfSharedTasksBelongTogether(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	files := func(named map[string]string) formats.Input {
		dir := fstest.MapFS{}
		for name, data := range named {
			dir[name] = &fstest.MapFile{Data: []byte(data)}
		}
		return formats.Input{Name: "dir", Dir: dir}
	}
	report := new(formats.Report)
	docs, err := formattest.ImportAll(f, files(map[string]string{"a.txt": bratNews, "a.a1": bratSpans,
		"a.a2": "E1\tSay:T2 Speaker:T1\nM1\tNegation E1\n", "b.txt": "কখ"}), formats.Options{Report: report})
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d articles, %v", len(docs), err)
	}
	if got := formattest.Told(docs[0], report); got != "PER=রহিম; Say=বলেন Negation:true; PER=করিম; Call=ডাকেন; Speaker:বলেন>রহিম" {
		t.Errorf("read %s", got)
	}
	for _, orphan := range []string{"c.ann", "c.a1"} {
		if _, err := formattest.ImportAll(f, files(map[string]string{"a.txt": bratNews, orphan: bratSpans}),
			formats.Options{}); err == nil ||
			!strings.Contains(err.Error(), "there is no c.txt") {
			t.Errorf("%s without its text: %v", orphan, err)
		}
	}
	_, err = formattest.ImportAll(f, files(map[string]string{"a.txt": bratNews, "a.a1": bratSpans, "a.a2": "E1\tSay:T2 T1\n"}),
		formats.Options{})
	if err == nil || !strings.Contains(err.Error(), "a.a2:1: ") {
		t.Errorf("the fault is told as %v", err)
	}
}

func TestBratKnowledgeBasesComeBack(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	in := bratSpans + "N1\tReference T1 Wikipedia:64488\tকরিম সাহেব\nN2\tReference T1 Wikidata:Q2\tদুই\nA1\tReference.name.name T1 odd\n"
	docs, err := formattest.ImportAll(f, bratOf(bratNews, in), formats.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report := new(formats.Report)
	w, err := formattest.Export(f, formats.Options{Report: report, Strict: true}, docs...)
	if err != nil {
		t.Fatal(err)
	}
	ann := string(w.Files["a.ann"].Data)
	if !strings.Contains(ann, "N1\tReference T1 Wikipedia:64488\tকরিম সাহেব\n") || strings.Count(ann, "\nN") != 2 {
		t.Errorf("wrote\n%s", ann)
	}
	again, err := formattest.ImportAll(f, w.Input(f), formats.Options{})
	if err != nil || formattest.Told(again[0], new(formats.Report)) != formattest.Told(docs[0], new(formats.Report)) {
		t.Errorf("came back as %s, not %s (%v)", formattest.Told(again[0], new(formats.Report)),
			formattest.Told(docs[0], new(formats.Report)), err)
	}
}

// TestBratLinesOfAnyKind gives the lines of a file other letters and other targets: each line is read, counted, or refused.
func TestBratLinesOfAnyKind(t *testing.T) {
	f, _ := catalogue.ByName("brat")
	bodies := []string{"Says Arg1:T1 Arg2:T2", "Negation T1", "Sure T2 High", "Reference T1 Wiki:1\tনাম", "AnnotatorNotes T2\tদেখুন",
		"Equiv T1 T2", "PER 2 6\tরহিম", "PER 2 6"}
	rapid.Check(t, func(t *rapid.T) {
		ann := "T1\tPER 2 6\tরহিম\nT2\tSay 7 11\tবলেন\n"
		lines := rapid.IntRange(1, 4).Draw(t, "lines")
		for i := range lines {
			letter := rapid.SampledFrom([]string{"T", "R", "A", "M", "N", "#", "*", "X"}).Draw(t, "letter")
			body := rapid.SampledFrom(bodies).Draw(t, "body")
			if rapid.Bool().Draw(t, "missing") {
				body = strings.ReplaceAll(body, "T1", "T9")
			}
			ann += fmt.Sprintf("%s%d\t%s %d\n", letter, i+10, body, i) // the last word makes what is said twice differ
		}
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, bratOf(bratNews, ann), formats.Options{Report: report, SkipBad: true})
		if err != nil {
			t.Fatal(err)
		}
		facts := len(docs[0].Spans) - 2 + len(docs[0].Relations)
		for _, s := range docs[0].Spans {
			facts += len(s.Attrs) + strings.Count(s.Note, "\n") + formats.One(s.Note != "")
		}
		for _, e := range report.Totals() {
			facts += e.Count
		}
		if facts < lines {
			t.Fatalf("%s\n%d lines give %d: %s", ann, lines, facts, formattest.Told(docs[0], report))
		}
	})
}
