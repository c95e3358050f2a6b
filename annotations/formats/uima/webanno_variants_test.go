package uima_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"pgregory.net/rapid"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func webannoOf(data string) formats.Input {
	return formats.Input{Name: "d", Dir: fstest.MapFS{"a.tsv": {Data: []byte(data)}}}
}

// javaEscaped writes all but ASCII as Java does.
func javaEscaped(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if u < 0x80 {
			b.WriteByte(byte(u))
		} else {
			fmt.Fprintf(&b, `\u%04X`, u)
		}
	}
	return b.String()
}

func TestWebannoVariants(t *testing.T) {
	const named = "#T_SP=" + namedEntity + "|value\n"
	const body = "\n\n#Text=📰 রহিম বলেন\n1-1\t0-2\t📰\t_\t\n1-2\t3-7\tরহিম\tPER\t\n1-3\t8-12\tবলেন\t_\t\n"
	const file = "#FORMAT=WebAnno TSV 3.3\n" + named + body
	escaped := strings.NewReplacer("📰 রহিম বলেন", javaEscaped("📰 রহিম বলেন"), "\t📰", "\t"+javaEscaped("📰"), "\tরহিম",
		"\t"+javaEscaped("রহিম"), "\tবলেন", "\t"+javaEscaped("বলেন"))
	for _, c := range []struct{ name, file, want string }{
		{"3.3", file, "PER=রহিম"},
		{"3.2", strings.Replace(file, "3.3", "3.2", 1), "PER=রহিম"},
		{"3.1", strings.Replace(file, "3.3", "3.1", 1), "PER=রহিম"},
		{"3.0", strings.Replace(file, "3.3", "3.0", 1), "PER=রহিম"},
		{"text in escapes", strings.Replace(file, "#Text=📰 রহিম বলেন", "#Text="+javaEscaped("📰 রহিম বলেন"), 1), "PER=রহিম"},
		{"in lower case", strings.Replace(file, "#Text=📰 রহিম বলেন", "#Text="+strings.ToLower(javaEscaped("📰 রহিম বলেন")), 1), "PER=রহিম"},
		{"text and tokens in escapes", escaped.Replace(file), "PER=রহিম"},
		{"CRLF", strings.ReplaceAll(file, "\n", "\r\n"), "PER=রহিম"},
		{"byte order mark", "\uFEFF" + file, "PER=রহিম"},
		{"no last tabs", strings.ReplaceAll(file, "\t\n", "\n"), "PER=রহিম"},
		{"a sentence's id", strings.Replace(file, "#Text", "#Sentence.id=s1\n#Text", 1), "PER=রহিম"},
		{"backslashes that are none of the format's", "#FORMAT=WebAnno TSV 3.2\n" + named +
			"\n\n#Text=C:\\temp রহিম\n1-1\t0-7\tC:\\temp\t_\t\n1-2\t8-12\tরহিম\tPER\t\n", "PER=রহিম"},
		{"reserved characters", "#FORMAT=WebAnno TSV 3.3\n" + named +
			"\n\n#Text=a\\\\b রহিম\n1-1\t0-3\ta\\\\b\tX\\_\\|\\[1\\]\\->\\;\\*[2]\t\n1-2\t4-8\tরহিম\tX\\_\\|\\[1\\]\\->\\;\\*[2]\t\n",
			"X_|[1]->;*=a\\b রহিম"},
		{"columns that the header does not name", strings.Replace(file, "PER\t", "PER\tX[1]|Y\t", 1), "PER=রহিম; !2 spans left out"},
		{"a header that is lost", strings.Replace(file, named, "", 1), "!1 span left out"},
		{"a layer that is not read", strings.Replace(file, namedEntity, "org.example.Name", 1), "!1 span left out"},
		{"over two lines", strings.NewReplacer(namedEntity, "org.example.Name", "PER", "PER[1]", "বলেন\t_",
			"বলেন\tPER[1]|X[2]").Replace(file),
			"!2 spans left out"},
		{"a layer of no kind that is known", strings.Replace(file, "#T_SP", "#T_XX", 1), "!1 span left out"},
		{"grammar", strings.Replace(file, namedEntity, "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", 1), ""},
		{"a relation layer that is not read", "#FORMAT=WebAnno TSV 3.3\n" + named + "#T_RL=org.example.Rel|role|BT_" + namedEntity +
			"\n\n\n#Text=রহিম বলেন\n1-1\t0-4\tরহিম\tPER\t_\t_\t\n1-2\t5-9\tবলেন\tX\tby|of\t1-1|1-1\t\n",
			"PER=রহিম; X=বলেন; !2 relations left out"},
		{"chains",
			"#FORMAT=WebAnno TSV " +
				"3.3\n#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n\n\n#Text=ক খ " +
				"গ ঘ\n" +
				"1-1\t0-1\tক\tpr[1]\tcoref->1-1\t\n1-2\t2-3\tখ\tpr[1]\tcoref->1-1\t\n1-3\t4-5\tগ\tpr[1]|x[2]\t*->1-2|*->2-1\t\n" +
				"1-4\t6-7\tঘ\tpr[1]\t*->1-3\t\n", "!2 relations left out; !4 spans left out"},
		{"slots",
			"#FORMAT=WebAnno TSV " +
				"3.3\n#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu\n" +
				"#T_SP=webanno.custom.Lu|value\n\n\n#Text=ক খ গ ঘ\n" +
				"1-1\t0-1\tক\t_\t_\t_\tA\t\n1-2\t2-3\tখ\tsold\tseller;goods;*;none\t1-1;1-3[4];1-1;1-2\t_\t\n" +
				"1-3\t4-5\tগ\t_\t_\t_\tB[4]\t\n1-4\t6-7\tঘ\t_\t_\t_\tB[4]\t\n",
			"A=ক; Frame=খ FE:sold; B=গ ঘ; seller:খ>ক; goods:খ>গ ঘ; Roles:খ>ক; !1 relation left out"},
		{"slots of stacked spans on any layer",
			"#FORMAT=WebAnno TSV " +
				"3.2\n#T_SP=webanno.custom.F|ROLE_webanno.custom.F:R_webanno.custom.L|uima.tcas.Annotation|value\n" +
				"#T_SP=webanno.custom.Lu|value\n\n\n#Text=ক খ\n" +
				"1-1\t0-1\tক\t_\t_\t_\tA[3]|B[4]\t\n1-2\t2-3\tখ\ta[1]|*[2]\t1-1[4]|_\tX[1]|Y[2]\t_\t\n", "A=ক; B=ক; X=খ; Y=খ; a:খ>ক"},
		{"a slot without a target", "#FORMAT=WebAnno TSV " +
			"3.2\n#T_SP=webanno.custom.F|ROLE_webanno.custom.F:R_webanno.custom.L|uima.tcas.Annotation\n\n\n#Text=ক\n" +
			"1-1\t0-1\tক\ta\t_\t\n", "F=ক; !1 item left out"},
		{"relations go by their layer", "#FORMAT=WebAnno TSV " +
			"3.3\n#T_SP=webanno.custom.A|value\n#T_SP=webanno.custom.B|value\n#T_RL=webanno.custom.R|value|BT_webanno.custom.B\n\n\n" +
			"#Text=ক খ\n" +
			"1-1\t0-1\tক\tX\tY\t_\t_\t\n1-2\t2-3\tখ\tX\tZ\tby\t1-1\t\n", "X=ক; Y=ক; X=খ; Z=খ; by:ক>খ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := catalogue.ByName("webanno")
			report := new(formats.Report)
			docs, err := formattest.ImportAll(f, webannoOf(c.file), formats.Options{Report: report, SkipBad: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Told(docs[0], report); formattest.Sorted(got) != formattest.Sorted(c.want) {
				t.Errorf("read\n%s, not\n%s", got, c.want)
			}
			if strings.HasPrefix(c.want, "!") {
				if _, err := formattest.ImportAll(f, webannoOf(c.file), formats.Options{}); err == nil ||
					!strings.Contains(err.Error(), "no span could be read") {
					t.Errorf("without any span the error is %v", err)
				}
			}
			if _, err := formattest.ImportAll(f, webannoOf(c.file),
				formats.Options{Strict: true, SkipBad: true}); (err != nil) != strings.Contains(c.want,
				"!") {
				t.Errorf("strictly: %v", err)
			}
		})
	}
}

func TestWebannoOlderVersionsAreNamed(t *testing.T) {
	f, _ := catalogue.ByName("webanno")
	for _, file := range []string{" # webanno.custom.Pos | PosValue\n#id=1\n#text=ক\n1-1\tক\tN\n", "#id=1\n1\tক\tO\n",
		"#FORMAT=WebAnno TSV 2\n"} {
		if _, err := formattest.ImportAll(f, webannoOf(file), formats.Options{}); err == nil ||
			!strings.Contains(err.Error(), "a.tsv:1: ") ||
			!strings.Contains(err.Error(), "versions 1 and 2") {
			t.Errorf("the error is %v", err)
		}
	}
}

// TestWebannoLayersUnderOtherNames renames the layers of a file and cuts lines of its header: what is not read is counted.
func TestWebannoLayersUnderOtherNames(t *testing.T) {
	f, _ := catalogue.ByName("webanno")
	names := []string{namedEntity, "webanno.custom.A", "custom.Thing", "org.example.X", "uima.tcas.Annotation",
		"de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"}
	rapid.Check(t, func(t *rapid.T) {
		file := "#FORMAT=WebAnno TSV 3.3\n"
		layers := rapid.IntRange(0, 3).Draw(t, "layers")
		for i := range layers {
			kind := rapid.SampledFrom([]string{"SP", "SP", "CH", "XX"}).Draw(t, "kind")
			file += fmt.Sprintf("#T_%s=%s%d|value\n", kind, rapid.SampledFrom(names).Draw(t, "name"), i)
		}
		file += "\n\n#Text=📰 ক\n1-1\t0-2\t📰"
		cells := rapid.IntRange(0, 5).Draw(t, "cells")
		for i := range cells {
			file += fmt.Sprintf("\tL%d", i)
		}
		file += "\n1-2\t3-4\tক\n"
		report := new(formats.Report)
		docs, err := formattest.ImportAll(f, webannoOf(file), formats.Options{Report: report, SkipBad: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(docs[0].Spans) + report.Count(formats.SpanOut); got != cells {
			t.Fatalf("%s\nof %d spans %d are told", file, cells, got)
		}
	})
}

// TestWebannoLinesHaveTheColumnsOfTheHeader: with one column missing a label would be read as another feature.
func TestWebannoLinesHaveTheColumnsOfTheHeader(t *testing.T) {
	f, _ := catalogue.ByName("webanno")
	file := "#FORMAT=WebAnno TSV 3.3\n#T_SP=" + namedEntity +
		"|identifier|value\n\n\n#Text=রহিম বলেন\n1-1\t0-4\tরহিম\tPER\n1-2\t5-9\tবলেন\n"
	if _, err := formattest.ImportAll(f, webannoOf(file), formats.Options{}); err == nil ||
		!strings.Contains(err.Error(), "a.tsv:6: the line has 4 columns and the header names 5") {
		t.Errorf("the error is %v", err)
	}
	report := new(formats.Report)
	if _, err := formattest.ImportAll(f, webannoOf(file), formats.Options{SkipBad: true, Report: report}); err != nil ||
		report.Count(formats.ItemOut) != 1 {
		t.Errorf("left out: %v, %v", report.Totals(), err)
	}
}
