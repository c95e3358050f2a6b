package columns_test

import (
	"os"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
	"tippani/annotations/formats/quote"
)

// TestConllReadsEverySchemeAndDefect has the tag schemes and the defects of real files.
func TestConllReadsEverySchemeAndDefect(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"IOB2", "রহিম B-PER\nউদ্দিন I-PER\nঢাকা B-LOC\n", "PER=রহিম উদ্দিন LOC=ঢাকা"},
		{"IOB1 has B only between two of a kind", "রহিম I-PER\nকরিম B-PER\nও O\nঢাকা I-LOC\n", "PER=রহিম PER=করিম LOC=ঢাকা"},
		{"BILOU", "রহিম B-PER\nউদ্দিন L-PER\nঢাকা U-LOC\nখুলনা U-LOC\n", "PER=রহিম উদ্দিন LOC=ঢাকা LOC=খুলনা"},
		{"IOBES", "রহিম B-PER\nউল I-PER\nহক E-PER\nঢাকা S-LOC\n", "PER=রহিম উল হক LOC=ঢাকা"},
		{"a tag without prefix", "গত TIM\nসোমবার TIM\nরাতে O\n", "TIM=গত সোমবার"},
		{"an ampersand in a tag", "গত\tB-D&T\nসোমবার\tI-D&T\n", "D&T=গত সোমবার"},
		{"four columns", "রহিম NNP B-NP B-PER\nবলেন VB B-VP O\n", "PER=রহিম"},
		{"a byte order mark at the start and in the middle", "\uFEFFরহিম\tB-PER\n\n\uFEFFঢাকা\tB-LOC\n", "PER=রহিম LOC=ঢাকা"},
		{"DOS line ends and trailing blanks", "রহিম\tB-PER \r\nবলেন\tO\r\n", "PER=রহিম"},
		{"the sentence on a line of its own", "(২৭ রহিম, ঢাকার\n(২৭\tO\nরহিম\tB-PER\n,\tO\nঢাকার\tB-LOC\n", "PER=রহিম LOC=ঢাকার"},
		{"the sentence on a line of its own, columns parted by spaces", "রহিম ঢাকার লোক\nরহিম B-PER\nঢাকার B-LOC\nলোক O\n",
			"PER=রহিম LOC=ঢাকার"},
		{"an id in a comment", "# id 12 domain=bn\nরহিম _ _ B-PER\n", "PER=রহিম"},
		{"documents", "-DOCSTART- -X- O O\n\nরহিম NNP B-NP B-PER\n\nঢাকা NNP B-NP B-LOC\n-DOCSTART- -X- O O\nখুলনা X Y I-LOC\n",
			"PER=রহিম LOC=ঢাকা LOC=খুলনা"},
		{"an emoji before", "📰 O\nরহিম B-PER\n", "PER=রহিম"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := formattest.ImportString(t, "conll", c.content, formats.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Spans(docs); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestConllSentenceLinesGiveTheSpacingBack(t *testing.T) {
	docs, err := formattest.ImportString(t, "conll", "(২৭ রহিম, ঢাকার\n(২৭\tO\nরহিম\tB-PER\n,\tO\nঢাকার\tB-LOC\n", formats.Options{})
	if err != nil || docs[0].Article.Text() != "(২৭ রহিম, ঢাকার" {
		t.Errorf("the text is %q (%v)", docs[0].Article.Text(), err)
	}
}

func TestConllErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a line without tag", "রহিম\tB-PER\nউদ্দিন\n", "in:2: "},
		{"a tag without label", "রহিম\tB-\n", `the tag "B-" of token 1 has no label`},
		{"bytes that are no UTF-8", "রহিম\tB-PER\n\xff\tO\n", "in:2: the line is not valid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := formattest.ImportString(t, "conll", c.content, formats.Options{}); err == nil ||
				!strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// TestRealNewsFileIsReadWhole counts the entities of a file as it is found in the wild.
func TestRealNewsFileIsReadWhole(t *testing.T) {
	content, err := os.ReadFile("testdata/bengali-ner.tsv")
	if err != nil {
		t.Fatal(err)
	}
	report := new(formats.Report)
	docs, err := formattest.ImportString(t, "conll", string(content), formats.Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	tokens := 0
	for _, line := range strings.Split(string(content), "\n") {
		if strings.Contains(line, "\t") {
			tokens++
		}
	}
	got := 0
	for _, d := range docs {
		got += len(strings.Fields(d.Article.Text()))
	}
	if got != tokens || len(docs) < 10 || report.Spans < 50 {
		t.Errorf("%d of %d tokens, %d articles, %d spans", got, tokens, len(docs), report.Spans)
	}
	if first := docs[0]; strings.HasPrefix(first.Article.Text(), "\uFEFF") {
		t.Error("the byte order mark is part of the text")
	}
	if !strings.Contains(formattest.Spans(docs), "TIM=গত সোমবার রাতে") {
		t.Errorf("a bare tag did not make one span: %s", quote.Clip(formattest.Spans(docs)))
	}
}

func TestUniversalDependenciesAreWalkedByTheirText(t *testing.T) {
	content, err := os.ReadFile("testdata/ud-bengali-bru.conllu")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := formattest.ImportString(t, "conllu", string(content), formats.Options{})
	if err != nil || len(docs) != 6 {
		t.Fatalf("%d sentences: %v", len(docs), err)
	}
	if docs[0].Article.ID() != "dev-s1" || docs[0].Article.Text() != "কিছু করি না ।" {
		t.Errorf("the first is %s: %q", docs[0].Article.ID(), docs[0].Article.Text())
	}
	range1 := "# text = vámonos " +
		"al\n1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n1\tvamos\t_\t_\t_\t_\t_\t_\t_\t_\n2\tnos\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2.1\tø\t_\t_\t_\t_\t_\t_\t_\t_\n3\tal\t_\t_\t_\t_\t_\t_\t_\tNER=B-Y\n\n"
	docs, err = formattest.ImportString(t, "conllu", range1, formats.Options{})
	if err != nil || formattest.Spans(docs) != "X=vámonos Y=al" {
		t.Errorf("ranges and empty nodes: %s %v", formattest.Spans(docs), err)
	}
}

// TestConllOfNLTK has three columns, parted by spaces, with B before every chunk.
func TestConllOfNLTK(t *testing.T) {
	report := new(formats.Report)
	docs, err := formattest.ImportFixture(t, "conll", "nltk.conll", formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "PER=রহিম উদ্দিন PER=করিম LOC=ঢাকা\u09df ORG=র\u200d\u09cdযাব ক\u09cd\u200cষ "+
		"LOC=খুলনা LOC=বরিশাল" {
		t.Errorf("%q, %v", formattest.Spans(docs), err)
	}
	if len(docs) != 3 || docs[1].Article.Text() != "নে\u09af\u09bc র\u200d\u09cdযাব ক\u09cd\u200cষ 👩🏽\u200d🚀 #১ -" ||
		report.Count(formats.ColumnOut) != 3 {
		t.Errorf("%d articles, counted %v", len(docs), report.Totals())
	}
}

// TestConlluOfAnEditor has tags, a word expanded to a range and one split in two by an editor's library.
func TestConlluOfAnEditor(t *testing.T) {
	report := new(formats.Report)
	docs, err := formattest.ImportFixture(t, "conllu", "ud-ner.conllu", formats.Options{Report: report})
	if err != nil || formattest.Spans(docs) != "THING=কিছু করি PER=তুমি FOOD=খাবার THING=তা PER=কি" {
		t.Errorf("%q, %v", formattest.Spans(docs), err)
	}
	before, err := formattest.ImportFixture(t, "conllu", "ud-bengali-bru.conllu", formats.Options{})
	if err != nil || len(docs) != len(before) {
		t.Fatalf("%d articles, %v", len(docs), err)
	}
	for i, d := range docs {
		if d.Article.Text() != before[i].Article.Text() || d.Article.ID() != before[i].Article.ID() {
			t.Errorf("%s: the text is %q", d.Article.ID(), d.Article.Text())
		}
	}
	if report.Count(formats.ItemOut) != 0 {
		t.Errorf("counted %v", report.Totals())
	}
}

func TestConlluTagsThatHaveNoWordAreCounted(t *testing.T) {
	line := func(id, form, misc string) string {
		return id + "\t" + form + strings.Repeat("\t_", 7) + "\t" + misc + "\n"
	}
	for _, c := range []struct {
		name, content, want string
		lost                int
	}{
		{"a range whose words agree", line("1-2", "রহিমও", "_") + line("1", "রহিম", "NER=B-PER") + line("2", "ও", "NER=I-PER"),
			"PER=রহিমও", 0},
		{"a range whose later word is tagged", line("1-2", "রহিমও", "NER=O") + line("1", "রহিম", "NER=O") + line("2", "ও", "NER=B-PER"),
			"PER=রহিমও", 0},
		{"a range whose words differ", line("1-2", "রহিমও", "_") + line("1", "রহিম", "NER=B-PER") + line("2", "ও", "NER=B-LOC"),
			"PER=রহিমও", 1},
		{"an empty node", line("1", "রহিম", "NER=B-PER") + line("1.1", "সে", "NER=B-PER"), "PER=রহিম", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := new(formats.Report)
			docs, err := formattest.ImportString(t, "conllu", c.content, formats.Options{Report: report})
			if err != nil || formattest.Spans(docs) != c.want || report.Count(formats.ItemOut) != c.lost {
				t.Errorf("%q, %v, counted %v", formattest.Spans(docs), err, report.Totals())
			}
		})
	}
}
