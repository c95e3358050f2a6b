package link

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

// marks finds texts in an article and labels them: "s1 PER করিম" is the first করিম, "s2 PER করিম 2" the second.
func marks(t *testing.T, text string, list ...string) (*model.Article, []*annotations.Span) {
	t.Helper()
	article, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	schema := annotations.Default()
	var spans []*annotations.Span
	for _, m := range list {
		id, rest, _ := strings.Cut(m, " ")
		label, what, _ := strings.Cut(rest, " ")
		what, second := strings.CutSuffix(what, " 2")
		at := strings.Index(text, what)
		if second {
			at += len(what) + strings.Index(text[at+len(what):], what)
		}
		if at < 0 {
			t.Fatalf("no %q", what)
		}
		l, _ := schema.Label(label)
		spans = append(spans, &annotations.Span{ID: id, Label: label, Kind: l.Kind,
			Range: model.Range{Start: model.Offset(at), End: model.Offset(at + len(what))}})
	}
	return article, spans
}

func relation(id, label, from, to string) *annotations.Relation {
	return &annotations.Relation{ID: id, Label: label, From: from, To: to}
}

func TestTheLikeliestLinkOfEachTypeComesFirst(t *testing.T) {
	const text = "😀 রহিম ঢাকায় এসেছেন। গতকাল করিম বলেন, ‘ধান পচেছে, লোকসান দুই লাখ টাকা।’ সালাম শুনছিলেন। তিনি জানান, ভালো নেই।"
	base := []string{"s1 PER রহিম", "s2 GPE ঢাকায়", "s3 DATE গতকাল", "s4 PER করিম", "s5 QUOTE ধান পচেছে, লোকসান দুই লাখ টাকা।",
		"s6 MONEY দুই লাখ টাকা", "s7 PER সালাম", "s8 CUE বলেন", "s9 CLAIM ধান পচেছে", "s10 QUOTE ভালো নেই"}
	for _, c := range []struct {
		name, span string
		relations  []*annotations.Relation
		want       string
	}{
		{"a quotation: its speaker, its verb, a claim made in it", "s5", nil,
			"SPEAKER>s4 CUE>s8 CLAIMANT<s9 SPEAKER>s1 SPEAKER>s7 SPEAKER>s2"},
		{"with a speaker already: that one, then the verb", "s5", []*annotations.Relation{relation("r1", "SPEAKER", "s5", "s4")},
			"=SPEAKER>s4 CUE>s8 CLAIMANT<s9 SPEAKER>s1 SPEAKER>s7 SPEAKER>s2"},
		{"a claim: the quotation around it, then whose that is", "s9", []*annotations.Relation{relation("r1", "SPEAKER", "s5", "s7")},
			"CLAIMANT>s5 CLAIMANT>s7 CLAIMANT>s4"},
		{"somebody: the quotations of his before those nearer", "s7", nil, "SPEAKER<s10 CLAIMANT<s9 SPEAKER<s5"},
		{"a date: nothing", "s3", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			article, spans := marks(t, text, base...)
			set := annotations.SetOf(spans, c.relations, "")
			s, _ := set.Span(c.span)
			var got []string
			for _, k := range Of(article, set, annotations.Default(), s) {
				at, arrow := "", ">"
				if k.Relation != nil {
					at = "="
				}
				if k.To == s {
					arrow = "<"
				}
				got = append(got, at+k.Label+arrow+k.Other(s).ID)
			}
			if line := strings.Join(got, " "); !strings.HasPrefix(line, c.want) || c.want == "" && line != "" {
				t.Errorf("got  %s\nwant %s…", line, c.want)
			}
		})
	}
}

func TestFewOfManySpansAreLookedAt(t *testing.T) {
	text := strings.Repeat("করিম ", 50_000)
	article, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var spans []*annotations.Span
	for i := range 50_000 {
		spans = append(spans, &annotations.Span{ID: fmt.Sprint("s", i+1), Label: "PER", Kind: annotations.Entity,
			Range: model.Range{Start: model.Offset(13 * i), End: model.Offset(13*i + 12)}})
	}
	quote := spans[25_000]
	quote.Label, quote.Kind = "QUOTE", annotations.Quote
	links := Of(article, annotations.SetOf(spans, nil, ""), annotations.Default(), quote)
	if len(links) != 2*most || links[0].To != spans[24_999] && links[0].To != spans[25_001] {
		t.Errorf("%d links, the first to %s", len(links), links[0].To.ID)
	}
	if !slices.ContainsFunc(links, func(k Link) bool { return k.To == spans[25_100] }) {
		t.Error("a near one is missing")
	}
}
