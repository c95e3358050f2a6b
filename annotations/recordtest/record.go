// Package recordtest draws random records for property tests.
package recordtest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/segment"
)

var pieces = []string{"ঢাকা", "য়", "য\u09bc", "স্ত্রী", "র\u200d্যাব", "ক্\u200cষ", "📰", " ", " ", "।", "‘", "\n", "\u0985"}

// Article draws an article, which may be empty.
func Article(t *rapid.T) *model.Article {
	a, err := model.NewArticle("খবর-১", strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "text"), ""),
		model.Meta{Source: "s"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Record draws what one annotator says about an article, sorted as a dataset has it.
func Record(t *rapid.T, a *model.Article) *record.Record {
	var ends []model.Offset
	for sc := segment.NewScanner(a.Text()); sc.Next(); {
		ends = append(ends, model.Offset(sc.Start()))
	}
	ends = append(ends, a.Len())
	r := &record.Record{Article: a, Annotator: "মিনা"}
	ids := rapid.Permutation([]int{1, 2, 3, 4, 5, 6}).Draw(t, "ids")
	for i := range rapid.IntRange(0, 5).Draw(t, "spans") {
		from := rapid.IntRange(0, len(ends)-1).Draw(t, "start")
		at := model.Trim(a, model.Range{Start: ends[from], End: ends[min(from+rapid.IntRange(1, 4).Draw(t, "length"), len(ends)-1)]})
		if at.Empty() {
			continue
		}
		s := &annotations.Span{ID: fmt.Sprint("s", ids[i]), Range: at, Label: rapid.SampledFrom([]string{"PER", "GPE"}).Draw(t, "label"),
			Kind: annotations.Entity,
			Note: rapid.SampledFrom([]string{"", "", "টীকা", "2"}).Draw(t, "note")}
		if v := rapid.SampledFrom([]string{"", "", "direct", "পরোক্ষ"}).Draw(t, "attribute"); v != "" {
			s.Attrs = map[string]string{"type": v}
		}
		if score := rapid.SampledFrom([]float64{-1, -1, -1, 0, 0.25, 1}).Draw(t, "score"); score >= 0 {
			s.Suggested = &annotations.Suggested{Source: "crf@3", Score: score, Changed: rapid.Bool().Draw(t, "changed")}
		}
		r.Spans = append(r.Spans, s)
	}
	for i := range rapid.IntRange(0, min(2, len(r.Spans))).Draw(t, "relations") {
		pick := rapid.SampledFrom(r.Spans)
		r.Relations = append(r.Relations, &annotations.Relation{ID: fmt.Sprint("r", i+1), From: pick.Draw(t, "from").ID,
			To: pick.Draw(t, "to").ID, Label: "SPEAKER"})
	}
	var decisions []*annotations.Decision
	for i := range rapid.IntRange(0, 2).Draw(t, "decisions") {
		d := &annotations.Decision{ID: fmt.Sprint("d", i+1), About: annotations.AboutSpan, By: "তানিয়া",
			Choice: rapid.SampledFrom([]annotations.Choice{annotations.Taken, annotations.Own, annotations.None}).Draw(t, "choice"),
			Left:   []annotations.Version{{Annotator: "রাফি", ID: fmt.Sprint("s", i+1)}},
			Reason: rapid.SampledFrom([]string{"", "কারণ"}).Draw(t, "reason")}
		if len(r.Spans) > 0 && d.Choice != annotations.None {
			d.Gold = rapid.SampledFrom(r.Spans).Draw(t, "gold").ID
		}
		decisions = append(decisions, d)
	}
	r.KeepDecisions(decisions)
	r.Answer = rapid.SampledFrom([]annotations.Answer{"", annotations.Accept, annotations.Reject}).Draw(t, "answer")
	return record.Parse("drawn", 1, record.Append(nil, r))
}
