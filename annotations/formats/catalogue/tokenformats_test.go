package catalogue_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// tokenView is an article as tokens: what a format of tokens can hold.
type tokenView struct {
	Tokens []string
	Spans  []string
}

func viewOf(words []string, spans []tagging.Span) tokenView {
	v := tokenView{Tokens: words}
	for _, s := range spans {
		v.Spans = append(v.Spans, fmt.Sprint(s.First, "–", s.Last, " ", s.Span.Label))
	}
	return v
}

func words(d *formats.Doc, tokens []model.Range) []string {
	var all []string
	for _, r := range tokens {
		all = append(all, d.Article.Slice(r))
	}
	return all
}

// TestTokenFormatsGiveBackTokensAndTheirSpans is the identity for formats of tokens: what align and flatten leave is
// what comes back, token for token.
func TestTokenFormatsGiveBackTokensAndTheirSpans(t *testing.T) {
	for _, name := range []string{"gliner", "conll", "hf-jsonl", "parquet", "conllu"} {
		for _, how := range []formats.Align{formats.Expand, formats.Contract, formats.Exact} {
			t.Run(name+" "+string(how), func(t *testing.T) {
				f, err := catalogue.ByName(name)
				if err != nil {
					t.Fatal(err)
				}
				rapid.Check(t, func(t *rapid.T) { tokenRoundTrip(t, f, how) })
			})
		}
	}
}

func tokenRoundTrip(t *rapid.T, f formats.Format, how formats.Align) {
	opt := formats.Options{Align: how}.WithDefaults()
	var want []tokenView
	var docs []*formats.Doc
	for range rapid.IntRange(1, 3).Draw(t, "articles") {
		d := formattest.Document(t)
		docs = append(docs, d)
		if d.Answer == annotations.Reject || d.Answer == annotations.Ignore {
			continue
		}
		tokens, err := tagging.Tokens(&opt, d)
		if err != nil {
			t.Fatal(err)
		}
		var ignored formats.Tally
		if f.Name == "conll" {
			tokens = unmarked(d, tokens)
		}
		spans := tagging.Align(d, tokens, how, &ignored)
		if !f.Keeps.Has(formats.KeepsNesting) {
			spans = tagging.FlattenTokens(d, spans, &ignored)
		}
		if f.Name == "conllu" && len(tokens) == 0 {
			continue
		}
		want = append(want, viewOf(words(d, tokens), spans))
	}
	w, err := formattest.Export(f, opt, docs...)
	if err != nil {
		t.Fatal(err)
	}
	back, err := formattest.ImportAll(f, w.Input(f), opt)
	if err != nil {
		t.Fatalf("%v\n%s", err, w)
	}
	var got []tokenView
	for i, d := range back {
		if texts := texts(docs, f); f.Keeps.Has(formats.KeepsText) && d.Article.Text() != texts[i] {
			t.Fatalf("the text came back as %q, not %q\n%s", d.Article.Text(), texts[i], w)
		}
		if i >= len(want) {
			t.Fatalf("%d articles came back for %d:\n%s", len(back), len(want), w)
		}
		tokens, missing := tagging.Locate(d.Article.Text(), want[i].Tokens)
		if missing >= 0 {
			t.Fatalf("token %d is gone: %q\n%s", missing, d.Article.Text(), w)
		}
		got = append(got, viewOf(words(d, tokens), tagging.Align(d, tokens, formats.Expand, new(formats.Tally))))
	}
	sortViews(want)
	sortViews(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("something else came back (-wrote +read):\n%s\n%s", diff, w)
	}
}

// texts are those of the articles that are written.
func texts(docs []*formats.Doc, f formats.Format) []string {
	var all []string
	for _, d := range docs {
		tokens, _ := tagging.Segment(d)
		if d.Answer != annotations.Reject && d.Answer != annotations.Ignore && (f.Name != "conllu" || len(tokens) > 0) {
			all = append(all, d.Article.Text())
		}
	}
	return all
}

func sortViews(views []tokenView) {
	for _, v := range views {
		for i := range v.Spans {
			for j := i; j > 0 && strings.Compare(v.Spans[j], v.Spans[j-1]) < 0; j-- {
				v.Spans[j], v.Spans[j-1] = v.Spans[j-1], v.Spans[j]
			}
		}
	}
}

// unmarked are the tokens as CoNLL has them: no byte order mark begins one.
func unmarked(d *formats.Doc, tokens []model.Range) []model.Range {
	var kept []model.Range
	for _, r := range tokens {
		if r.Start += model.Offset(r.Len() - len(strings.TrimLeft(d.Article.Slice(r), "\uFEFF"))); !r.Empty() {
			kept = append(kept, r)
		}
	}
	return kept
}
