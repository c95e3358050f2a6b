// Package formattest helps to test formats: documents to write, outputs in memory, and what was read as short text to compare.
package formattest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
	"tippani/model/segment"
)

// pieces are what random articles are made of: plain and conjunct Bengali, য় both ways, ZWJ and ZWNJ, emoji with
// skin tone and ZWJ, quotes, what JSON, TSV, brat and WebAnno escape, and line separators.
var pieces = []string{"ঢাকা", "য়", "প্রধানমন্ত্রী", "স্ত্রী", "বলেন", "নেওয়া", "য়ে", "য়ে", "ড়", "ড়", "র\u200d্যা", "ক্\u200cষ", "📰",
	"👩🏽\u200d🚀", "é", "e\u0301",
	"১.৫", "২০২৬", "রাষ্ট্র-সমর্থিত", " ", " ", " ", " ", "\n", "।", ",", "‘", "’", "\"", "\\", "(", ")", "[", "]", "|", "_", "*", "#",
	";", "->", "<b>&", "\t",
	"\u00a0", "\u2028", "\u0085", "%", "=", "-DOCSTART-", "O", "\uFEFF", "𝄞"}

// article draws a text that often begins with an emoji.
func article(t *rapid.T, clean bool) *model.Article {
	parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 16).Draw(t, "parts")
	if rapid.Bool().Draw(t, "emoji first") {
		parts = append([]string{"📰 "}, parts...)
	}
	text := strings.Join(parts, "")
	if clean {
		text = strings.NewReplacer("\uFEFF", "", "\u2028", " ", "\u0085", " ").Replace(text)
	}
	id := rapid.SampledFrom([]string{"a", "খবর/১", "x y", "..", "দৈনিক", "q?*"}).Draw(t, "id")
	a, err := model.NewArticle(id, text, model.Meta{Source: "s.txt", Title: "শিরোনাম “১”"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var testLabels = []string{"PER", "GPE", "QUOTE", "CLAIM", "ব্যক্তি"}

// Document draws an article with spans that nest, overlap and repeat, and everything a record can hold.
func Document(t *rapid.T) *formats.Doc {
	a := article(t, false)
	d := &formats.Doc{Article: a}
	var ends []model.Offset
	sc := segment.NewScanner(a.Text())
	for sc.Next() {
		ends = append(ends, model.Offset(sc.Start()))
	}
	ends = append(ends, a.Len())
	n := rapid.IntRange(0, 6).Draw(t, "spans")
	for range n {
		i := rapid.IntRange(0, len(ends)-1).Draw(t, "start")
		k := rapid.IntRange(0, 12).Draw(t, "length")
		r := model.Trim(a, model.Range{Start: ends[i], End: ends[min(i+k, len(ends)-1)]})
		if r.Empty() {
			continue
		}
		label := rapid.SampledFrom(testLabels).Draw(t, "label")
		s := &annotations.Span{Range: r, Label: label, Kind: rapid.SampledFrom(annotations.Kinds()).Draw(t, "kind")}
		if rapid.Bool().Draw(t, "attribute") {
			s.Attrs = map[string]string{"type": rapid.SampledFrom([]string{"direct", "পরোক্ষ", "true"}).Draw(t, "value")}
		}
		s.Note = rapid.SampledFrom([]string{"", "", "_", "*", "[1]", "টীকা ‘ক’", "দুই\nলাইন\t|<b>"}).Draw(t, "note")
		if score := rapid.SampledFrom([]float64{-1, -1, 0, 0.91}).Draw(t, "score"); score >= 0 {
			s.Suggested = &annotations.Suggested{Source: "crf@3", Score: score, Changed: rapid.Bool().Draw(t, "changed")}
		}
		d.Spans = append(d.Spans, s)
	}
	slices.SortStableFunc(d.Spans, func(a, b *annotations.Span) int { return a.Range.Compare(b.Range) })
	for i, s := range d.Spans {
		s.ID = fmt.Sprint("s", i+1+rapid.IntRange(0, 1).Draw(t, "gap")*10)
		for j := range i {
			if d.Spans[j].ID == s.ID {
				s.ID = fmt.Sprint("s", 100+i)
			}
		}
	}
	for i := range rapid.IntRange(0, min(2, len(d.Spans))).Draw(t, "relations") {
		pick := rapid.SampledFrom(d.Spans)
		d.Relations = append(d.Relations, &annotations.Relation{ID: "r" + strconv.Itoa(i+1), Label: "SPEAKER",
			From: pick.Draw(t, "from").ID, To: pick.Draw(t, "to").ID})
	}
	d.Answer = rapid.SampledFrom([]annotations.Answer{"", "accept", "reject", "ignore"}).Draw(t, "answer")
	d.Annotator = rapid.SampledFrom([]string{"", "রিনা"}).Draw(t, "annotator")
	d.Created = rapid.SampledFrom([]string{"", "2026-01-31T09:30:00Z"}).Draw(t, "created")
	if rapid.Bool().Draw(t, "extra") {
		d.Extra = []annotations.Field{{Key: "_input_hash", Raw: []byte("-13216227")}}
	}
	return d
}

// MustArticle is an article of a text.
func MustArticle(t testing.TB, id, text string) *model.Article {
	t.Helper()
	a, err := model.NewArticle(id, text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Sentence is the reference sheet's sentence: an emoji first, য় as one code point.
const Sentence = "📰 রহিম উদ্দিন ঢাকা\u09df বলেন।"

// SentenceDoc has PER রহিম উদ্দিন and GPE ঢাকায়, joined by a relation.
func SentenceDoc(t testing.TB) *formats.Doc {
	t.Helper()
	return &formats.Doc{
		Article: MustArticle(t, "a1", Sentence),
		Spans: []*annotations.Span{
			{ID: "s1", Range: model.Range{Start: 5, End: 36}, Label: "PER", Kind: annotations.Entity},
			{ID: "s2", Range: model.Range{Start: 37, End: 52}, Label: "GPE", Kind: annotations.Entity},
		},
	}
}

// Quick is the text of most variants, with its spans in code points: PER 0–4, LOC 5–9.
const Quick = `রহিম ঢাকা গেল`
