package tables_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func TestParquetFilesWrittenByOthers(t *testing.T) {
	const wantSpans = "PER=রহিম উদ্দিন LOC=ঢাকা\u09df ORG=র\u200d\u09cdযাব ক\u09cd\u200cষ LOC=ঢাকা LOC=খুলনা"
	wantTexts := []string{
		"📰 রহিম উদ্দিন ঢাকা\u09df বলেন ।", "নে\u09af\u09bc র\u200d\u09cdযাব ক\u09cd\u200cষ 👩🏽\u200d🚀 বলল , \"হ্যাঁ\"", "", "ঢাকা খুলনা",
	}
	for _, c := range []struct {
		name, file string
		opt        formats.Options
	}{
		{"numbers named in the file, lists called Sequence", "arrow-ner.parquet", formats.Options{}},
		{"numbers named in the file, lists called List, pages of version 2", "arrow-ner-list.parquet", formats.Options{}},
		{"tags written out in a column tags", "arrow-tags.parquet", formats.Options{}},
		{"lists of items instead of elements, described as Python lists", "arrow-rs.parquet", formats.Options{}},
		{"DuckDB's: small numbers, Zstandard, another column", "duckdb-ner.parquet", formats.Options{}},
		{"the caller's names count more than the file's", "arrow-ner.parquet",
			formats.Options{Labels: []string{"O", "S-PER", "PER", "S-LOC", "LOC", "S-ORG", "ORG"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := wantSpans
			if c.opt.Labels != nil {
				want = "PER=রহিম PER=উদ্দিন LOC=ঢাকা\u09df ORG=র\u200d\u09cdযাব ORG=ক\u09cd\u200cষ LOC=ঢাকা LOC=খুলনা"
			}
			docs, err := formattest.ImportFixture(t, "parquet", c.file, c.opt)
			if err != nil || len(docs) != len(wantTexts) {
				t.Fatalf("%d articles, %v", len(docs), err)
			}
			if got := formattest.Spans(docs); got != want {
				t.Errorf("spans are %q\nwant      %q", got, want)
			}
			for i, d := range docs {
				if d.Article.Text() != wantTexts[i] || d.Article.ID() != []string{"0", "1", "2", "খবর/৩"}[i] {
					t.Errorf("article %d is %q: %q", i, d.Article.ID(), d.Article.Text())
				}
			}
		})
	}
}

// TestParquetColumnsOfManyForms reads columns as datasets of several origins have them. Those with nulls in lists were written by version
// 0.32.0 of the library: 0.25.1 reads them right, but writes lists whose elements are pointers as nulls, and tippani writes none such.
func TestParquetColumnsOfManyForms(t *testing.T) {
	type old struct { // lists of two levels, whole numbers as ids, other columns
		ID    int64    `parquet:"id"`
		Words []string `parquet:"words"`
		Ner   []string `parquet:"ner"`
		Pos   []int64  `parquet:"pos_tags,list"`
		Lang  string   `parquet:"lang"`
	}
	type plainText struct {
		Text string `parquet:"text"`
	}
	type tokensOnly struct {
		Tokens []struct {
			Form string `parquet:"form"`
			Tag  int64  `parquet:"tag"`
		} `parquet:"tokens,list"`
		Tags []int64 `parquet:"ner_tags,list"`
	}
	nulls := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join("testdata", "nulls", name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	names := formats.Options{Labels: []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"}}
	for _, c := range []struct {
		name    string
		content []byte
		opt     formats.Options
		want    string
		counted map[formats.Loss]int
		err     string
	}{
		{"words and tags written out", writeParquet(t,
			[]old{{ID: 7, Words: []string{"📰", "রহিম"}, Ner: []string{"O", "B-PER"}, Lang: "bn"}}), formats.Options{}, "PER=রহিম",
			map[formats.Loss]int{formats.ColumnOut: 2}, ""},
		{"an article without words", writeParquet(t, []old{{ID: 7}}), formats.Options{}, "", map[formats.Loss]int{formats.ColumnOut: 2},
			""},
		{"a null tag is unknown", nulls("null-tag.parquet"),
			names, "PER=রহিম LOC=রহিম", map[formats.Loss]int{formats.UnknownTag: 1}, ""},
		{"one null tag alone is no empty list", nulls("only-null-tag.parquet"), names, "",
			map[formats.Loss]int{formats.UnknownTag: 1}, ""},
		{"a null token", nulls("null-token.parquet"), names, "", nil,
			"in: row 1: token 2 is null"},
		{"numbers without names", nulls("numbers.parquet"), formats.Options{}, "", nil,
			".labels.json"},
		{"no tags", writeParquet(t, []plainText{{"রহিম"}}), formats.Options{}, "", nil, "among its columns (text)"},
		{"tokens that are structures", writeParquet(t, []tokensOnly{{}}), formats.Options{}, "", nil, "no list of words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.opt.Report = new(formats.Report)
			docs, err := formattest.ImportString(t, "parquet", string(c.content), c.opt)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("the error is %v", err)
				}
				return
			}
			if err != nil || formattest.Spans(docs) != c.want {
				t.Fatalf("read %q, %v", formattest.Spans(docs), err)
			}
			for loss, n := range c.counted {
				if c.opt.Report.Count(loss) != n {
					t.Errorf("counted %v", c.opt.Report.Totals())
				}
			}
			if strings.HasPrefix(c.name, "words") && docs[0].Article.ID() != "7" {
				t.Errorf("the id is %q", docs[0].Article.ID())
			}
		})
	}
}

func writeParquet[T any](t *testing.T, rows []T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
