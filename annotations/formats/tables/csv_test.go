package tables_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

// spreadsheetDocs have what spreadsheet programs are known to change: formulas, leading zeros, dates, line feeds, CR LF.
func spreadsheetDocs(t *testing.T) []*formats.Doc {
	t.Helper()
	doc := func(id, annotator, text string, spans ...*annotations.Span) *formats.Doc {
		a, err := model.NewArticle(id, text, model.Meta{Source: "s.txt", Title: `শিরোনাম, "১"`})
		if err != nil {
			t.Fatal(err)
		}
		return &formats.Doc{Article: a, Annotator: annotator, Spans: spans}
	}
	span := func(d *formats.Doc, id, label, word, note string, attrs map[string]string) {
		start := model.Offset(strings.Index(d.Article.Text(), word))
		kind := annotations.Entity
		if label == "QUOTE" {
			kind = annotations.Quote
		}
		d.Spans = append(d.Spans, &annotations.Span{ID: id, Label: label, Kind: kind, Note: note, Attrs: attrs,
			Range: model.Range{Start: start, End: start + model.Offset(len(word))}})
	}
	news := doc("a1", "রিনা", "📰 রহিম উদ্দিন ঢাকা\u09df বলেন, \"নে\u09af\u09bc র\u200d\u09cdযাব\" ও ক\u09cd\u200cষ।\nপরের লাইন; "+
		"👩🏽\u200d🚀 আসে।\n")
	span(news, "s1", "PER", "রহিম উদ্দিন", "টীকা, \"ক\"\nদুই", nil)
	span(news, "s2", "PER", "রহিম", "", nil)
	span(news, "s3", "GPE", "ঢাকা\u09df", "", map[string]string{"ক": "1.50", "type": "direct"})
	span(news, "s4", "QUOTE", "নে\u09af\u09bc র\u200d\u09cdযাব", "=1+2", nil)
	span(news, "s5", "ORG", "র\u200d\u09cdযাব", "+৫", nil)
	span(news, "s6", "PER", "👩🏽\u200d🚀", "007", nil)
	news.Relations = []*annotations.Relation{{ID: "r1", From: "s4", To: "s1", Label: "SPEAKER"}}
	news.Answer, news.Created, news.Modified = annotations.Accept, "2026-01-31T09:30:00Z", "2026-02-01T10:00:00Z"
	sums := doc("007", "01", "=SUM(1;2) শুরু রহিম  দুই ফাঁকা\tট্যাব\r\nশেষ")
	span(sums, "s1", "PER", "রহিম", "1/2", nil)
	span(sums, "s2", "PER", "শেষ", "TRUE", nil)
	plus := doc("2026-01-02", "1E5", "+৮৮০ রহিম ‘ক’ -৫")
	span(plus, "s1", "PER", "রহিম", " ফাঁকা আগে", nil)
	thousand := doc("1,000", "", "@রহিম")
	span(thousand, "s1", "PER", "রহিম", "3.10", nil)
	quotes := doc("q'", "", "'রহিম' ১২৩")
	span(quotes, "s1", "DATE", "১২৩", "'৫.৫০", nil)
	return []*formats.Doc{news, sums, plus, thousand, doc("e", "", ""), quotes}
}

func plainOf(docs []*formats.Doc) []formattest.Plain {
	var all []formattest.Plain
	f, _ := catalogue.ByName("csv")
	for _, d := range docs {
		all = append(all, formattest.Held(d, f.Keeps, formats.Options{}))
	}
	return all
}

// TestCSVThatLibreOfficeSavedWithAllColumnsAsText has our export after it was an .xlsx: every cell quoted, CR LF turned
// into LF.
func TestCSVThatLibreOfficeSavedWithAllColumnsAsText(t *testing.T) {
	report := new(formats.Report)
	docs, err := formattest.ImportFixture(t, "csv", "libreoffice.csv", formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plainOf(spreadsheetDocs(t)), plainOf(docs)); diff != "" {
		t.Error(diff)
	}
	if len(report.Totals()) > 0 {
		t.Errorf("counted %v", report.Totals())
	}
}

