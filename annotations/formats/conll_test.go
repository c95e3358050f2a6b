package formats

import (
	"os"
	"strings"
	"testing"
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
		{"the sentence on a line of its own, columns parted by spaces", "রহিম ঢাকার লোক\nরহিম B-PER\nঢাকার B-LOC\nলোক O\n", "PER=রহিম LOC=ঢাকার"},
		{"an id in a comment", "# id 12 domain=bn\nরহিম _ _ B-PER\n", "PER=রহিম"},
		{"documents", "-DOCSTART- -X- O O\n\nরহিম NNP B-NP B-PER\n\nঢাকা NNP B-NP B-LOC\n-DOCSTART- -X- O O\nখুলনা X Y I-LOC\n", "PER=রহিম LOC=ঢাকা LOC=খুলনা"},
		{"an emoji before", "📰 O\nরহিম B-PER\n", "PER=রহিম"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := importString(t, "conll", c.content, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := slicesOf(docs); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestConllSentenceLinesGiveTheSpacingBack(t *testing.T) {
	docs, err := importString(t, "conll", "(২৭ রহিম, ঢাকার\n(২৭\tO\nরহিম\tB-PER\n,\tO\nঢাকার\tB-LOC\n", Options{})
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
			if _, err := importString(t, "conll", c.content, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
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
	report := new(Report)
	docs, err := importString(t, "conll", string(content), Options{Report: report})
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
	if !strings.Contains(slicesOf(docs), "TIM=গত সোমবার রাতে") {
		t.Errorf("a bare tag did not make one span: %s", clip(slicesOf(docs)))
	}
}

func TestUniversalDependenciesAreWalkedByTheirText(t *testing.T) {
	content, err := os.ReadFile("testdata/ud-bengali-bru.conllu")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := importString(t, "conllu", string(content), Options{})
	if err != nil || len(docs) != 6 {
		t.Fatalf("%d sentences: %v", len(docs), err)
	}
	if docs[0].Article.ID() != "dev-s1" || docs[0].Article.Text() != "কিছু করি না ।" {
		t.Errorf("the first is %s: %q", docs[0].Article.ID(), docs[0].Article.Text())
	}
	range1 := "# text = vámonos al\n1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n1\tvamos\t_\t_\t_\t_\t_\t_\t_\t_\n2\tnos\t_\t_\t_\t_\t_\t_\t_\t_\n2.1\tø\t_\t_\t_\t_\t_\t_\t_\t_\n3\tal\t_\t_\t_\t_\t_\t_\t_\tNER=B-Y\n\n"
	docs, err = importString(t, "conllu", range1, Options{})
	if err != nil || slicesOf(docs) != "X=vámonos Y=al" {
		t.Errorf("ranges and empty nodes: %s %v", slicesOf(docs), err)
	}
}