// TestCSVThatLibreOfficeCalculatedSaysWhatChanged has our export opened with LibreOffice's own column types, and an .ods
// between, which lost the tab.
func TestCSVThatLibreOfficeCalculatedSaysWhatChanged(t *testing.T) {
	_, err := formattest.ImportFixture(t, "csv", "libreoffice-numbers.csv", formats.Options{})
	if err == nil || !strings.Contains(err.Error(), "(not as it was exported): span s2 goes from 38 to 41") {
		t.Errorf("the error is %v", err)
	}
	report := new(formats.Report)
	changed := map[string]int{}
	report.Each = func(a formats.ArticleReport) {
		for _, e := range a.Entries {
			if e.Loss == formats.RowChanged {
				changed[a.ID] = e.Count
			}
		}
	}
	docs, err := formattest.ImportFixture(t, "csv", "libreoffice-numbers.csv", formats.Options{Report: report, SkipBad: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"a1": 2, "7": 3, "2026-01-02": 2, "1000": 2}
	if diff := cmp.Diff(want, changed); diff != "" {
		t.Errorf("rows that changed, by article: %s", diff)
	}
	was, is := plainOf(spreadsheetDocs(t)), plainOf(docs)
	var same []string
	for i := range was {
		if cmp.Equal(was[i], is[i]) {
			same = append(same, was[i].ID)
		}
	}
	if !slices.Equal(same, []string{"e", "q'"}) {
		t.Errorf("unchanged articles are %q", same)
	}
	if docs[1].Article.Text() != "=SUM(1;2) শুরু রহিম  দুই ফাঁকাট্যাব\nশেষ" {
		t.Errorf("the text that lost its tab is %q", docs[1].Article.Text())
	}
}

func TestCSVIsToldByItsHeader(t *testing.T) {
	for _, header := range []string{"row,article,x", "row;article;x", "row\tarticle\tx", `"row","article","x"`, `"row";"article";"x"`,
		"\"row\"\t\"article\"\t\"x\"", "\uFEFF\"row\",\"article\",\"x\""} {
		if f, err := catalogue.Detect("a.csv", []byte(header+"\n"), nil); err != nil || f.Name != "csv" {
			t.Errorf("%s is taken for %q (%v)", header, f.Name, err)
		}
	}
}

func TestCSVRowsThatSomebodyEdited(t *testing.T) {
	f, _ := catalogue.ByName("csv")
	w, err := formattest.Export(f, formats.Options{}, formattest.SentenceDoc(t))
	if err != nil {
		t.Fatal(err)
	}
	exported := w.String()
	for _, c := range []struct {
		name, from, to, want string
		changed, others      int
	}{
		{"untouched", "", "", "PER=রহিম উদ্দিন GPE=ঢাকায়", 0, 0},
		{"another label", ",GPE,", ",LOC,", "PER=রহিম উদ্দিন LOC=ঢাকায়", 1, 0},
		{"a row without checksum", "span,a1,,,s1,", "span,a1,,,s9,LOC,entity,ঢাকা\u09df,14,19,,,,,,\nspan,a1,,,s1,",
			"PER=রহিম উদ্দিন LOC=ঢাকায় GPE=ঢাকায়", 0, 0},
		{"numbers with a point", ",14,19,", ",14.0,19.0,", "PER=রহিম উদ্দিন GPE=ঢাকায়", 1, 0},
		{"a column of remarks", "row,", "মন্তব্য,row,", "", 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := strings.Replace(exported, c.from, c.to, 1)
			if c.others > 0 {
				content = strings.NewReplacer("\narticle,", "\n,article,", "\nspan,a1,,,s1", "\nদেখুন,span,a1,,,s1", "\nspan,",
					"\n,span,").Replace(content)
				c.want = "PER=রহিম উদ্দিন GPE=ঢাকায়"
			}
			report := new(formats.Report)
			docs, err := formattest.ImportString(t, "csv", content, formats.Options{Report: report})
			if err != nil || formattest.Spans(docs) != formattest.Composed(c.want) {
				t.Errorf("%q, %v", formattest.Spans(docs), err)
			}
			if report.Count(formats.RowChanged) != c.changed || report.Count(formats.ExtraOut) != c.others {
				t.Errorf("counted %v", report.Totals())
			}
		})
	}
	if _, err := formattest.ImportString(t, "csv", strings.Replace(exported, ",14,19,", ",\"14,0\",19,", 1),
		formats.Options{}); err == nil ||
		!strings.Contains(err.Error(), "in:4: start: a whole number is expected") {
		t.Errorf("a number with a decimal comma: %v", err)
	}
}
